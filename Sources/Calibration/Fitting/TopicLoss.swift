import Glibc

/// The loss of choosing one of several topics, maximum a posteriori: the multinomial logit over their strengths.
///
/// The log-odds of a topic are a constant times its strength: the offset that the shipped cues and rules give, plus the
/// weights of its cells. A row with several topics asks for an even share of each; one with none of them for the
/// further class of no topic, whose strength is the 1 from which a topic holds. Source: C. Bishop, "Pattern
/// Recognition and Machine Learning", section 4.3.4.
struct TopicLoss: SmoothLoss {
  /// A topic with its cells and offsets, row by row; the weights of the topics lie one behind the other.
  struct Part: Sendable {
    var rows: SparseRows
    /// The strength less 1 that a row has before its cells are weighed.
    var offsets: [Double]
    /// One over the variance of each weight's prior.
    var precisions: [Double]
  }

  let parts: [Part]
  /// The topics of each row, ascending.
  let gold: [[Int]]
  /// What one unit of strength is worth in log-odds.
  let scale: Double
  /// Whether some rows have no topic, so that there is a class for these.
  let hasNone: Bool

  init(parts: [Part], gold: [[Int]], scale: Double) {
    self.parts = parts
    self.gold = gold
    self.scale = scale
    hasNone = gold.contains(where: \.isEmpty)
  }

  var dimension: Int { parts.reduce(0) { $0 + $1.precisions.count } }

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    var loss = prior(point, &gradient)
    var odds = [Double](repeating: 0, count: parts.count)
    for row in gold.indices {
      var start = 0
      var top = hasNone ? 0.0 : -Double.infinity
      for (topic, part) in parts.enumerated() {
        odds[topic] = scale * (part.offsets[row] + part.rows.product(row, point, offset: start))
        top = max(top, odds[topic])
        start += part.precisions.count
      }
      var whole = hasNone ? exp(-top) : 0
      for topic in odds.indices { whole += exp(odds[topic] - top) }
      loss += log(whole) + top
      let share = gold[row].isEmpty ? 0 : 1 / Double(gold[row].count)
      for topic in gold[row] { loss -= share * odds[topic] }
      start = 0
      for (topic, part) in parts.enumerated() {
        let wanted = gold[row].contains(topic) ? share : 0
        let slope = exp(odds[topic] - top) / whole - wanted
        part.rows.add(row, times: scale * slope, to: &gradient, offset: start)
        start += part.precisions.count
      }
    }
    return loss
  }

  private func prior(_ point: [Double], _ gradient: inout [Double]) -> Double {
    var loss = 0.0
    var start = 0
    for part in parts {
      for (index, precision) in part.precisions.enumerated() {
        let weight = point[start + index]
        loss += precision * weight * weight / 2
        gradient[start + index] = precision * weight
      }
      start += part.precisions.count
    }
    return loss
  }
}
