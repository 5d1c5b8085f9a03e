/// How numbers of the KPI model are written, in every format and locale alike.
public enum KPINumber {
  /// The number of decimals to which values are rounded.
  public static let decimals = 4

  private static let scale = 10_000.0

  /// Returns the number with up to four decimals and at least one, as `30.0` or `14.0511`.
  ///
  /// - Parameter number: Any number; a half is rounded away from zero.
  /// - Returns: `null` for a number that is not finite; never `-0.0`.
  public static func text(_ number: Double) -> String {
    let scaled = (number * scale).rounded(.toNearestOrAwayFromZero)
    guard let units = Int64(exactly: scaled) else {
      return number.isFinite ? number.description : "null"
    }
    let magnitude = units.magnitude
    let whole = String(magnitude / UInt64(scale))
    var fraction = String(magnitude % UInt64(scale))
    fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
    while fraction.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
    return (units < 0 ? "-" : "") + whole + "." + fraction
  }

  /// Returns the number as `text(_:)` writes it, or `null`.
  public static func text(_ number: Double?) -> String { number.map { text($0) } ?? "null" }
}
