/// A CSV file as rows of cells, read strictly by RFC 4180.
struct CSVTable {
  private(set) var rows: [[String]] = []

  init(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws {
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      var row: [String] = []
      repeat {
        if !row.isEmpty { position += 1 }
        row.append(try Self.cell(bytes, &position, delimiter))
      } while position < bytes.count && bytes[position] == delimiter
      if position < bytes.count, bytes[position] == 0x0D { position += 1 }
      guard position < bytes.count, bytes[position] == 0x0A else {
        throw TestFault("CSV, byte \(position): a line end was expected")
      }
      position += 1
      rows.append(row)
    }
  }

  /// Returns the cell of a row under a column.
  subscript(row: Int, column: String) -> String? {
    guard let place = rows.first?.firstIndex(of: column), row + 1 < rows.count,
      place < rows[row + 1].count
    else { return nil }
    return rows[row + 1][place]
  }

  private static func cell(
    _ bytes: [UInt8],
    _ position: inout Int,
    _ delimiter: UInt8
  ) throws -> String {
    var out: [UInt8] = []
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, ![delimiter, 0x0A, 0x0D].contains(bytes[position]) {
        out.append(bytes[position])
        position += 1
      }
      return String(decoding: out, as: UTF8.self)
    }
    position += 1
    while true {
      guard position < bytes.count else { throw TestFault("CSV: an unclosed quote") }
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      }
      out.append(bytes[position])
      position += 1
    }
    return String(decoding: out, as: UTF8.self)
  }
}
