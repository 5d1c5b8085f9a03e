/// Decimal numbers as text, whatever the locale.
enum Decimal {
  /// Returns a number with so many digits behind the point; "0" for what is no finite number.
  static func text(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "0" }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    return sign + "\(scaled / scale)."
      + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }
}

extension [Double] {
  /// The middle one, of an even number the greater of the two in the middle; nil for an empty list.
  var median: Double? { isEmpty ? nil : sorted()[count / 2] }
}

extension Double {
  /// Returns the quotient, or nil when either side is not above zero.
  ///
  /// Times and counts are above zero; a difference of two that is not has drowned in noise.
  func ratio(to base: Double) -> Double? { self > 0 && base > 0 ? self / base : nil }
}
