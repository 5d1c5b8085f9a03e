import Calibration
import FeedbackModel
import Glibc
import LexiconMatching
import Pipeline

/// Writes the files of an overlay.
enum OverlayFolder {
  /// The names of the files that a fit may write.
  private static let names = ["cues.tsv", "model.tsv", "topics.tsv", "valence.tsv"]

  /// Writes the files into a folder, and takes out those of an earlier fit that are not written again.
  ///
  /// - Throws: `OutputError` where a file cannot be written; `CommandError` where the folder cannot be made or holds a
  ///   file of the same name that no fit wrote.
  static func write(_ files: [WrittenLexicon], to folder: String) throws {
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST, FileReading.isFolder(folder) else {
      throw CommandError(
        "the folder \(folder) cannot be made: \(String(cString: strerror(errno)))",
        remedy: "give --output a folder that can be written."
      )
    }
    for name in names {
      let path = folder + "/" + name
      guard let bytes = try? FileReading.bytes(of: path) else { continue }
      guard String(decoding: bytes.prefix(400), as: UTF8.self).contains("\n#: name: calibrated-")
      else {
        throw CommandError(
          "\(path) was not written by calibrate",
          remedy: "give --output a folder of its own."
        )
      }
      if !files.contains(where: { $0.name == name }) { unlink(path) }
    }
    for file in files {
      let output = try OutputFile(folder + "/" + file.name)
      defer { output.abandon() }
      try output.write(file.bytes)
      try output.finish()
    }
  }
}
