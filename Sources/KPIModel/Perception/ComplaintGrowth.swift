/// Complaints against customers: whether complaints grow faster than the number of customers who could complain.
///
/// More complaints from more customers are no finding; more complaints from each are. The ratio of the two rates has the
/// exact conditional interval of `RateRatio`.
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

  /// The rate now against the rate before; nil when customers are lacking on either side.
  private var ratio: RateRatio? {
    RateRatio(now.complaints, of: now.customers, against: before.complaints, of: before.customers)
  }

  /// The rate now divided by the rate before; nil when the rate before is 0 or has no customers.
  public var rateRatio: Double? { ratio?.ratio }

  /// The 95 % interval of the rate ratio, its upper end infinite when there were no complaints before; nil for nothing.
  public var interval: (low: Double, high: Double)? {
    ratio.flatMap { ratio in ratio.low.map { ($0, ratio.high ?? .infinity) } }
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
