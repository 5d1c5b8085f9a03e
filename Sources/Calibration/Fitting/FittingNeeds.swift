import FeedbackModel

/// What it takes to fit something.
enum FittingNeeds {
  /// The fewest rows with a polarity.
  static let fewestPolarities = 150
  /// The fewest rows of at least two polarities, and of either side of complaint.
  static let fewestOfClass = 25
  /// The fewest rows with topics.
  static let fewestTopicRows = 100

  /// Returns whether something can be learned from a row.
  static func canLearn(_ target: FittingTarget, from row: FittingRow) -> Bool {
    switch target {
    case .polarity: row.polarity != nil && row.isReadable
    case .complaint: row.gold.complaint != nil && row.status == .scored
    case .topics: row.gold.topics != nil && row.status == .scored
    }
  }

  /// Returns whether a row takes part in the figures.
  ///
  /// Topics are judged where people named any, as those who labelled some comments only leave the others open.
  static func isJudged(_ target: FittingTarget, _ row: FittingRow) -> Bool {
    switch target {
    case .polarity: row.polarity != nil
    case .complaint: row.gold.complaint != nil
    case .topics: row.gold.topics?.isEmpty == false
    }
  }

  /// Returns what the rows suffice for, and a sentence for what they do not; neither where no row has anything to learn.
  static func targets(
    _ data: FittingData,
    _ topics: FittedTopics,
    learnsWords: Bool
  ) -> (targets: [FittingTarget], refusals: [String]) {
    var targets: [FittingTarget] = []
    var refusals: [String] = []
    // Topics have no weights but those of their words.
    for target in FittingTarget.allCases where learnsWords || target != .topics {
      let rows = data.rows.indices.filter { canLearn(target, from: data.rows[$0]) }
      guard !rows.isEmpty else { continue }
      if let refusal = refusal(target, rows, data, topics) {
        refusals.append(refusal)
      } else {
        targets.append(target)
      }
    }
    return (targets, refusals)
  }

  private static func refusal(
    _ target: FittingTarget,
    _ rows: [Int],
    _ data: FittingData,
    _ topics: FittedTopics
  ) -> String? {
    switch target {
    case .polarity:
      var counts = [0, 0, 0]
      for row in rows { counts[data.gold(row)] += 1 }
      guard rows.count < fewestPolarities || counts.count(where: { $0 >= fewestOfClass }) < 2
      else { return nil }
      return "polarity: \(rows.count) rows (\(counts[0]) negative, \(counts[1]) neutral, "
        + "\(counts[2]) positive) are too few to change a weight; it takes \(fewestPolarities), "
        + "and \(fewestOfClass) of two polarities"
    case .complaint:
      let members = rows.count { data.rows[$0].gold.complaint == true }
      guard members < fewestOfClass || rows.count - members < fewestOfClass else { return nil }
      return "complaint: \(members) complaints and \(rows.count - members) other rows are too few "
        + "to change a weight; it takes \(fewestOfClass) of either"
    case .topics:
      guard rows.count < fewestTopicRows || topics.ids.isEmpty else { return nil }
      return "topics: \(rows.count) rows are too few to change a weight; it takes "
        + "\(fewestTopicRows), and \(FittedTopics.fewestRows) of a topic"
    }
  }
}
