import FeedbackModel

/// Makes the values of one rating column of one cell.
struct ScoreValues {
  private let rating: RatingCounts
  private var column: RatingColumn { rating.column }

  init(_ rating: RatingCounts) { self.rating = rating }

  /// The KPIs that the kind of the column gives, and the share of answers that are no code of its scale.
  var all: [KPIValue] {
    let answers = rating.rated + rating.invalid
    let invalid = KPITable.share("invalid_answer_rate", rating.invalid, of: answers)
    return (ofKind + [invalid]).map { value in
      var value = value
      value.rating = column.name
      value.scale = column.scale.name
      return value
    }
  }

  private var ofKind: [KPIValue] {
    let favourable = rating.count(of: column.favourableCodes)
    let headline = KPITable.share(column.kind.headline, favourable, of: rating.rated)
    switch column.kind {
    case .recommendation, .employeeRecommendation:
      let against = rating.count(of: column.scale.dissatisfiedCodes)
      return [KPITable.net(column.kind.headline, favourable, against, of: rating.rated)]
    case .satisfaction:
      let top = column.scale.codes.upperBound
      let bottom = rating.count(of: column.scale.dissatisfiedCodes)
      return [
        headline, KPITable.share("csat_topbox", rating.count(of: top...top), of: rating.rated),
        mean("csat_mean"), KPITable.share("dsat", bottom, of: rating.rated),
      ]
    // Easy is 5–7 of seven; on another scale only the mean says something.
    case .effort:
      return (column.scale == .oneTo(7) ? [headline] : []) + [mean("ces_mean")]
    case .employeeSatisfaction:
      return [headline, mean("employee_satisfaction_mean")]
    }
  }

  private func mean(_ kpi: String) -> KPIValue {
    var sum = 0
    var squares = 0
    for (code, count) in zip(column.scale.codes, rating.byCode) {
      sum += code * count
      squares += code * code * count
    }
    let base = rating.rated
    guard base > 0 else { return KPIValue(kpi: kpi) }
    let interval = Interval.mean(sum: sum, squares: squares, of: base, student: true)
    return KPIValue(
      kpi: kpi,
      value: Double(sum) / Double(base),
      low: interval.map { max(Double(column.scale.codes.lowerBound), $0.low) },
      high: interval.map { min(Double(column.scale.codes.upperBound), $0.high) },
      base: base
    )
  }
}
