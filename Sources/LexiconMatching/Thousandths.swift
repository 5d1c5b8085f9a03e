package import FeedbackModel

/// Decimal numbers as whole thousandths, so that every sum is exact.
package enum Thousandths {
  /// What weights of cues, topics and their words may be: more would drown all else, and could not be added up safely.
  package static let weights = -1_000_000...1_000_000

  /// Returns a decimal such as `-2.5` in thousandths, or nil for anything else.
  ///
  /// At most three decimals and seven digits before them are taken.
  package static func parse(_ text: String) -> Int? { parse(Array(text.utf8).span) }

  /// Returns a decimal of ASCII bytes in thousandths, or nil for anything else.
  package static func parse(_ bytes: [UInt8]) -> Int? { parse(bytes.span) }

  /// Returns a decimal of ASCII bytes in thousandths, or nil for anything else.
  package static func parse(_ bytes: Span<UInt8>) -> Int? {
    var magnitude = 0
    var wholeDigits = 0
    var decimals = 0
    var hasPoint = false
    var isNegative = false
    for place in bytes.indices {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "-") where place == 0: isNegative = true
      case UInt8(ascii: "+") where place == 0: break
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if hasPoint { decimals += 1 } else { wholeDigits += 1 }
        guard wholeDigits <= 7, decimals <= 3 else { return nil }
        magnitude = magnitude * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard wholeDigits > 0, !hasPoint || decimals > 0 else { return nil }
    for _ in decimals..<3 { magnitude *= 10 }
    return isNegative ? -magnitude : magnitude
  }

  /// Returns thousandths as a decimal without needless noughts, such as `-0.3` or `2.0`.
  package static func short(_ value: Int) -> String {
    var text = text(value)
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }

  /// Returns thousandths as a decimal with three places, such as `-0.734`.
  package static func text(_ value: Int) -> String {
    let magnitude = value.magnitude
    let fraction = String(magnitude % 1000)
    let zeros = String(repeating: "0", count: 3 - fraction.utf8.count)
    return "\(value < 0 ? "-" : "")\(magnitude / 1000).\(zeros)\(fraction)"
  }

  /// Returns `value × factor`, the factor in thousandths, cut towards zero.
  package static func product(_ value: Int64, _ factor: Int) -> Int64 {
    value * Int64(factor) / 1000
  }

  /// Returns the sentence for a field that is no decimal number.
  package static func diagnostic(_ text: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "'\(text)' is not a decimal number",
      at: location,
      remedy: "write it as -2.5, with a point and at most three decimals."
    )
  }
}
