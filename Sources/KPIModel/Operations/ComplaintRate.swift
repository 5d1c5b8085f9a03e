/// Complaints against the number of customers.
public enum ComplaintRate {
  /// Returns complaints per 1,000 customers, with Garwood's exact interval of a Poisson count.
  ///
  /// - Parameters:
  ///   - complaints: The complaints of the period, no fewer than 0.
  ///   - customers: The mean number of active customers in it.
  /// - Returns: nil without customers.
  public static func perThousand(
    _ complaints: Int,
    customers: Double
  ) -> (value: Double, low: Double, high: Double)? {
    guard customers > 0, let interval = Interval.garwood(complaints) else { return nil }
    let factor = 1000 / customers
    return (Double(complaints) * factor, interval.low * factor, interval.high * factor)
  }
}
