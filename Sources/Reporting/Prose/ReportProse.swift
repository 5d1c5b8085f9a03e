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
    let all = content.headline.first { $0.kpi == "complaint_rate" }?.numerator
    return
      "The topic that the most complaints name is \(DisplayText.oneLine(topic.name, limit: 80)):"
      + " \(FixedDecimal.integer(topic.complaints))"
      + (all.map { " of \(FixedDecimal.integer($0))" } ?? "") + "."
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

  /// What stands where there are no findings; it points to what is out of control, if anything is.
  var noFindings: String {
    let noun = PeriodText.noun(content.unit)
    guard content.falseDiscoveryRate != nil else {
      return "Nothing could be compared \(noun) by \(noun): the comments are undated, fall into one"
        + " \(noun), or are too few." + exceptionsHint
    }
    return "No single \(noun) stands out from all the others by more than chance allows."
      + exceptionsHint
  }

  /// Where to read on when the search for exceptions found what the comparison of periods does not show.
  private var exceptionsHint: String {
    guard let found = content.exceptions, found.items.contains(where: { !$0.run.isCrowdedOut })
    else { return "" }
    let noun = PeriodText.noun(found.report.unit)
    return " What moved against the \(noun)s before stands under “What is out of control”."
  }

  /// How many findings there are beside those listed, and how surely they are more than chance; nil when nothing was
  /// tested.
  var findingsNote: String? {
    content.falseDiscoveryRate.map { rate in
      let cut = Self.cut(content.findings.count, of: content.findingCount, "strongest", "findings")
      return (cut.map { $0 + " " } ?? "")
        + "Of all findings listed, at most \(FixedDecimal.trimmed(rate * 100, digits: 0...1)) % are"
        + " expected to be chance (Benjamini–Hochberg over every topic and period compared)."
    }
  }

  /// Which topics are listed; nil when all are.
  var topicsCut: String? {
    Self.cut(content.topics.count, of: content.topicCount, "most named", "topics")
  }

  /// Which segments are listed; nil when all are.
  var segmentsCut: String? {
    content.segments.flatMap { Self.cut($0.rows.count, of: $0.count, "largest", "segments") }
  }

  /// Returns how a list was cut, such as `The 40 largest of 60 segments.`; nil when it was not.
  static func cut(_ shown: Int, of count: Int, _ which: String, _ noun: String) -> String? {
    guard count > shown else { return nil }
    return "The \(FixedDecimal.integer(shown)) \(which) of \(FixedDecimal.integer(count)) \(noun)."
  }

  /// The periods in which topics rose beyond chance, the latest first, each with its topics.
  var rises: [(title: String, topics: [TopicSummary])] {
    let periods = Set(content.topics.compactMap(\.rise)).sorted(by: >)
    return periods.map { period in
      let title =
        "\(PeriodText.title(period)), above the other \(PeriodText.noun(content.unit))s"
      return (title, content.topics.filter { $0.rise == period })
    }
  }

  /// Returns declared events as `during App release`; nil without any.
  static func during(_ events: [String]) -> String? {
    guard !events.isEmpty else { return nil }
    let names = events.map { DisplayText.oneLine($0, limit: 80) }
    return "during " + names.joined(separator: " and ")
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
