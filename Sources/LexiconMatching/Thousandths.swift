package import FeedbackModel

/// Decimal numbers as whole thousandths, so that every sum is exact.
package enum Thousandths {
  /// Returns a decimal such as `-2.5` in thousandths, or nil for anything else.
  ///
  /// At most three decimals and seven digits before them are taken.
  package static func parse(_ text: String) -> Int? {
    var digits = Substring(text)
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...2).contains(parts.count),
      (1...7).contains(whole.utf8.count),
      isDigits(whole)
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard (1...3).contains(fraction.utf8.count), isDigits(fraction) else { return nil }
    let padded = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
    guard let units = Int(whole), let rest = Int(padded) else { return nil }
    return (units * 1000 + rest) * (isNegative ? -1 : 1)
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

  private static func isDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
