public import FeedbackModel

extension KPITable {
  /// Returns what customers say by period, as the search for perception gaps takes it.
  ///
  /// Scores (`nps`, `csat_top2`), `net_sentiment` and `complaint_rate`, and the share of each grievance, of which less is
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
    var result = partial.ratings.enumerated().map { column, rating in
      series(rating.scale == .zeroToTen ? "nps" : "csat_top2", moreIsBetter: true) {
        Self.score($0.rating(column))
      }
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
    let scale = answers.column.scale
    let satisfied = answers.count(of: scale.satisfiedCodes)
    guard scale == .zeroToTen else { return .share(satisfied, of: answers.rated) }
    return .net(
      positive: satisfied,
      negative: answers.count(of: scale.dissatisfiedCodes),
      of: answers.rated
    )
  }
}
