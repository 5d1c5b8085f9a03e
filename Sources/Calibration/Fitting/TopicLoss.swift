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
    /// The cells of the topic's words, and those that all topics share.
    let rows: JoinedRows
    /// The strength less 1 that a row has before its cells are weighed.
    let offsets: [Double]
  }

  let parts: [Part]
  /// For each topic, one over the variance of each weight's prior.
  let precisions: [[Double]]
  /// The topics of each row, ascending.
  let gold: [[Int]]
  /// What one unit of strength is worth in log-odds.
  let scale: Double
  /// Whether some rows have no topic, so that there is a class for these.
  let hasNone: Bool

  init(parts: [Part], precisions: [[Double]], gold: [[Int]], scale: Double) {
    self.parts = parts
    self.precisions = precisions
    self.gold = gold
    self.scale = scale
    hasNone = gold.contains(where: \.isEmpty)
  }

  var dimension: Int { precisions.reduce(0) { $0 + $1.count } }

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    var loss = prior(point, &gradient)
    let point = point.span
    var gradient = gradient.mutableSpan
    var slopes = [Double](repeating: 0, count: parts.count)
    for row in gold.indices {
      let share = gold[row].isEmpty ? 0 : 1 / Double(gold[row].count)
      let top = odds(of: row, point, &slopes)
      for topic in gold[row] { loss -= share * slopes[topic] }
      loss += Self.chances(&slopes, top, hasNone)
      for topic in gold[row] { slopes[topic] -= share }
      var start = 0
      for topic in parts.indices {
        parts[topic].rows.add(row, times: scale * slopes[topic], to: &gradient, offset: start)
        start += precisions[topic].count
      }
    }
    return loss
  }

  /// Fills in the log-odds of each topic of a row; returns the greatest, that of no topic included.
  private func odds(of row: Int, _ point: Span<Double>, _ odds: inout [Double]) -> Double {
    var start = 0
    var top = hasNone ? 0.0 : -Double.infinity
    for topic in parts.indices {
      let product = parts[topic].rows.product(row, point, offset: start)
      odds[topic] = scale * (parts[topic].offsets[row] + product)
      top = max(top, odds[topic])
      start += precisions[topic].count
    }
    return top
  }

  /// Turns log-odds into chances; returns the logarithm of what they are parted by.
  private static func chances(_ odds: inout [Double], _ top: Double, _ hasNone: Bool) -> Double {
    var whole = hasNone ? exp(-top) : 0
    for topic in odds.indices {
      odds[topic] = exp(odds[topic] - top)
      whole += odds[topic]
    }
    for topic in odds.indices { odds[topic] /= whole }
    return log(whole) + top
  }

  private func prior(_ point: [Double], _ gradient: inout [Double]) -> Double {
    var loss = 0.0
    var start = 0
    for own in precisions {
      for (index, precision) in own.enumerated() {
        let weight = point[start + index]
        loss += precision * weight * weight / 2
        gradient[start + index] = precision * weight
      }
      start += own.count
    }
    return loss
  }
}
