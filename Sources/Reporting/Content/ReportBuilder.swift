public import FeedbackModel
public import KPIModel
public import Triage

/// Turns what a run has counted and kept into the content of a report.
///
/// All choices of the report are made here (which findings, which topics, how many comments), so that every renderer
/// shows the same. The result depends on the partials alone, not on how they came about.
public struct ReportBuilder: Sendable {
  /// How much a report shows.
  public struct Limits: Hashable, Sendable {
    /// The most findings.
    public var findings = 8
    /// The most topics.
    public var topics = 40
    /// The most comments under a topic.
    public var linesPerTopic = 8
    /// The most comments under a finding.
    public var linesPerFinding = 5
    /// The most emerging terms of one period.
    public var terms = 12
    /// The most public complaints.
    public var complaints = 25
    /// The most public praise.
    public var praise = 10
    /// The most segments.
    public var segments = 40

    /// Creates the default limits.
    public init() {}
  }

  /// The heading of the report.
  public var title = "What customers said"

  /// How the time line is cut; the verbatims must have been collected by the same unit.
  public var unit: PeriodUnit

  /// The names and thresholds that the partials' numbers stand for.
  public var table: KPITable

  /// The names of the topics for people, in the order of the run's catalogue; an empty list takes their ids.
  public var topicNames: [String] = []

  /// Whether segments are compared.
  public var comparesSegments = false

  /// How shifts are looked for; a base that is too small for a figure's verdict is too small for a shift as well.
  public var shifts = ShareShift()

  /// The clock that times are shown by.
  public var clock = LocalClock()

  /// How much is shown.
  public var limits = Limits()

  /// Creates a builder.
  public init(unit: PeriodUnit, table: KPITable) {
    self.unit = unit
    self.table = table
  }

  /// Returns the content of the report.
  ///
  /// - Parameters:
  ///   - partial: The counts of the run.
  ///   - rows: What became of the rows; nil takes the counts of the partial.
  ///   - queue: The public complaints and praise.
  ///   - terms: The counts of the terms.
  ///   - verbatims: The comments kept for the topics.
  ///   - manifest: What made the run.
  ///   - drivers: The rated comments by topic; nil leaves the drivers out.
  ///   - search: A search for what is out of control; nil leaves it out.
  /// - Returns: The content; one without findings, trends and topics for a run without scored comments.
  public func content(
    partial: KPIPartial,
    rows: RowCounts? = nil,
    queue: TriageQueue,
    terms: TermPartial,
    verbatims: VerbatimCollector,
    manifest: RunManifest,
    drivers: DriverPartial? = nil,
    search: ExceptionSearch? = nil
  ) -> ReportContent {
    let overall = table.values(of: partial)
    let periodic = table.values(of: partial, by: unit)
    var shifts = shifts
    shifts.minimumBase = max(shifts.minimumBase, table.settings.minimumBase)
    let series = table.shiftSeries(of: partial, by: unit)
    let report = shifts.report(on: series)
    let events = search?.events ?? []

    var content = ReportContent(
      title: title,
      unit: unit,
      rows: rows ?? RowCounts(of: partial),
      manifest: manifest
    )
    let periods = Timeline(periodic, unit: unit)
    let days = partial.days
    content.firstDay = days?.lowerBound
    content.lastDay = days?.upperBound
    content.firstPeriod = periods.periods.first
    content.lastPeriod = periods.periods.last
    content.ratings = partial.ratings
    content.clock = clock
    content.kpis = overall + periodic
    content.headline = headline(overall)
    content.trends = trends(overall, periods, report, series, events)
    content.topicCount = named(overall).count
    content.topics = topics(overall, periods, days, report, verbatims, events)
    addFindings(report, events, terms, verbatims, to: &content)
    content.emergingTerms = emergingTerms(terms, content.findings, last: content.lastPeriod)
    content.falseDiscoveryRate = report.tested > 0 ? report.falseDiscoveryRate : nil
    let reports = drivers?.reports(topics: table.topics, settings: table.settings) ?? []
    content.drivers = reports.map { DriverTable($0, name: name(ofTopic:)) }
    content.exceptions = search.map { exceptions($0, partial, terms, verbatims) }
    addQueue(queue, to: &content)
    if comparesSegments { addSegments(of: partial, to: &content) }
    return content
  }

  private func addFindings(
    _ report: ShiftReport,
    _ events: [DeclaredEvent],
    _ terms: TermPartial,
    _ verbatims: VerbatimCollector,
    to content: inout ReportContent
  ) {
    let topics = content.topics
    let writer = FindingWriter(
      report: report,
      unit: unit,
      events: events,
      name: { name(ofTopic: $0) },
      isNegative: { id in (topics.first { $0.id == id }?.netSentiment.value ?? 0) < 0 },
      terms: { period in termRows(terms, period).map(\.term) },
      lines: { id, period in
        lines(verbatims, topic: id, period: period, limit: limits.linesPerFinding)
      }
    )
    let told = writer.toldShifts
    content.findingCount = told.count
    content.findings = writer.findings(of: told.prefix(limits.findings))
  }

  private func addQueue(_ queue: TriageQueue, to content: inout ReportContent) {
    let items = queue.sorted()
    let complaints = items.filter { $0.action != .thank }
    let praise = items.filter { $0.action == .thank }
    content.complaints = Array(complaints.prefix(limits.complaints))
    content.praise = Array(praise.prefix(limits.praise))
    let fellOut = queue.counts.fellOut
    content.praiseCount = praise.count + (fellOut[.thank] ?? 0)
    content.complaintCount =
      complaints.count + (fellOut[.apologise] ?? 0) + (fellOut[.answer] ?? 0)
  }

  private func name(ofTopic id: String) -> String {
    guard let index = table.topics.firstIndex(of: id), topicNames.indices.contains(index) else {
      return id.split(separator: "-").joined(separator: " ")
    }
    return topicNames[index]
  }
}

// MARK: - Figures

extension ReportBuilder {
  /// The KPIs that open a report, in this order.
  private static let headlineKPIs = [
    "nps", "csat_top2", "net_sentiment", "complaint_rate", "praise_rate",
  ]

  private func headline(_ overall: [KPIValue]) -> [KPIValue] {
    Self.headlineKPIs.flatMap { kpi in
      overall.filter { $0.kpi == kpi && $0.topic == nil && $0.base > 0 }
    }
  }

  /// Returns the shares of the topics that any comment names, the most named first.
  private func named(_ overall: [KPIValue]) -> [KPIValue] {
    let shares = overall.filter { $0.kpi == "topic_share" && ($0.numerator ?? 0) > 0 }
    return shares.sorted { left, right in
      let (first, second) = (left.numerator ?? 0, right.numerator ?? 0)
      return first != second ? first > second : (left.topic ?? "") < (right.topic ?? "")
    }
  }

  private func topics(
    _ overall: [KPIValue],
    _ timeline: Timeline,
    _ days: ClosedRange<CalendarDay>?,
    _ report: ShiftReport,
    _ verbatims: VerbatimCollector,
    _ events: [DeclaredEvent]
  ) -> [TopicSummary] {
    let rises = report.findingsWithoutEchoes.filter { finding in
      finding.kpi == "topic_share" && finding.isRise
        && events.names(covering: finding.period, topic: finding.topic).isEmpty
    }
    return named(overall).prefix(limits.topics).compactMap { share in
      guard let id = share.topic else { return nil }
      let net = overall.first { $0.kpi == "topic_net_sentiment" && $0.topic == id }
      let complaints = overall.first { $0.kpi == "topic_complaint_rate" && $0.topic == id }
      let figures = timeline.figures("topic_share", topic: id, rating: nil)
      let rise = rises.first { $0.topic == id }?.period
      return TopicSummary(
        id: id,
        name: name(ofTopic: id),
        share: share,
        change: TopicSummary.Change(last: figures, days: days),
        netSentiment: net ?? KPIValue(kpi: "topic_net_sentiment", topic: id),
        complaints: complaints?.numerator ?? 0,
        shareByPeriod: figures.map(\.value),
        risingPeriod: rise.flatMap { timeline.periods.firstIndex(of: $0) },
        rise: rise,
        lines: lines(verbatims, topic: id, period: nil, limit: limits.linesPerTopic)
      )
    }
  }

  /// The lines of a topic: five in eight negative, two positive, one neutral; free places go to the others in turn.
  ///
  /// Those of one period leave out texts that begin like a better one, so that reposts do not fill the list.
  private func lines(
    _ verbatims: VerbatimCollector,
    topic id: String,
    period: Period?,
    limit: Int
  ) -> [KWICLine] {
    guard let topic = table.topics.firstIndex(of: id) else { return [] }
    var shown = ShownOpenings()
    let kinds = [SentimentLabel.negative, .positive, .neutral].map { label in
      guard let period else { return verbatims.lines(topic: topic, label: label) }
      return verbatims.lines(topic: topic, label: label, period: period)
        .filter { shown.insert($0.excerpt) }
    }
    var taken = [5, 2, 1].map { limit * $0 / 8 }
    for index in kinds.indices { taken[index] = min(taken[index], kinds[index].count) }
    for index in kinds.indices {
      let free = limit - taken.reduce(0, +)
      taken[index] += min(free, kinds[index].count - taken[index])
    }
    return zip(kinds, taken).flatMap { $0.prefix($1) }
  }

  private func emergingTerms(
    _ terms: TermPartial,
    _ findings: [ReportFinding],
    last: Period?
  ) -> [EmergingTermRow] {
    var periods: [Period] = []
    for period in (findings.map(\.period) + [last]).compactMap({ $0 }) {
      let counted = unit == .day ? Period(.week, containing: period.firstDay) : period
      if !periods.contains(counted) { periods.append(counted) }
    }
    return periods.prefix(3).flatMap { period in
      termRows(terms, period)
    }
  }

  /// The terms of a period; those of its week for a day, since terms are counted by week.
  private func termRows(_ terms: TermPartial, _ period: Period) -> [EmergingTermRow] {
    let counted = unit == .day ? Period(.week, containing: period.firstDay) : period
    let rows = terms.emergingTerms(in: counted, limit: limits.terms * 4).map {
      EmergingTermRow(
        term: $0.term,
        period: counted,
        count: $0.countNow,
        base: $0.baseNow,
        countBefore: $0.countBefore,
        baseBefore: $0.baseBefore,
        keyness: $0.keyness
      )
    }
    return Array(rows.filter { !$0.isPart(ofOneOf: rows) }.prefix(limits.terms))
  }
}
