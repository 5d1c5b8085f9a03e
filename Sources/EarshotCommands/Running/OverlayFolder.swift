import Calibration
import FeedbackModel
import Glibc
import LexiconMatching
import Pipeline

/// The folder into which a command writes an overlay.
struct OverlayFolder {
  /// The path as the user gave it.
  let path: String

  /// The command, as messages call it.
  let command: String

  /// The names of the files that the command may write.
  let names: [String]

  /// How the name in the header of each of them begins.
  let prefix: String

  /// The folder of a fit.
  static func calibrated(_ path: String) -> OverlayFolder {
    OverlayFolder(
      path: path,
      command: "calibrate",
      names: ["cues.tsv", "model.tsv", "topics.tsv", "valence.tsv"],
      prefix: "calibrated-"
    )
  }

  /// The folder of an import.
  static func imported(_ path: String) -> OverlayFolder {
    OverlayFolder(
      path: path,
      command: "lexicon import",
      names: LexiconImport.fileNames,
      prefix: LexiconImport.namePrefix
    )
  }

  /// Checks that word lists in the folder are not lost unless the user wants it.
  ///
  /// - Parameter overwrites: Whether the lists that the command wrote before may be replaced.
  /// - Throws: `CommandError` where the folder holds word lists and they may not, or the command would write over a file
  ///   that it did not write.
  func check(overwrites: Bool) throws {
    let lists = (FileReading.names(in: path) ?? []).filter { $0.hasSuffix(".tsv") }
    guard overwrites || lists.isEmpty else {
      throw CommandError(
        "\(path) holds word lists already, such as \(lists[0])",
        remedy:
          "give --output a folder of its own, or --overwrite to replace those that \(command) wrote."
      )
    }
    for name in names where lists.contains(name) {
      let bytes = try FileReading.bytes(of: path + "/" + name)
      guard String(decoding: bytes.prefix(400), as: UTF8.self).contains("\n#: name: " + prefix)
      else {
        throw CommandError(
          "\(path)/\(name) was not written by \(command)",
          remedy: "give --output a folder of its own."
        )
      }
    }
  }

  /// Whether files that the command may write are in the folder.
  var holdsLists: Bool { !Set(names).isDisjoint(with: FileReading.names(in: path) ?? []) }

  /// Writes the files into the folder, and takes out those of an earlier run that are not written again.
  ///
  /// Without files nothing is changed, so that a run that came to nothing costs nobody an overlay.
  ///
  /// - Throws: `OutputError` where a file cannot be written; `CommandError` where the folder cannot be made.
  func write(_ files: [WrittenLexicon]) throws {
    guard !files.isEmpty else { return }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST, FileReading.isFolder(path) else {
      throw CommandError(
        "the folder \(path) cannot be made: \(String(cString: strerror(errno)))",
        remedy: "give --output a folder that can be written."
      )
    }
    for file in files { try write(file.bytes, to: file.name) }
    for name in names where !files.contains(where: { $0.name == name }) { remove(name) }
  }

  /// Writes a text beside the files of the overlay.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  private func write(_ bytes: [UInt8], to name: String) throws {
    let output = try OutputFile(path + "/" + name)
    defer { output.abandon() }
    try output.write(bytes)
    try output.finish()
  }

  /// Takes a file out, if it is there.
  func remove(_ name: String) { unlink(path + "/" + name) }
}
