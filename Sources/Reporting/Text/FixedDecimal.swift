/// A number in decimal digits with a fixed count behind the point, the same in every locale.
///
/// Rounding is to the nearest, halves away from zero. A value that rounds to zero has no sign.
public enum FixedDecimal {
  /// The largest count of digits behind the point that is offered.
  static let maximumDigits = 9

  /// The magnitude from which on a value is no longer written out digit by digit.
  static let largestMagnitude = 9.0e8

  /// Returns the value in decimal digits, `-` in front when it is below zero.
  ///
  /// - Parameters:
  ///   - value: The number; one that is not finite gives a dash, `–`.
  ///   - digits: How many digits stand behind the point, 0…9.
  ///   - grouped: Whether a comma stands between groups of three digits.
  /// - Returns: ASCII digits, but for a value that is not finite.
  public static func text(_ value: Double, digits: Int, grouped: Bool = false) -> String {
    guard value.isFinite else { return "–" }
    let places = min(max(0, digits), maximumDigits)
    guard value.magnitude < largestMagnitude else {
      return value.magnitude < 9.0e18 ? integer(Int(value), grouped: grouped) : "\(value)"
    }
    let power = powerOfTen(places)
    let scaled = Int((value.magnitude * Double(power)).rounded(.toNearestOrAwayFromZero))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let whole = integer(scaled / power, grouped: grouped)
    guard places > 0 else { return sign + whole }
    return sign + whole + "." + zeroPadded(scaled % power, places)
  }

  /// Returns a whole number in decimal digits.
  public static func integer(_ value: Int, grouped: Bool = true) -> String {
    let digits = String(value.magnitude)
    let sign = value < 0 ? "-" : ""
    guard grouped, digits.utf8.count > 3 else { return sign + digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return sign + text
  }

  /// Returns the value with as few digits behind the point as it needs, within the given range.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - digits: The fewest and the most digits behind the point.
  /// - Returns: As `text(_:digits:grouped:)`, zeros at the end taken off.
  public static func trimmed(_ value: Double, digits: ClosedRange<Int>) -> String {
    var text = text(value, digits: digits.upperBound)
    guard text.contains(".") else { return text }
    var spare = digits.upperBound - digits.lowerBound
    while spare > 0, text.hasSuffix("0") {
      text.removeLast()
      spare -= 1
    }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func powerOfTen(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func zeroPadded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
