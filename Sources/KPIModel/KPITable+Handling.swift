extension KPITable {
  /// Returns the KPIs of what became of the matter; none where no row says it.
  func handlingValues(_ counts: CellCounts, _ handling: CellHandling?) -> [KPIValue] {
    var values: [KPIValue] = []
    if counts.resolved > 0 {
      values.append(Self.share("fcr_contradiction_rate", counts.contradicted, of: counts.resolved))
    }
    if counts.flagged > 0 {
      values.append(Self.share("response_rate", counts.answered, of: counts.flagged))
      if let handling { values += Self.ageValues(handling.ages) }
    }
    if let closings = handling?.closings, closings.conversations > 0 {
      values.append(Self.share("closing_thanks_rate", closings.thanked, of: closings.judged))
    }
    return values
  }

  /// Returns the median and the ninth decile of the ages of unanswered complaints in seconds, by nearest rank.
  private static func ageValues(_ ages: SecondsHistogram) -> [KPIValue] {
    [("response_age_median", 50), ("response_age_p90", 90)].map { kpi, percent in
      KPIValue(kpi: kpi, value: ages.percentile(percent).map(Double.init), base: ages.count)
    }
  }
}

/// What a partial of the handling gives, cell by cell.
struct RolledHandling {
  private var closings: [RollUpKey: ClosingCounts]
  private var ages: [RollUpKey: SecondsHistogram]

  /// Rolls a partial up.
  ///
  /// - Parameters:
  ///   - partial: The partial.
  ///   - now: The instant up to which ages count, in seconds since 1970; nil for the latest of the run.
  ///   - rollUp: The periods and segments.
  init(_ partial: HandlingPartial, now: Int?, by rollUp: RollUp) {
    closings = partial.closings.counts(by: rollUp)
    let now = now ?? partial.unanswered.latest
    ages = now.map { partial.unanswered.ages(at: $0, by: rollUp) } ?? [:]
  }

  /// What a cell holds; nothing is counted in a cell without conversations and complaints.
  subscript(key: RollUpKey) -> CellHandling {
    CellHandling(
      closings: closings[key] ?? ClosingCounts(),
      ages: ages[key] ?? SecondsHistogram()
    )
  }
}
