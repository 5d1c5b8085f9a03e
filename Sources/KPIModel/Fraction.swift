/// An exact fraction of whole numbers, for differences of shares that must add up to the last unit.
public struct Fraction: Hashable, Sendable, CustomStringConvertible {
  /// What stands above the line.
  public let numerator: Int128

  /// What stands below the line; above zero, without a common divisor with the numerator.
  public let denominator: Int128

  /// Creates a fraction in its lowest terms.
  ///
  /// - Precondition: The denominator is not zero.
  public init(_ numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0, "A fraction has no zero below its line.")
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// The sum of two fractions.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator
    )
  }

  /// The difference of two fractions.
  public static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.numerator, right.denominator)
  }

  /// The fraction as `-3/40`.
  public var description: String { "\(numerator)/\(denominator)" }

  /// The fraction in whole ten-thousandths, halves rounded away from zero.
  public var tenThousandths: Int {
    let scaled = numerator * 10_000
    let half = scaled < 0 ? -denominator : denominator
    return Int(clamping: (2 * scaled + half) / (2 * denominator))
  }

  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (a, b) = (left < 0 ? -left : left, right < 0 ? -right : right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
