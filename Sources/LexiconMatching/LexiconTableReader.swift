import CScanning
import FeedbackModel

/// Cuts a lexicon file into header, columns and rows, and collects what is wrong with it.
struct LexiconTableReader {
  private static let requiredKeys = ["kind", "name", "version", "language", "licence", "source"]
  private static let headerKeys = requiredKeys + [LexiconTable.consultsKey]

  let path: String
  private(set) var kind: LexiconKind?
  private(set) var header: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var hasColumns = false
  /// The columns that the file names; all but those that only people read until it names them.
  private var columns: [String] = []
  private var fields: [LexiconFields.Field] = []
  private var lines: [Int32] = []

  init(path: String) { self.path = path }

  /// Reads a whole file.
  ///
  /// - Returns: Its entries; what else it says, and what is wrong with it, stands in the reader.
  mutating func read(_ bytes: [UInt8]) -> LexiconFields {
    // About as long as lines are in the shipped files.
    lines.reserveCapacity(bytes.count / Self.usualLineBytes)
    fields.reserveCapacity(bytes.count / Self.usualLineBytes * 4)
    let text = bytes.span
    // Mostly the whole file is well formed; then no line need be asked.
    let isValid = Self.isUTF8(text)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start <= text.count {
      number += 1
      if isValid, hasColumns, start < text.count, Self.mayBeginEntry(text[start]) {
        start = takeRow(from: start, of: text, number) + 1
        continue
      }
      let line = Self.line(from: start, in: text)
      start = line.end + 1
      guard !Self.isBlank(line.content, in: text) else { continue }
      guard isValid || Self.isUTF8(text.extracting(line.content)) else {
        report(number, "the line is not UTF-8", "save the file as UTF-8.")
        continue
      }
      take(line.content, of: text, number)
    }
    if !hasColumns { finishHeader(number) }
    return LexiconFields(bytes: bytes, fields: fields, lines: lines, width: columns.count)
  }

  /// About how many bytes a line of the shipped files has; for room, not for meaning.
  private static let usualLineBytes = 24

  private static func isUTF8(_ text: Span<UInt8>) -> Bool {
    // No access beyond the text: both are told how long it is.
    text.withUnsafeBufferPointer { bytes in
      let count = Int32(bytes.count)
      return earshot_is_ascii(bytes.baseAddress, count) || earshot_is_utf8(bytes.baseAddress, count)
    }
  }

  private static func isBlank(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    for place in line where text[place] != UInt8(ascii: " ") && text[place] != UInt8(ascii: "\t") {
      return false
    }
    return true
  }

  /// Whether a line that begins with a byte is neither blank nor a comment nor a header; most lines are entries.
  private static func mayBeginEntry(_ byte: UInt8) -> Bool {
    byte > UInt8(ascii: " ") && byte != UInt8(ascii: "#")
  }

  /// Returns a line without its end, and where the line feed behind it is.
  private static func line(
    from start: Int,
    in text: Span<UInt8>
  ) -> (content: Range<Int>, end: Int) {
    var end = start
    repeat {
      end = separator(from: end, in: text) + 1
    } while end <= text.count && !isEnd(end - 1, of: text)
    end -= 1
    let hasReturn = end > start && text[end - 1] == UInt8(ascii: "\r")
    return (start..<(hasReturn ? end - 1 : end), end)
  }

  private static func isEnd(_ place: Int, of text: Span<UInt8>) -> Bool {
    place >= text.count || text[place] == UInt8(ascii: "\n")
  }

  /// Returns where the next tab or line feed is, or the end of the text.
  private static func separator(from start: Int, in text: Span<UInt8>) -> Int {
    text.withUnsafeBufferPointer { bytes in
      let (tab, feed) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"))
      // In bounds: the search ends where the text does.
      return Int(
        earshot_find_any(bytes.baseAddress, Int64(start), Int64(bytes.count), tab, feed, feed)
      )
    }
  }

  private mutating func take(_ line: Range<Int>, of text: Span<UInt8>, _ number: Int) {
    let first = text[line.lowerBound]
    guard first == UInt8(ascii: "#") else { return takeEntry(line, of: text, number) }
    let second = line.count > 1 ? text[line.lowerBound + 1] : nil
    if second == UInt8(ascii: ":") {
      takeHeader(Self.string(line, of: text).dropFirst(2), number)
    } else if second == UInt8(ascii: "\t") {
      takeEntry(line, of: text, number)
    }
  }

  private mutating func takeEntry(_ line: Range<Int>, of text: Span<UInt8>, _ number: Int) {
    if hasColumns {
      _ = takeRow(from: line.lowerBound, of: text, number)
      return
    }
    finishHeader(number)
    takeColumns(line, of: text, number)
  }

  private static func string(_ range: Range<Int>, of text: Span<UInt8>) -> Substring {
    text.extracting(range).withUnsafeBufferPointer { Substring(decoding: $0, as: UTF8.self) }
  }

  private mutating func takeHeader(_ line: Substring, _ number: Int) {
    guard let colon = line.firstIndex(of: ":") else {
      report(number, "the header line has no value", "write it as `#: key: value`.")
      return
    }
    let key = line[..<colon].trimmed
    let value = line[line.index(after: colon)...].trimmed
    guard Self.headerKeys.contains(key) else {
      let known = Self.headerKeys.joined(separator: ", ")
      report(number, "the header key '\(key)' is unknown; known are \(known)", "correct the key.")
      return
    }
    guard key == "kind" else {
      header[key] = value
      return
    }
    guard !hasColumns else {
      report(number, "the kind is told below the columns", "move the line to the top of the file.")
      return
    }
    header[key] = value
    kind = LexiconKind(rawValue: value)
    if kind == nil {
      let known = LexiconKind.allCases.map(\.rawValue).joined(separator: ", ")
      report(number, "the kind '\(value)' is unknown; known are \(known)", "correct the kind.")
    }
  }

  private mutating func finishHeader(_ number: Int) {
    for key in Self.requiredKeys where header[key]?.isEmpty ?? true {
      report(max(1, number), "the header lacks '\(key)'", "add a line `#: \(key): …` at the top.")
    }
    if let kind, kind != .topics, header[LexiconTable.consultsKey] != nil {
      report(
        max(1, number),
        "a list of the kind \(kind.rawValue) consults no taxonomies",
        "take the line out, or put it into a file of the kind topics."
      )
    }
  }

  private mutating func takeColumns(_ line: Range<Int>, of text: Span<UInt8>, _ number: Int) {
    hasColumns = true
    guard let kind else { return }
    self.columns = Array(kind.columns.dropLast(kind.unnamedColumns))
    _ = cut(from: line.lowerBound, of: text)
    let columns = fields.map { String(Self.string(Int($0.start)..<Int($0.end), of: text)) }
    fields.removeAll(keepingCapacity: true)
    guard columns != self.columns else { return }
    guard columns != kind.columns else {
      self.columns = columns
      return
    }
    report(
      number,
      "the columns are '\(columns.joined(separator: " "))', but a file of kind \(kind.rawValue) has "
        + "'\(self.columns.joined(separator: " "))'",
      "make the first line behind the header name these columns, with tabs between them."
    )
  }

  /// Takes the entry in the line that begins at an offset, and returns where the line ends.
  private mutating func takeRow(from start: Int, of text: Span<UInt8>, _ number: Int) -> Int {
    let first = fields.count
    let end = cut(from: start, of: text)
    let count = fields.count - first
    let wanted = columns.count
    guard let kind, count != wanted else {
      if kind == nil { fields.removeLast(count) } else { lines.append(Int32(number)) }
      return end
    }
    guard count >= kind.columns.count - kind.optionalColumns, count < wanted else {
      fields.removeLast(count)
      report(
        number,
        "the line has \(count) fields, but \(kind.rawValue) entries have \(wanted): "
          + columns.joined(separator: ", "),
        "put one tab between the fields."
      )
      return end
    }
    for _ in count..<wanted { fields.append(.empty) }
    lines.append(Int32(number))
    return end
  }

  /// Cuts the line that begins at an offset at its tabs, byte by byte: a tab is never part of another character.
  ///
  /// - Returns: Where the line ends.
  private mutating func cut(from start: Int, of text: Span<UInt8>) -> Int {
    var start = start
    while true {
      let end = Self.separator(from: start, in: text)
      guard Self.isEnd(end, of: text) else {
        fields.append(Self.trimmed(start..<end, of: text))
        start = end + 1
        continue
      }
      let hasReturn = end > start && text[end - 1] == UInt8(ascii: "\r")
      fields.append(Self.trimmed(start..<(hasReturn ? end - 1 : end), of: text))
      return end
    }
  }

  /// Returns a field without the blanks at its ends.
  private static func trimmed(_ field: Range<Int>, of text: Span<UInt8>) -> LexiconFields.Field {
    var (start, end) = (field.lowerBound, field.upperBound)
    while start < end, text[start] == UInt8(ascii: " ") { start += 1 }
    while start < end, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return LexiconFields.Field(start: Int32(start), end: Int32(end))
  }

  private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
    diagnostics.append(
      Diagnostic(message, at: SourceLocation(file: path, line: line), remedy: remedy)
    )
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: String {
    var rest = utf8
    while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    return String(Substring(rest))
  }
}
