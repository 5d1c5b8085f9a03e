/// Rates from numbers that operations give.
public enum OperationsRate {
  /// Returns the retention rate in percent: ((end − new) / start) · 100.
  ///
  /// - Parameters:
  ///   - start: Customers at the start of the period.
  ///   - new: Customers won in the period.
  ///   - end: Customers at its end.
  /// - Returns: nil when there were no customers at the start.
  public static func retention(start: Int, new: Int, end: Int) -> Double? {
    start > 0 ? Double(100 * (end - new)) / Double(start) : nil
  }
}
