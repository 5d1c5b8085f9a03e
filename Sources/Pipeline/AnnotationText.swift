/// Appends text and numbers to byte buffers, in JSON and CSV, the same in every locale.
package enum AnnotationText {
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
    out.append(addingCapacity: mostDigits) { append(value, to: &$0) }
  }

  /// Appends thousandths as a decimal with three places.
  package static func append(thousandths value: Int, to out: inout [UInt8]) {
    out.append(addingCapacity: mostDigits) { append(thousandths: value, to: &$0) }
  }

  /// Appends bytes as the inside of a JSON string.
  package static func append(jsonInside bytes: Span<UInt8>, to out: inout [UInt8]) {
    let digits: StaticString = "0123456789abcdef"
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""): append("\\\"", to: &out)
      case UInt8(ascii: "\\"): append("\\\\", to: &out)
      case UInt8(ascii: "\n"): append("\\n", to: &out)
      case UInt8(ascii: "\r"): append("\\r", to: &out)
      case UInt8(ascii: "\t"): append("\\t", to: &out)
      case 0..<0x20:
        append("\\u00", to: &out)
        out.append(digits.utf8Start[Int(byte >> 4)])
        out.append(digits.utf8Start[Int(byte & 15)])
      default: out.append(byte)
      }
    }
  }

  /// Appends a JSON string.
  package static func append(json text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    let bytes = Array(text.utf8)
    append(jsonInside: bytes.span, to: &out)
    out.append(UInt8(ascii: "\""))
  }

  /// Appends a JSON string of bytes.
  package static func append(json bytes: Span<UInt8>, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    append(jsonInside: bytes, to: &out)
    out.append(UInt8(ascii: "\""))
  }

  /// Appends a CSV cell: quoted where it must be, and with `'` before text that a spreadsheet would take for a formula.
  package static func append(csv bytes: Span<UInt8>, delimiter: UInt8, to out: inout [UInt8]) {
    let guarded = isFormula(bytes)
    var needsQuotes = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D {
        needsQuotes = true
        break
      }
    }
    guard needsQuotes else {
      if guarded { out.append(UInt8(ascii: "'")) }
      for index in bytes.indices { out.append(bytes[index]) }
      return
    }
    out.append(UInt8(ascii: "\""))
    if guarded { out.append(UInt8(ascii: "'")) }
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { out.append(UInt8(ascii: "\"")) }
      out.append(bytes[index])
    }
    out.append(UInt8(ascii: "\""))
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

// MARK: - Into room that was made before

extension AnnotationText {
  /// The most bytes that a number takes, with its sign and point.
  private static let mostDigits = 24

  /// Appends a string's bytes.
  static func append(_ text: StaticString, to out: inout OutputSpan<UInt8>) {
    text.withUTF8Buffer { for byte in $0 { out.append(byte) } }
  }

  /// Appends an integer in decimal digits.
  static func append(_ value: Int, to out: inout OutputSpan<UInt8>) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    var place: UInt = 1
    while magnitude / place >= 10 { place *= 10 }
    while place > 0 {
      out.append(UInt8(ascii: "0") + UInt8(magnitude / place % 10))
      place /= 10
    }
  }

  /// Appends thousandths as a decimal with three places.
  static func append(thousandths value: Int, to out: inout OutputSpan<UInt8>) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    let magnitude = Int(value.magnitude)
    if magnitude < 1000 {
      out.append(UInt8(ascii: "0"))
    } else {
      append(magnitude / 1000, to: &out)
    }
    out.append(UInt8(ascii: "."))
    let fraction = magnitude % 1000
    out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / 100))
    out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / 10 % 10))
    out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction % 10))
  }
}
