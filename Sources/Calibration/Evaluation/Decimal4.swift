import Glibc

/// Figures with four digits behind the point, as they stand in every output.
///
/// Rounding is that of the exact binary value to the nearest, halves to even, so that other programs that round
/// correctly come to the same digits.
package enum Decimal4 {
  /// Returns the shortest digits of a figure rounded to four places, with one digit behind the point at least.
  package static func text(_ value: Double) -> String {
    var text = fixed(value)
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }

  /// Returns the figure with exactly four digits behind the point; zero has no sign.
  package static func fixed(_ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.4f", $0) }
    let digits = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = String(decoding: digits, as: UTF8.self)
    return text == "-0.0000" ? "0.0000" : text
  }

  /// Returns the figure rounded to four places.
  package static func rounded(_ value: Double) -> Double { Double(fixed(value)) ?? value }
}
