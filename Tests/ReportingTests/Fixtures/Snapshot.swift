import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots/` beside the calling test.
///
/// With `EARSHOT_RECORD_SNAPSHOTS` set the file is written anew, and the test fails all the same: a recorded snapshot
/// has been read by nobody yet.
func expectSnapshot(
  _ text: String,
  named name: String,
  testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["EARSHOT_RECORD_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("Recorded \(name); read it and run again.", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard text != expected else { return }
  let (left, right) = (text.split(separator: "\n"), expected.split(separator: "\n"))
  let line = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name) differs\(line.map { " in line \($0.offset + 1)" } ?? " in its length"):
    now  \(line.map { String($0.element.0.prefix(300)) } ?? "\(left.count) lines")
    then \(line.map { String($0.element.1.prefix(300)) } ?? "\(right.count) lines")
    """,
    sourceLocation: sourceLocation
  )
}
