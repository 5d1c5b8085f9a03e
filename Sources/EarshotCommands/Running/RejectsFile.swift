import FeedbackModel
import Glibc
import Ingestion
import Pipeline

/// The file of rejected rows: NDJSON, one object a row, made only when there is one.
struct RejectsFile {
  private let path: String?
  private var file: OutputFile?

  /// The path of the file when it was made.
  private(set) var written: String?

  /// Creates a file that is not there yet; with no path rejects are only told.
  init(path: String?) { self.path = path }

  /// Appends rejected rows.
  mutating func append(_ rejects: [Reject]) throws {
    guard let path, !rejects.isEmpty else { return }
    if file == nil {
      file = try OutputFile(path)
      written = path
    }
    var out: [UInt8] = []
    for reject in rejects {
      AnnotationText.append("{\"file\":", to: &out)
      AnnotationText.append(json: reject.location.file, to: &out)
      AnnotationText.append(",\"line\":", to: &out)
      AnnotationText.append(reject.location.line.map(String.init) ?? "null", to: &out)
      AnnotationText.append(",\"column\":", to: &out)
      AnnotationText.append(reject.location.column.map(String.init) ?? "null", to: &out)
      AnnotationText.append(",\"reason\":", to: &out)
      AnnotationText.append(json: reject.reason, to: &out)
      AnnotationText.append(",\"record\":", to: &out)
      AnnotationText.append(json: String(decoding: reject.record, as: UTF8.self), to: &out)
      AnnotationText.append("}\n", to: &out)
    }
    try file?.write(out)
  }

  /// Gives the file its name; without rejected rows takes out the file of an earlier run, whose rows are mended.
  ///
  /// - Throws: `OutputError` where the file cannot be written.
  mutating func finish() throws {
    if let file { return try file.finish() }
    var status = stat()
    guard let path, lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    unlink(path)
  }
}
