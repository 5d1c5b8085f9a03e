import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots/`.
///
/// With `EARSHOT_RECORD_SNAPSHOTS` set the file is written anew, and the test fails all the same: a recorded snapshot
/// has been read by nobody yet.
func expectSnapshot(
  _ text: String,
  named name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: Snapshots.folder + "/" + name)
  if ProcessInfo.processInfo.environment["EARSHOT_RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record("Recorded \(name); read it and run again.", sourceLocation: sourceLocation)
    return
  }
  let expected = try Repository.text(file.path(percentEncoded: false))
  guard text != expected else { return }
  let lines = zip(text.lines, expected.lines).enumerated()
  let different = lines.filter { $0.element.0 != $0.element.1 }
  let shown = different.prefix(5).map { place, pair in
    "line \(place + 1)\nnow  \(pair.0.prefix(400))\nthen \(pair.1.prefix(400))"
  }
  Issue.record(
    "\(name) differs in \(different.count) lines\n\(shown.joined(separator: "\n"))",
    sourceLocation: sourceLocation
  )
}

/// The folder of snapshots.
enum Snapshots {
  static let folder = Repository.root + "/Tests/EarshotCommandsTests/Snapshots"
}
