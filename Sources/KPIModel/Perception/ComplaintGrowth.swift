/// Complaints against customers: whether complaints grow faster than the number of customers who could complain.
///
/// More complaints from more customers are no finding; more complaints from each are. The rate ratio of two Poisson
/// counts has a conditional interval: given their sum, the later count is binomial with share *r·c₂ / (r·c₂ + c₁)*
/// (Przyborowski and Wilenski 1940), whose ends are Clopper and Pearson's (1934).
public struct ComplaintGrowth: Hashable, Sendable {
  /// Complaints and active customers of one period.
  public struct Side: Hashable, Sendable {
    /// The complaints.
    public var complaints: Int
    /// The active customers.
    public var customers: Int

    /// Creates a side.
    public init(complaints: Int, customers: Int) {
      self.complaints = complaints
      self.customers = customers
    }

    /// The complaints of 1,000 customers, with Garwood's interval; nil without customers.
    public var perThousand: KPIValue? {
      guard customers > 0, let events = Interval.garwood(complaints) else { return nil }
      let scale = 1_000 / Double(customers)
      return KPIValue(
        kpi: "complaints_per_1000_customers",
        value: Double(complaints) * scale,
        low: events.low * scale,
        high: events.high * scale,
        base: customers,
        numerator: complaints
      )
    }
  }

  /// What can be said of the growth.
  public enum Verdict: String, CaseIterable, Sendable {
    /// Complaints grow faster than customers: a finding.
    case faster = "complaints grow faster than customers"
    /// Complaints grow slower than customers, or fall faster.
    case slower = "complaints grow slower than customers"
    /// The interval of the rate ratio holds 1.
    case together = "no difference beyond chance"
    /// There are no customers, or too few complaints on both sides together.
    case cannotTell = "cannot tell"
  }

  /// The period before.
  public var before: Side

  /// The period now.
  public var now: Side

  /// The complaints under which, on both sides together, nothing is told.
  public static let minimumComplaints = 5

  /// Creates the growth from one period to the other.
  public init(from before: Side, to now: Side) {
    self.before = before
    self.now = now
  }

  /// How much the complaints changed, in percent; nil when there were none before.
  public var complaintChange: Double? { Self.percent(before.complaints, now.complaints) }

  /// How much the customers changed, in percent; nil when there were none before.
  public var customerChange: Double? { Self.percent(before.customers, now.customers) }

  /// The rate now divided by the rate before; nil when the rate before is 0 or has no customers.
  public var rateRatio: Double? {
    guard before.complaints > 0, before.customers > 0, now.customers > 0 else { return nil }
    return Double(now.complaints) / Double(now.customers) * Double(before.customers)
      / Double(before.complaints)
  }

  /// The 95 % interval of the rate ratio, its upper end infinite when there were no complaints before; nil for nothing.
  public var interval: (low: Double, high: Double)? {
    let sum = before.complaints + now.complaints
    guard sum > 0, before.customers > 0, now.customers > 0 else { return nil }
    let share = Interval.clopperPearson(now.complaints, of: sum)
    let exposure = Double(before.customers) / Double(now.customers)
    func ratio(_ share: Double) -> Double { share / (1 - share) * exposure }
    return (ratio(share.low), now.complaints == sum ? .infinity : ratio(share.high))
  }

  /// What can be said of the growth.
  public var verdict: Verdict {
    guard before.complaints + now.complaints >= Self.minimumComplaints, let interval else {
      return .cannotTell
    }
    return interval.low > 1 ? .faster : interval.high < 1 ? .slower : .together
  }

  private static func percent(_ before: Int, _ now: Int) -> Double? {
    before > 0 ? Double(100 * (now - before)) / Double(before) : nil
  }
}

extension Interval {
  /// Returns the exact interval of a share of 0…1 (Clopper and Pearson 1934).
  static func clopperPearson(_ count: Int, of base: Int) -> (low: Double, high: Double) {
    let (k, n) = (Double(count), Double(base))
    return (
      count == 0 ? 0 : Distribution.betaQuantile(0.025, k, n - k + 1),
      count == base ? 1 : Distribution.betaQuantile(0.975, k + 1, n - k)
    )
  }
}
