public import FeedbackModel

extension KPITable {
  /// Returns what customers say by period, as the search for perception gaps takes it.
  ///
  /// Scores of customers (`nps`, `csat_top2`, `ces_top3`), `net_sentiment` and `complaint_rate`, and the share of each grievance, of which less is
  /// better.
  ///
  /// - Parameters:
  ///   - partial: The counts of the run.
  ///   - unit: The periods.
  ///   - segments: The numbers of the segments to count, such as those of one agent group; nil for all rows.
  ///   - grievances: The ids of topics that are worse the more comments name them, such as `handoffs`.
  /// - Returns: The series in this order; topics that the table does not have are left out.
  public func perceptionSeries(
    of partial: KPIPartial,
    by unit: PeriodUnit,
    segments: Set<Int>? = nil,
    grievances: [String] = []
  ) -> [PerceptionSeries] {
    let cells = partial.cells(by: unit, segment: segments != nil)
      .filter { cell in segments.map { $0.contains(cell.segment) } ?? true }
    func series(
      _ kpi: String,
      topic: String? = nil,
      moreIsBetter: Bool,
      _ measure: (CellCounts) -> Measurement
    ) -> PerceptionSeries {
      var points: [Period: Measurement] = [:]
      for cell in cells {
        guard let period = cell.period else { continue }
        let measured = measure(cell.counts)
        points[period] = points[period].map { $0 + measured } ?? measured
      }
      return PerceptionSeries(kpi: kpi, topic: topic, moreIsBetter: moreIsBetter, points: points)
    }
    var result: [PerceptionSeries] = []
    for (column, rating) in partial.ratings.enumerated() where !rating.kind.isOfStaff {
      result.append(
        series(rating.kind.headline, moreIsBetter: true) { Self.score($0.rating(column)) }
      )
    }
    result.append(
      series("net_sentiment", moreIsBetter: true) {
        .net(positive: $0.positive, negative: $0.negative, of: $0.scored)
      }
    )
    result.append(
      series("complaint_rate", moreIsBetter: false) { .share($0.complaints, of: $0.scored) }
    )
    for id in grievances {
      guard let topic = topics.firstIndex(of: id) else { continue }
      result.append(
        series("topic_share", topic: id, moreIsBetter: false) {
          .share($0.topic(topic).mentions, of: $0.scored)
        }
      )
    }
    return result
  }

  private static func score(_ answers: RatingCounts) -> Measurement {
    let column = answers.column
    let favourable = answers.count(of: column.favourableCodes)
    guard column.kind.isNet else { return .share(favourable, of: answers.rated) }
    return .net(
      positive: favourable,
      negative: answers.count(of: column.scale.dissatisfiedCodes),
      of: answers.rated
    )
  }
}
