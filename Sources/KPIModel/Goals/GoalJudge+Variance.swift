import FeedbackModel

extension GoalJudge {
  /// Returns the variance of one answer in squared units of the KPI; nil for shares, and when it cannot be told.
  ///
  /// For nets three quarters of an answer are added to either count, as for their interval.
  func variance(of goal: Goal, _ counts: CellCounts, rating: String?) -> Double? {
    let column = (0..<counts.ratingCount).first { counts.rating($0).column.name == rating }
    let answers = column.map(counts.rating)
    switch goal.metric.name {
    case "nps": return answers.flatMap(net)
    case "net_sentiment": return net(counts.positive, counts.negative, of: counts.scored)
    case "topic_net_sentiment":
      guard let index = goal.topic.flatMap({ table.topics.firstIndex(of: $0) }) else { return nil }
      let topic = counts.topic(index)
      return net(topic.positive, topic.negative, of: topic.mentions)
    case "csat_mean": return answers.flatMap(mean)
    case "sentiment_mean":
      let inMillionths = mean(counts.scoreSum, squares: counts.scoreSquares, of: counts.scored)
      return inMillionths.map { $0 / 1_000_000 }
    default: return nil
    }
  }

  private func net(_ answers: RatingCounts) -> Double? {
    let scale = answers.column.scale
    return net(
      answers.count(of: scale.satisfiedCodes),
      answers.count(of: scale.dissatisfiedCodes),
      of: answers.rated
    )
  }

  private func net(_ positive: Int, _ negative: Int, of base: Int) -> Double? {
    guard base > 0 else { return nil }
    let n = Double(base) + 3
    let (p, d) = ((Double(positive) + 0.75) / n, (Double(negative) + 0.75) / n)
    return 10_000 * (p + d - (p - d) * (p - d))
  }

  private func mean(_ answers: RatingCounts) -> Double? {
    let codes = Array(zip(answers.column.scale.codes, answers.byCode))
    return mean(
      codes.reduce(0) { $0 + $1.0 * $1.1 },
      squares: codes.reduce(0) { $0 + $1.0 * $1.0 * $1.1 },
      of: answers.rated
    )
  }

  private func mean(_ sum: Int, squares: Int, of base: Int) -> Double? {
    guard base > 1 else { return nil }
    let n = Double(base)
    return (Double(squares) - Double(sum) * Double(sum) / n) / (n - 1)
  }
}
