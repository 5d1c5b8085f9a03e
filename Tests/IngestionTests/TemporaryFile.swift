import FeedbackModel
import Glibc

@testable import Ingestion

/// A file with the given bytes that lasts as long as the value.
final class TemporaryFile {
  let path: String

  init(_ bytes: some Collection<UInt8>, suffix: String = ".csv") {
    var template = Array("/tmp/earshot-XXXXXX\(suffix)".utf8CString)
    let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
    precondition(descriptor >= 0, "There is no room for a temporary file.")
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      precondition(written > 0, "A temporary file cannot be written.")
      rest = rest.dropFirst(written)
    }
    close(descriptor)
  }

  convenience init(_ text: String, suffix: String = ".csv") {
    self.init(Array(text.utf8), suffix: suffix)
  }

  deinit { unlink(path) }

  /// Opens the file, and keeps it until that is done.
  func open(_ options: InputOptions = InputOptions()) throws -> InputSource {
    try withExtendedLifetime(self) { try InputSource(path: path, options: options) }
  }
}

/// What a whole input reads as, apart from its bytes' places.
struct Reading: Equatable {
  struct Row: Equatable {
    var line: Int
    var raw: String
    var cells: [String?]
    var members: [String] = []
  }

  struct Rejected: Equatable {
    var place: String
    var reason: String
    var record: String
  }

  var rows: [Row] = []
  var rejects: [Rejected] = []
  var rowCount = 0
  var failure: String?

  /// Reads a file to its end, or to the first failure.
  init(_ path: String, _ options: InputOptions = InputOptions()) throws {
    let source = try InputSource(path: path, options: options)
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    do {
      while let chunk = try source.nextChunk() {
        precondition(chunk.firstRecord == rowCount, "Chunks must count their rows.")
        parser.parse(chunk, into: &batch)
        add(batch, path)
      }
    } catch {
      failure = "\(error)".replacing(path, with: "FILE")
    }
  }

  /// Reads a file to its end, and keeps it until that is done.
  init(_ file: TemporaryFile, _ options: InputOptions = InputOptions()) throws {
    self = try withExtendedLifetime(file) { try Reading(file.path, options) }
  }

  private mutating func add(_ batch: RecordBatch, _ path: String) {
    func text(_ range: Range<Int>) -> String {
      String(decoding: batch.bytes[range], as: UTF8.self)
    }
    for record in batch.records {
      let cells = batch.cells[record.cells].map { cell -> String? in
        cell.kind == .absent ? nil : cell.kind == .null ? "null" : text(cell.range)
      }
      let members = batch.members[record.members].map { "\(text($0.key)):\(text($0.value))" }
      rows.append(Row(line: record.line, raw: text(record.raw), cells: cells, members: members))
    }
    for reject in batch.rejects {
      let place = "\(reject.location.line ?? 0):\(reject.location.column ?? 0)"
      let record = String(decoding: reject.record, as: UTF8.self)
      rejects.append(Rejected(place: place, reason: reject.reason, record: record))
    }
    rowCount += batch.records.count + batch.rejects.count
  }
}

extension String {
  func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      result += rest[..<range.lowerBound] + other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
