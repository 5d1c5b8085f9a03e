public import FeedbackModel

extension KPITable {
  /// Returns the counts by period of what the search for shifts looks at: topics, rates, scores, sentiment.
  public func shiftSeries(of partial: KPIPartial, by unit: PeriodUnit) -> [ShiftSeries] {
    let cells = partial.cells(by: unit)
    func series(
      _ kpi: String,
      topic: String? = nil,
      isNet: Bool = false,
      _ point: (CellCounts) -> (positive: Int, negative: Int, base: Int)
    ) -> ShiftSeries {
      let points: [ShiftSeries.Point] = cells.compactMap { cell in
        guard let period = cell.period else { return nil }
        let (positive, negative, base) = point(cell.counts)
        return ShiftSeries.Point(
          period: period,
          positive: positive,
          negative: negative,
          base: base
        )
      }
      return ShiftSeries(kpi: kpi, topic: topic, isNet: isNet, points: points)
    }

    var result = (0..<partial.topicCount).filter { !isSubtopic($0) }.map { topic in
      series("topic_share", topic: topics.indices.contains(topic) ? topics[topic] : nil) {
        ($0.topic(topic).mentions, 0, $0.scored)
      }
    }
    result += Self.rates.map { rate in series(rate.kpi) { (rate.count($0), 0, $0.scored) } }
    result.append(series("net_sentiment", isNet: true) { ($0.positive, $0.negative, $0.scored) })
    for (column, rating) in partial.ratings.enumerated() {
      let isNet = rating.kind.isNet
      result.append(
        series(rating.kind.headline, isNet: isNet) { counts in
          let answers = counts.rating(column)
          return (
            answers.count(of: rating.favourableCodes),
            isNet ? answers.count(of: rating.scale.dissatisfiedCodes) : 0,
            answers.rated
          )
        }
      )
    }
    return result
  }
}
