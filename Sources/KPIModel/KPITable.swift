public import FeedbackModel

/// Turns the counts of a partial into final values.
///
/// The table holds what the partial does not know: the names of topics and segments, and the thresholds. Its values are
/// in a fixed order (period, segment by value, KPI, topic), whatever the order of the input was. Every share and
/// difference is computed as Double(100 · numerator) / Double(base), its interval from the same whole numbers.
public struct KPITable: Sendable {
  /// The ids of the topics, in the order of the run's catalogue.
  ///
  /// A sub-topic has a slash in its id; it has no figures of its own, its comments count for its topic.
  public var topics: [String]

  /// The segments that the partial's cells are numbered by.
  public var segments: SegmentTable

  /// The thresholds.
  public var settings: KPISettings

  /// Creates a table.
  public init(
    topics: [String] = [],
    segments: SegmentTable = SegmentTable(),
    settings: KPISettings = KPISettings()
  ) {
    self.topics = topics
    self.segments = segments
    self.settings = settings
  }

  /// Returns the values of all KPIs that the partial's counts give.
  ///
  /// - Parameters:
  ///   - partial: The counts of the run.
  ///   - unit: The periods to give values for; nil for the whole run.
  ///   - segment: Whether each segment has its own values; cells of too few respondents are then suppressed.
  /// - Returns: All KPIs of each cell; a KPI whose denominator is empty has a null value and the verdict `cannot tell`.
  public func values(
    of partial: KPIPartial,
    by unit: PeriodUnit? = nil,
    segment: Bool = false
  ) -> [KPIValue] {
    values(of: partial, cutBy: unit.map { .unit($0) }, segment: segment)
  }

  /// Returns the values of all KPIs by any cut of time, rolling windows among them.
  ///
  /// - Parameters:
  ///   - partial: The counts of the run.
  ///   - cut: The periods to give values for; nil for the whole run.
  ///   - segment: Whether each segment has its own values; cells of too few respondents are then suppressed, and of
  ///     rolling windows only those given that do not overlap.
  ///   - handling: How conversations ended and what waits for a reply, of the same rows; nil where it is not known.
  ///   - now: The instant up to which unanswered complaints age, in seconds since 1970; nil for the latest of the rows.
  /// - Returns: As `values(of:by:segment:)` does.
  public func values(
    of partial: KPIPartial,
    cutBy cut: PeriodCut?,
    segment: Bool = false,
    handling: HandlingPartial? = nil,
    now: Int? = nil
  ) -> [KPIValue] {
    let values = cellValues(of: partial, cut, segment, handling, now)
    guard segment else { return values }
    // Who has the figures over all periods too knows what the periods leave out.
    let totals = cut == nil ? [] : cellValues(of: partial, nil, segment, handling, now)
    return Suppression(minimum: settings.minimumRespondents).applied(to: values, of: totals)
  }

  private func cellValues(
    of partial: KPIPartial,
    _ cut: PeriodCut?,
    _ segment: Bool,
    _ handling: HandlingPartial?,
    _ now: Int?
  ) -> [KPIValue] {
    let rollUp = RollUp(cut: cut, segment: segment, covered: partial.days)
    let rolled = handling.map { RolledHandling($0, now: now, by: rollUp) }
    var found = partial.cells(cutBy: cut, segment: segment)
    if segment, case .rolling(let days) = cut { found = Self.apart(found, by: days, partial.days) }
    let cells =
      found
      .map { (cell: $0, segment: segments[$0.segment]) }
      .sorted { KPICellOrder.isBefore(($0.0.period, $0.1), ($1.0.period, $1.1)) }
    return cells.flatMap { cell, segment in
      let key = RollUpKey(period: cell.period, segment: cell.segment)
      return self.values(of: cell.counts, rolled.map { $0[key] }).map { value in
        var value = value
        value.period = cell.period
        value.segment = segment
        return value
      }
    }
  }

  /// Returns the cells of windows that do not overlap, counted back from the last covered day.
  ///
  /// The difference of two windows that overlap is a difference of single days, and would give away a day of a
  /// segment on which few have answered.
  private static func apart(
    _ cells: [KPICell],
    by days: Int,
    _ covered: ClosedRange<CalendarDay>?
  ) -> [KPICell] {
    guard let last = covered?.upperBound.daysSinceEpoch else { return cells }
    return cells.filter { cell in
      cell.period.map { (last - $0.lastDay.daysSinceEpoch) % days == 0 } ?? true
    }
  }

  /// Returns the values of one cell, without period and segment.
  public func values(of counts: CellCounts) -> [KPIValue] { values(of: counts, nil) }

  private func values(of counts: CellCounts, _ handling: CellHandling?) -> [KPIValue] {
    var values: [KPIValue] = []
    for column in 0..<counts.ratingCount { values += ScoreValues(counts.rating(column)).all }
    values += indexValues(counts)
    values += sentimentValues(counts)
    values += Self.rates.map { rate in Self.share(rate.kpi, rate.count(counts), of: counts.scored) }
    values.append(Self.share("score_text_mismatch", counts.mismatches, of: counts.scoredAndRated))
    values += handlingValues(counts, handling)
    values += waitValues(counts.waits)
    for topic in 0..<counts.topicCount where !isSubtopic(topic) {
      values += topicValues(topic, counts)
    }
    return values.map { value in
      var value = value
      if value.base < settings.minimumBase { value.verdict = KPIValue.cannotTell }
      return value
    }
  }

  /// The KPIs that are a share of the scored comments.
  static let rates: [(kpi: String, count: @Sendable (CellCounts) -> Int)] = [
    ("complaint_rate", { $0.complaints }),
    ("praise_rate", { $0.praise }),
    ("mixed_rate", { $0.mixed }),
    ("churn_intent_rate", { $0.intents(.churn) }),
    ("recommend_intent_rate", { $0.intents(.recommend) }),
    ("legal_threat_rate", { $0.intents(.legal) }),
    ("safety_rate", { $0.intents(.safety) }),
    ("refund_request_rate", { $0.intents(.refund) }),
    ("question_rate", { $0.intents(.question) }),
    ("request_rate", { $0.intents(.request) }),
  ]
}

// MARK: - The KPIs

extension KPITable {
  /// Returns the satisfaction index, with the percentile interval of a seeded bootstrap.
  private func indexValues(_ counts: CellCounts) -> [KPIValue] {
    guard let index = counts.index else { return [] }
    let histogram = counts.indexTotals
    let interval = MultinomialBootstrap.interval(ofMean: histogram)
    let factor = 100 / Double(index.top)
    return [
      KPIValue(
        kpi: "satisfaction_index",
        value: index.value(of: histogram),
        low: interval.map { $0.low * factor },
        high: interval.map { $0.high * factor },
        base: histogram.reduce(0, +),
        scale: "1-10"
      )
    ]
  }

  private func sentimentValues(_ counts: CellCounts) -> [KPIValue] {
    let base = counts.scored
    var mean = KPIValue(kpi: "sentiment_mean", base: base)
    if base > 0 {
      let interval = Interval.mean(
        sum: counts.scoreSum,
        squares: counts.scoreSquares,
        of: base,
        student: false
      )
      mean.value = Double(counts.scoreSum) / Double(base * 1000)
      mean.low = interval.map { max(-1, $0.low / 1000) }
      mean.high = interval.map { min(1, $0.high / 1000) }
    }
    return [Self.net("net_sentiment", counts.positive, counts.negative, of: base), mean]
  }

  /// Returns the median and the ninth decile of the stated waits in seconds, by nearest rank.
  private func waitValues(_ waits: [Int]) -> [KPIValue] {
    let base = waits.reduce(0, +)
    return [("stated_wait_median", 50), ("stated_wait_p90", 90)].map { kpi, percent in
      guard base > 0 else { return KPIValue(kpi: kpi) }
      let rank = (base * percent + 99) / 100
      var sum = 0
      let bucket = waits.firstIndex { count in
        sum += count
        return sum >= rank
      }
      return KPIValue(kpi: kpi, value: bucket.map { Double(StatedWait.bounds[$0]) }, base: base)
    }
  }

  /// Returns whether a topic is a part of another: comments that name it count for that one.
  func isSubtopic(_ topic: Int) -> Bool {
    topics.indices.contains(topic) && topics[topic].contains("/")
  }

  private func topicValues(_ topic: Int, _ counts: CellCounts) -> [KPIValue] {
    let topicCounts = counts.topic(topic)
    let mentions = topicCounts.mentions
    return [
      Self.share("topic_share", mentions, of: counts.scored),
      Self.net("topic_net_sentiment", topicCounts.positive, topicCounts.negative, of: mentions),
      Self.share("topic_complaint_rate", topicCounts.complaints, of: mentions),
    ].map { value in
      var value = value
      value.topic = topics.indices.contains(topic) ? topics[topic] : nil
      return value
    }
  }

  /// Returns a share with its interval; null for an empty base.
  static func share(_ kpi: String, _ count: Int, of base: Int) -> KPIValue {
    let interval = Interval.wilson(count, of: base)
    return KPIValue(
      kpi: kpi,
      value: base > 0 ? Double(100 * count) / Double(base) : nil,
      low: interval?.low,
      high: interval?.high,
      base: base,
      numerator: count
    )
  }

  /// Returns a difference of two shares with its interval; null for an empty base.
  static func net(_ kpi: String, _ positive: Int, _ negative: Int, of base: Int) -> KPIValue {
    let interval = Interval.adjustedWald(positive: positive, negative: negative, of: base)
    return KPIValue(
      kpi: kpi,
      value: base > 0 ? Double(100 * (positive - negative)) / Double(base) : nil,
      low: interval?.low,
      high: interval?.high,
      base: base,
      numerator: positive - negative
    )
  }
}
