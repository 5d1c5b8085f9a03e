import FeedbackModel
import KPIModel

/// The sentences of a report that more than one renderer writes.
struct ReportProse {
  /// What the sentences are about.
  let content: ReportContent

  /// How many scored comments there are, from when, and how they lean.
  var lead: String {
    let rows = content.rows
    guard rows.total > 0 else { return "No rows were read." }
    var text = "\(count(rows.scored, "comment")) scored"
    if let first = content.firstDay, let last = content.lastDay {
      text += ", written \(PeriodText.range(first, last))"
    }
    return ([text + "."] + [leaning, mostComplained].compactMap { $0 }).joined(separator: " ")
  }

  /// Which way the comments lean, or that it cannot be told.
  private var leaning: String? {
    guard let net = content.headline.first(where: { $0.kpi == "net_sentiment" }),
      let value = net.value, let low = net.low, let high = net.high
    else { return nil }
    let name = KPIName(net.kpi)
    let figures = "net sentiment \(name.text(value)), interval \(name.interval(net) ?? "–")"
    if net.verdict != nil { return "They are too few to tell which way they lean." }
    if low > 0 { return "More are positive than negative (\(figures))." }
    if high < 0 { return "More are negative than positive (\(figures))." }
    return "Praise and blame balance as far as one can tell (\(figures))."
  }

  private var mostComplained: String? {
    guard let topic = content.topics.max(by: { $0.complaints < $1.complaints }),
      topic.complaints > 0
    else { return nil }
    return "Most complaints name \(DisplayText.oneLine(topic.name, limit: 80)):"
      + " \(FixedDecimal.integer(topic.complaints))."
  }

  /// Returns one line on what a figure is; for satisfaction with the scale and the codes that count.
  func gloss(of figure: KPIValue) -> String {
    let scale = content.ratings.first { $0.name == figure.rating }?.scale
    guard figure.kpi.hasPrefix("csat_top2"), let scale else { return KPIName(figure.kpi).gloss }
    let codes = scale.satisfiedCodes
    let satisfied =
      codes.count == 1 ? "\(codes.lowerBound)" : "\(codes.lowerBound)–\(codes.upperBound)"
    return "ratings of \(satisfied) on the scale \(scale.name)"
  }

  /// What became of the rows, as a sum that can be checked.
  var rowSum: String {
    let rows = content.rows
    return "\(FixedDecimal.integer(rows.scored)) scored + "
      + "\(FixedDecimal.integer(rows.noContent)) without content + "
      + "\(FixedDecimal.integer(rows.unsupportedLanguage)) in an unsupported language + "
      + "\(FixedDecimal.integer(rows.rejected)) rejected = "
      + "\(count(rows.total, "row")) read"
  }

  /// What stands where there are no findings.
  var noFindings: String {
    content.falseDiscoveryRate == nil
      ? "Nothing could be compared: the comments are undated, fall into one period, or are too few."
      : "No period stands out from the others by more than chance allows."
  }

  /// How surely the findings are more than chance; nil when nothing was tested.
  var findingsNote: String? {
    content.falseDiscoveryRate.map { rate in
      "Of all findings listed, at most \(FixedDecimal.trimmed(rate * 100, digits: 0...1)) % are"
        + " expected to be chance (Benjamini–Hochberg over every topic and period compared)."
    }
  }

  /// Which periods the changes of the topics' shares compare; nil without two periods.
  var changeNote: String? {
    content.topics.lazy.compactMap { $0.change?.period }.max().map { period in
      "Change: \(period) against the \(PeriodText.noun(content.unit)) before,"
        + " in percentage points."
    }
  }

  /// Returns the change of a topic's share in words, or `–` without two periods.
  static func text(_ change: TopicSummary.Change?) -> String {
    guard let change else { return "–" }
    guard change.interval != nil else { return "cannot tell" }
    return KPIName.signed(change.points, digits: 1, plus: true)
  }

  /// Returns how clear the change of a topic's share is, in a word.
  static func verdict(on change: TopicSummary.Change?) -> String? {
    guard let change, change.interval != nil else { return nil }
    return change.isClear ? (change.points > 0 ? "up" : "down") : "within chance"
  }

  /// Returns a figure's base with its noun, such as `4,985 comments`.
  static func base(of figure: KPIValue) -> String {
    count(figure.base, figure.rating == nil ? "comment" : "rating")
  }

  /// Returns a time as it is read in the report: `2026-02-09 14:03 UTC` for `2026-02-09T14:03:00Z`, else as it is.
  static func time(_ date: String) -> String {
    let parts = date.split(separator: "T")
    guard parts.count == 2, parts[1].count == 9, parts[1].hasSuffix("Z") else { return date }
    return "\(parts[0]) \(parts[1].prefix(5)) UTC"
  }

  /// Returns a severity or score in thousandths as a decimal.
  static func thousandths(_ value: Int, digits: Int, plus: Bool = false) -> String {
    KPIName.signed(Double(value) / 1_000, digits: digits, plus: plus)
  }

  /// Returns a count with its noun in the number that fits.
  static func count(_ number: Int, _ noun: String) -> String {
    FixedDecimal.integer(number) + " " + noun + (number == 1 ? "" : "s")
  }

  private func count(_ number: Int, _ noun: String) -> String { Self.count(number, noun) }
}
