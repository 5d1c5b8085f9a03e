public import FeedbackModel
public import KPIModel

/// What is out of control, with the words behind it.
public struct ExceptionContent: Sendable {
  /// One exception.
  public struct Item: Sendable {
    /// What moved, when and how far.
    public var run: ExceptionRun
    /// The terms that came up in the weeks of the run, the strongest first.
    public var terms: [EmergingTerm]
    /// Comments of the run's days that name its topic; none for other KPIs.
    public var lines: [KWICLine]

    /// The days over which the terms were counted: the weeks of the run, whole.
    public var termDays: ClosedRange<CalendarDay> {
      let first = Period(.week, containing: run.first.firstDay)
      let last = Period(.week, containing: run.last.lastDay)
      return first.firstDay...last.lastDay
    }
  }

  /// What the search found and how much it looked at.
  public let report: ExceptionReport

  /// The exceptions, the strongest first.
  public let items: [Item]

  /// The most terms of an exception.
  private static let terms = 6

  /// The most comments of an exception.
  private static let lines = 4

  /// Puts the words beside what a search found.
  ///
  /// - Parameters:
  ///   - report: What the search found.
  ///   - terms: The counts of the terms.
  ///   - verbatims: The comments kept for the topics, by week.
  ///   - topics: The ids of the topics, in the order of the run's catalogue.
  public init(
    report: ExceptionReport,
    terms: TermPartial,
    verbatims: VerbatimCollector,
    topics: [String]
  ) {
    self.report = report
    items = report.runs.map { run in
      Item(
        run: run,
        terms: Self.terms(of: run, terms),
        lines: run.topic.flatMap(topics.firstIndex).map { Self.lines(of: run, $0, verbatims) } ?? []
      )
    }
  }

  /// The terms of a run, without those that are a part of a longer one or hold a stronger one.
  private static func terms(of run: ExceptionRun, _ terms: TermPartial) -> [EmergingTerm] {
    let days = run.first.firstDay...run.last.lastDay
    var words: Set<Substring> = []
    var kept: [EmergingTerm] = []
    for term in terms.emergingTerms(inWeeksOf: days, limit: 8 * Self.terms)
    where kept.count < Self.terms {
      let own = term.term.split(separator: " ")
      guard words.isDisjoint(with: own) else { continue }
      words.formUnion(own)
      kept.append(term)
    }
    return kept
  }

  /// Comments of a run, the strongest of each polarity in turn, negative ones first; near copies once.
  private static func lines(
    of run: ExceptionRun,
    _ topic: Int,
    _ verbatims: VerbatimCollector
  ) -> [KWICLine] {
    let days = run.first.firstDay...run.last.lastDay
    var shown = ShownOpenings()
    var found: [KWICLine] = []
    for label in [SentimentLabel.negative, .positive, .neutral] {
      var week = Period(verbatims.unit, containing: days.lowerBound)
      while week.firstDay <= days.upperBound, found.count < lines {
        found += verbatims.lines(topic: topic, label: label, period: week)
          .filter { line in line.day.map(days.contains) ?? false }
          .filter { shown.insert($0.excerpt) }
        week = week.next
      }
    }
    return Array(found.prefix(lines))
  }
}
