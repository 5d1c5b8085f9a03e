/// Correlations and rankings of paired numbers.
package enum RankStatistics {
  /// The fewest pairs of which a correlation is told.
  static let fewestPairs = 3

  /// Returns the rank of each value from 1; equal values share the middle of their ranks.
  package static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  /// Returns Pearson's correlation.
  ///
  /// - Returns: −1…1; nil for fewer than three pairs, or where one side does not vary.
  package static func pearson(_ a: [Double], _ b: [Double]) -> Double? {
    guard a.count >= fewestPairs, a.count == b.count else { return nil }
    let n = Double(a.count)
    let meanA = a.reduce(0, +) / n
    let meanB = b.reduce(0, +) / n
    let squaresA = a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) }
    let squaresB = b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
    guard squaresA > 0, squaresB > 0 else { return nil }
    let products = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    return products / (squaresA * squaresB).squareRoot()
  }

  /// Returns Spearman's correlation of ranks, ties at their middle rank.
  ///
  /// - Returns: As `pearson`.
  package static func spearman(_ a: [Double], _ b: [Double]) -> Double? {
    pearson(ranks(a), ranks(b))
  }

  /// Returns how often a member of a class scores above one that is not, ties counting half: the area under the ROC curve.
  ///
  /// Computed from the sum of ranks (Mann and Whitney 1947).
  ///
  /// - Returns: 0…1; nil where one side is empty.
  package static func auc(_ isMember: [Bool], _ scores: [Double]) -> Double? {
    let members = isMember.count { $0 }
    let others = isMember.count - members
    guard members > 0, others > 0 else { return nil }
    let sum = zip(ranks(scores), isMember).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let least = Double(members) * Double(members + 1) / 2
    return (sum - least) / (Double(members) * Double(others))
  }
}

/// The area under the ROC curve of many weightings of the same rows, which are sorted once.
struct WeightedAUC {
  /// The rows in the order of their scores, cut where the score changes.
  private let ties: [[(row: Int, isMember: Bool)]]

  init(_ isMember: [Bool], _ scores: [Double]) {
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var ties: [[(row: Int, isMember: Bool)]] = []
    for (place, row) in order.enumerated() {
      if place > 0, scores[order[place - 1]] == scores[row] {
        ties[ties.count - 1].append((row, isMember[row]))
      } else {
        ties.append([(row, isMember[row])])
      }
    }
    self.ties = ties
  }

  /// Returns the area where each row counts as often as its weight says; nil where one side is empty.
  func area(_ weights: [Int32]) -> Double? {
    var othersBelow = 0
    var members = 0
    // Twice the number of pairs in the right order, ties counted once.
    var pairs = 0
    for tie in ties {
      var tiedMembers = 0
      var tiedOthers = 0
      for (row, isMember) in tie {
        if isMember { tiedMembers += Int(weights[row]) } else { tiedOthers += Int(weights[row]) }
      }
      pairs += tiedMembers * (2 * othersBelow + tiedOthers)
      members += tiedMembers
      othersBelow += tiedOthers
    }
    guard members > 0, othersBelow > 0 else { return nil }
    return Double(pairs) / (2 * Double(members) * Double(othersBelow))
  }
}
