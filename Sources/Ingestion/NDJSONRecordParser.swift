import CSimdJSON
import FeedbackModel

/// Reads one JSON object a line.
struct NDJSONRecordParser: Sendable {
  private let path: String
  private let keys: JSONKeyTable
  private var handle = JSONHandle()
  private var unescaped: [UInt8] = []
  private var keyMemo = JSONKeyMemo()
  private var ranks: [Int] = []

  init(schema: InputSchema) {
    path = schema.path
    keys = schema.keys
    ranks = Array(repeating: Int.max, count: keys.cellCount)
  }

  mutating func parse(_ chunk: RecordChunk, into batch: inout RecordBatch) {
    // A copy of this parser in another task must not share simdjson's buffers.
    if !isKnownUniquelyReferenced(&handle) { handle = JSONHandle() }
    unescaped.removeAll(keepingCapacity: true)
    chunk.bytes.withUnsafeBufferPointer { bytes in
      var scanner = RecordScanner(format: .ndjson, delimiter: Byte.comma)
      var line = chunk.firstLine
      while let (content, _) = scanner.nextRecord(in: bytes, atEnd: true) {
        if let base = bytes.baseAddress, InputFormat.ndjson.isRow(content, in: base) {
          readObject(content, line: line, base: base, count: bytes.count, into: &batch)
        }
        line += 1
      }
    }
    batch.bytes.append(contentsOf: unescaped)
  }

  private mutating func readObject(
    _ content: Range<Int>,
    line: Int,
    base: UnsafePointer<UInt8>,
    count: Int,
    into batch: inout RecordBatch
  ) {
    var fault = 0
    let text = base + content.lowerBound
    if let reason = earshot_json_parse(
      handle.pointer,
      text,
      content.count,
      count - content.lowerBound,
      &fault
    ) {
      let place = Place(line: line, column: fault + 1)
      let reason = String(cString: reason)
      batch.reject(path: path, place: place, reason: reason, record: content, base: base)
      return
    }
    let firstCell = batch.cells.count
    let firstMember = batch.members.count
    let absent = Cell(span: TextSpan(content.lowerBound, content.lowerBound), kind: .absent)
    batch.cells.append(contentsOf: repeatElement(absent, count: keys.cellCount))
    for index in ranks.indices { ranks[index] = Int.max }
    readMembers(content, base: base, count: count, firstCell: firstCell, into: &batch)
    batch.records.append(
      Record(
        line: line,
        span: TextSpan(content.lowerBound, content.upperBound),
        cells: firstCell..<batch.cells.count,
        members: firstMember..<batch.members.count
      )
    )
  }

  @inline(__always)
  private mutating func readMembers(
    _ content: Range<Int>,
    base: UnsafePointer<UInt8>,
    count: Int,
    firstCell: Int,
    into batch: inout RecordBatch
  ) {
    var memberCount = 0
    guard let members = earshot_json_members(handle.pointer, &memberCount) else { return }
    let offset = content.lowerBound
    for index in 0..<memberCount {
      let member = members[index]
      let key = TextSpan(offset + Int(member.key_start), offset + Int(member.key_end))
      let value = TextSpan(offset + Int(member.value_start), offset + Int(member.value_end))
      batch.members.append(Member(keySpan: key, valueSpan: value))
      for match in matches(for: member, at: index, key: key, base: base)
      where match.rank <= ranks[match.cell] {
        ranks[match.cell] = match.rank
        batch.cells[firstCell + match.cell] = cell(member, at: index, value: value, count: count)
      }
    }
  }

  @inline(__always)
  private mutating func matches(
    for member: earshot_json_member,
    at index: Int,
    key: TextSpan,
    base: UnsafePointer<UInt8>
  ) -> [JSONKeyTable.Match] {
    var bytes = UnsafeBufferPointer(start: base + key.range.lowerBound, count: key.count)
    if member.key_is_escaped != 0 {
      var length = 0
      let text = earshot_json_key(handle.pointer, index, &length)
      bytes = UnsafeBufferPointer(start: text, count: length)
    }
    return keyMemo.matches(for: bytes, at: index, in: keys)
  }

  @inline(__always)
  private mutating func cell(
    _ member: earshot_json_member,
    at index: Int,
    value: TextSpan,
    count: Int
  ) -> Cell {
    switch Int(member.kind) {
    case EARSHOT_JSON_NULL: return Cell(span: value, kind: .null)
    case EARSHOT_JSON_NUMBER: return Cell(span: value, kind: .number)
    case EARSHOT_JSON_BOOL: return Cell(span: value, kind: .bool)
    case EARSHOT_JSON_CONTAINER: return Cell(span: value, kind: .container)
    default: break
    }
    guard member.value_is_escaped != 0 else {
      let inner = TextSpan(value.range.lowerBound + 1, value.range.upperBound - 1)
      return Cell(span: inner, kind: .string)
    }
    var length = 0
    let text = earshot_json_string(handle.pointer, index, &length)
    let start = count + unescaped.count
    unescaped.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    return Cell(span: TextSpan(start, start + length), kind: .string)
  }
}

/// Owns one of simdjson's parsers.
///
/// Unchecked because the compiler cannot see it: a handle is used only through a parser that holds the one
/// reference to it, which `NDJSONRecordParser.parse` makes sure of.
final class JSONHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  init() {
    guard let pointer = earshot_json_new() else {
      preconditionFailure("There is no memory for a JSON parser.")
    }
    self.pointer = pointer
  }

  deinit { earshot_json_free(pointer) }
}
