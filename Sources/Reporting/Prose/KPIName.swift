import KPIModel

/// How a KPI is called in front of people, and how its values are written.
struct KPIName: Sendable {
  /// What the values of a KPI are.
  enum Unit: Sendable {
    /// A share in percent, 0…100.
    case percent
    /// A difference of two shares, −100…100.
    case balance
    /// A mean of scores, −1…1.
    case score
    /// A mean of codes on a scale.
    case mean
    /// A count.
    case count
    /// A duration in seconds.
    case seconds
  }

  /// The name for people.
  var title: String

  /// One line on what it is.
  var gloss: String

  /// What its values are.
  var unit: Unit

  /// Creates the name of a KPI; an unknown one is called by its id.
  init(_ kpi: String) {
    if let known = Self.known[kpi] ?? Self.operations[kpi] {
      self = known
    } else {
      self.init(kpi.split(separator: "_").joined(separator: " "), "", .mean)
    }
  }

  init(_ title: String, _ gloss: String, _ unit: Unit) {
    self.title = title
    self.gloss = gloss
    self.unit = unit
  }

  /// The lowest and the highest value that can be.
  var bounds: ClosedRange<Double> {
    switch unit {
    case .percent: 0...100
    case .balance: -100...100
    case .score: -1...1
    case .mean, .count, .seconds: 0...Double.greatestFiniteMagnitude
    }
  }

  /// How many digits behind the point a value is shown with.
  var digits: Int {
    switch unit {
    case .percent, .balance: 1
    case .score, .mean: 2
    case .count, .seconds: 0
    }
  }

  /// What stands behind a number.
  var suffix: String { unit == .percent ? " %" : unit == .seconds ? " s" : "" }

  /// Whether a sign is shown on values above zero.
  var isSigned: Bool { unit == .balance || unit == .score }

  /// Returns a value as it is shown, `–` for none.
  func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return Self.signed(value, digits: digits, plus: isSigned) + (unit == .percent ? " %" : suffix)
  }

  /// Returns an interval as it is shown, or nil without one.
  func interval(_ figure: KPIValue) -> String? {
    guard let low = figure.low, let high = figure.high else { return nil }
    let ends = [low, high].map { Self.signed($0, digits: digits, plus: isSigned) }
    return ends[0] + " to " + ends[1] + suffix
  }

  /// Returns a number with a true minus sign.
  static func signed(_ value: Double, digits: Int, plus: Bool) -> String {
    let text = FixedDecimal.text(value, digits: digits, grouped: true)
    if text.hasPrefix("-") { return "−" + text.dropFirst() }
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return plus && !isZero ? "+" + text : text
  }

  private static let known: [String: KPIName] = [
    "nps": .init("NPS", "promoters (9–10) less detractors (0–6)", .balance),
    "csat_top2": .init("CSAT, satisfied", "share of ratings that are satisfied", .percent),
    "csat_topbox": .init("CSAT, top box", "share of ratings at the top of the scale", .percent),
    "csat_mean": .init("CSAT, mean", "mean of the codes", .mean),
    "dsat": .init("Dissatisfied", "share of ratings that are dissatisfied", .percent),
    "ces_top3": .init("CES, easy", "share of answers 5–7 on the effort scale", .percent),
    "ces_mean": .init("CES, mean", "mean of the effort scale", .mean),
    "net_sentiment": .init("Net sentiment", "positive less negative comments", .balance),
    "sentiment_mean": .init("Sentiment, mean", "mean of the comment scores", .score),
    "complaint_rate": .init("Complaint rate", "complaints among scored comments", .percent),
    "praise_rate": .init("Praise rate", "praise among scored comments", .percent),
    "topic_share": .init("Topic share", "comments that name the topic", .percent),
    "topic_net_sentiment": .init("Net sentiment", "of the topic’s own sentences", .balance),
    "comments": .init("Comments", "scored comments", .count),
    "mixed_rate": .init("Praise and blame together", "in one comment", .percent),
    "topic_complaint_rate": .init("Complaint rate", "of the comments naming it", .percent),
    "question_rate": .init("Question", "comments that ask one", .percent),
    "request_rate": .init("Request", "comments that ask for something", .percent),
    "churn_intent_rate": .init("Intent to leave", "comments that say so", .percent),
    "recommend_intent_rate": .init("Recommendation", "comments that recommend", .percent),
    "legal_threat_rate": .init("Legal threat", "comments that threaten it", .percent),
    "safety_rate": .init("Safety concern", "comments that name a danger", .percent),
    "refund_request_rate": .init("Refund request", "comments that ask for one", .percent),
    "score_text_mismatch": .init("Score and text disagree", "of those with both", .percent),
    "stated_wait_median": .init("Stated wait, median", "as customers tell it", .seconds),
    "stated_wait_p90": .init("Stated wait, 90th percentile", "as customers tell it", .seconds),
  ]
}
