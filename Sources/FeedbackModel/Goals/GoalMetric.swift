/// A KPI that a goal can be set for.
public struct GoalMetric: Hashable, Sendable {
  /// Which way is better.
  public enum GoodDirection: String, Sendable {
    /// More is better.
    case up
    /// Less is better.
    case down
    /// The goal itself says so: from its baseline to its target.
    case towardsTarget
  }

  /// What the values of a KPI are.
  public enum Kind: Sendable {
    /// A share in percent.
    case share
    /// A difference of two shares, in points.
    case net
    /// A mean.
    case mean
  }

  /// The name of the KPI, as in the KPI table.
  public var name: String

  /// What its values are.
  public var kind: Kind

  /// Which way is better.
  public var direction: GoodDirection

  /// The lowest and the highest value that can be, in the unit of the KPI.
  public var range: ClosedRange<Double>

  /// Whether the KPI is that of one topic.
  public var hasTopic: Bool

  private init(
    _ name: String,
    _ direction: GoodDirection,
    _ kind: Kind = .share,
    _ range: ClosedRange<Double> = 0...100,
    hasTopic: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.direction = direction
    self.range = range
    self.hasTopic = hasTopic
  }

  /// The metric with the given name; nil for any other string.
  public init?(named name: String) {
    guard let metric = Self.all.first(where: { $0.name == name }) else { return nil }
    self = metric
  }

  /// All metrics, in the order of the KPI table.
  public static let all: [GoalMetric] = [
    GoalMetric("nps", .up, .net, -100...100),
    GoalMetric("csat_top2", .up),
    GoalMetric("csat_topbox", .up),
    GoalMetric("csat_mean", .up, .mean, 1...10),
    GoalMetric("dsat", .down),
    GoalMetric("net_sentiment", .up, .net, -100...100),
    GoalMetric("sentiment_mean", .up, .mean, -1...1),
    GoalMetric("complaint_rate", .down),
    GoalMetric("praise_rate", .up),
    GoalMetric("mixed_rate", .towardsTarget),
    GoalMetric("churn_intent_rate", .down),
    GoalMetric("recommend_intent_rate", .up),
    GoalMetric("legal_threat_rate", .down),
    GoalMetric("safety_rate", .down),
    GoalMetric("refund_request_rate", .down),
    GoalMetric("question_rate", .towardsTarget),
    GoalMetric("request_rate", .towardsTarget),
    GoalMetric("topic_share", .towardsTarget, hasTopic: true),
    GoalMetric("topic_net_sentiment", .up, .net, -100...100, hasTopic: true),
    GoalMetric("topic_complaint_rate", .down, hasTopic: true),
  ]
}
