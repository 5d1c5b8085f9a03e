import Calibration
import FeedbackModel
import Glibc
import LexiconMatching
import Pipeline

/// Writes the files of an overlay.
enum OverlayFolder {
  /// The names of the files that a fit may write.
  private static let names = ["cues.tsv", "model.tsv", "topics.tsv", "valence.tsv"]

  /// Checks that word lists in a folder are not lost unless the user wants it.
  ///
  /// - Parameters:
  ///   - folder: The folder of the overlay, which may not be there yet.
  ///   - overwrites: Whether the lists of an earlier fit may be replaced.
  /// - Throws: `CommandError` where the folder holds word lists and they may not, or a fit would write over a file that
  ///   no fit wrote.
  static func check(_ folder: String, overwrites: Bool) throws {
    let lists = (FileReading.names(in: folder) ?? []).filter { $0.hasSuffix(".tsv") }
    guard overwrites || lists.isEmpty else {
      throw CommandError(
        "\(folder) holds word lists already, such as \(lists[0])",
        remedy:
          "give --output a folder of its own, or --overwrite to replace those of an earlier fit."
      )
    }
    for name in names where lists.contains(name) {
      let bytes = try FileReading.bytes(of: folder + "/" + name)
      guard String(decoding: bytes.prefix(400), as: UTF8.self).contains("\n#: name: calibrated-")
      else {
        throw CommandError(
          "\(folder)/\(name) was not written by calibrate",
          remedy: "give --output a folder of its own."
        )
      }
    }
  }

  /// Writes the files into a folder, and takes out those of an earlier fit that are not written again.
  ///
  /// Without files nothing is changed, so that a fit that came to nothing costs nobody an overlay.
  ///
  /// - Throws: `OutputError` where a file cannot be written; `CommandError` where the folder cannot be made.
  static func write(_ files: [WrittenLexicon], to folder: String) throws {
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST, FileReading.isFolder(folder) else {
      throw CommandError(
        "the folder \(folder) cannot be made: \(String(cString: strerror(errno)))",
        remedy: "give --output a folder that can be written."
      )
    }
    for file in files {
      let output = try OutputFile(folder + "/" + file.name)
      defer { output.abandon() }
      try output.write(file.bytes)
      try output.finish()
    }
    guard !files.isEmpty else { return }
    for name in names where !files.contains(where: { $0.name == name }) {
      unlink(folder + "/" + name)
    }
  }
}
