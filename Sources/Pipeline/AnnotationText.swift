import CScanning
package import FeedbackModel

/// Appends text and numbers to lists of bytes, in JSON and CSV, the same in every locale.
package enum AnnotationText {
  /// Appends a string's bytes.
  package static func append(_ text: String, to out: inout WorkList<UInt8>) {
    out.append(contentsOf: text.utf8.span)
  }

  // MARK: - JSON

  /// Appends bytes as the inside of a JSON string.
  package static func append(jsonInside bytes: Span<UInt8>, to out: inout WorkList<UInt8>) {
    var from = 0
    while true {
      let found = bytes.withUnsafeBufferPointer { all in
        // In bounds: the search ends before `count`, and nothing is read where that is 0.
        Int(earshot_find_escaped(all.baseAddress, Int64(from), Int64(all.count)))
      }
      out.append(contentsOf: bytes.extracting(from..<found))
      guard found < bytes.count else { return }
      append(escaped: bytes[found], to: &out)
      from = found + 1
    }
  }

  private static func append(escaped byte: UInt8, to out: inout WorkList<UInt8>) {
    switch byte {
    case UInt8(ascii: "\""): out.append("\\\"")
    case UInt8(ascii: "\\"): out.append("\\\\")
    case UInt8(ascii: "\n"): out.append("\\n")
    case UInt8(ascii: "\r"): out.append("\\r")
    case UInt8(ascii: "\t"): out.append("\\t")
    default:
      let digits: StaticString = "0123456789abcdef"
      out.append("\\u00")
      out.append(digits.utf8Start[Int(byte >> 4)])
      out.append(digits.utf8Start[Int(byte & 15)])
    }
  }

  /// Appends a JSON string.
  package static func append(json text: String, to out: inout WorkList<UInt8>) {
    append(json: text.utf8.span, to: &out)
  }

  /// Appends a JSON string of bytes.
  package static func append(json bytes: Span<UInt8>, to out: inout WorkList<UInt8>) {
    out.append(UInt8(ascii: "\""))
    append(jsonInside: bytes, to: &out)
    out.append(UInt8(ascii: "\""))
  }

  // MARK: - CSV

  /// Appends a CSV cell: quoted where it must be, and with `'` before text that a spreadsheet would take for a formula.
  package static func append(
    csv bytes: Span<UInt8>,
    delimiter: UInt8,
    to out: inout WorkList<UInt8>
  ) {
    let isGuarded = isFormula(bytes)
    let quote = UInt8(ascii: "\"")
    let isQuoted =
      first(of: delimiter, quote, quote, in: bytes, from: 0) < bytes.count
      || first(of: 0x0A, 0x0D, 0x0D, in: bytes, from: 0) < bytes.count
    if isQuoted { out.append(quote) }
    if isGuarded { out.append(UInt8(ascii: "'")) }
    guard isQuoted else { return out.append(contentsOf: bytes) }
    var from = 0
    while from < bytes.count {
      let found = first(of: quote, quote, quote, in: bytes, from: from)
      out.append(contentsOf: bytes.extracting(from..<found))
      // A quote within a cell stands twice.
      if found < bytes.count { out.append("\"\"") }
      from = found + 1
    }
    out.append(quote)
  }

  private static func first(
    of a: UInt8,
    _ b: UInt8,
    _ c: UInt8,
    in bytes: Span<UInt8>,
    from start: Int
  ) -> Int {
    bytes.withUnsafeBufferPointer { all in
      // In bounds: the search ends before `count`, and nothing is read where that is 0.
      Int(earshot_find_any(all.baseAddress, Int64(start), Int64(all.count), a, b, c))
    }
  }

  /// Returns whether a byte is one of `= + - @ TAB CR`, with which formulas begin.
  @inline(__always)
  static func mayBeginFormula(_ byte: UInt8) -> Bool {
    guard byte < 64 else { return byte == UInt8(ascii: "@") }
    let signs: UInt64 = 1 << 0x09 | 1 << 0x0D | 1 << 0x2B | 1 << 0x2D | 1 << 0x3D
    return signs >> UInt64(byte) & 1 != 0
  }

  /// Returns whether a spreadsheet would take a cell for a formula: it begins with `= + - @ TAB CR` and is no number.
  package static func isFormula(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return false }
    switch bytes[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(bytes)
    default: return false
    }
  }

  private static func isNumber(_ bytes: Span<UInt8>) -> Bool {
    var digits = 0
    var points = 0
    for index in 1..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."), UInt8(ascii: ","): points += 1
      default: return false
      }
    }
    return digits > 0 && points <= 1 || bytes.count == 1
  }
}

// MARK: - To arrays, for what is written now and then

extension AnnotationText {
  /// Appends a string's bytes.
  package static func append(_ text: StaticString, to out: inout [UInt8]) {
    text.withUTF8Buffer { out.append(contentsOf: $0) }
  }

  /// Appends a string's bytes.
  package static func append(_ text: String, to out: inout [UInt8]) {
    out.append(contentsOf: text.utf8)
  }

  /// Appends an integer in decimal digits.
  package static func append(_ value: Int, to out: inout [UInt8]) {
    collect(into: &out) { $0.append(decimal: value) }
  }

  /// Appends thousandths as a decimal with three places.
  package static func append(thousandths value: Int, to out: inout [UInt8]) {
    collect(into: &out) { $0.append(thousandths: value) }
  }

  /// Appends a JSON string.
  package static func append(json text: String, to out: inout [UInt8]) {
    collect(into: &out) { append(json: text, to: &$0) }
  }

  /// Returns a JSON string.
  static func json(_ text: String) -> String {
    var out: [UInt8] = []
    append(json: text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends a JSON string of bytes.
  package static func append(json bytes: Span<UInt8>, to out: inout [UInt8]) {
    collect(into: &out) { append(json: bytes, to: &$0) }
  }

  /// Appends a CSV cell, quoted and guarded where it must be.
  package static func append(csv bytes: Span<UInt8>, delimiter: UInt8, to out: inout [UInt8]) {
    collect(into: &out) { append(csv: bytes, delimiter: delimiter, to: &$0) }
  }

  /// Appends what is written to a list.
  static func collect<Result>(
    into out: inout [UInt8],
    _ write: (inout WorkList<UInt8>) -> Result
  ) -> Result {
    var list = WorkList<UInt8>()
    let result = write(&list)
    list.withUnsafeElements { out.append(contentsOf: $0) }
    return result
  }
}
