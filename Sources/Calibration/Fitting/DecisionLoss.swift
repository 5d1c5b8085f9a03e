import Glibc

/// The loss of a yes-or-no decision whose evidence is additive: logistic regression, maximum a posteriori.
///
/// The evidence of a row is its offset plus the weights of its cells; each weight has a Gaussian prior around its own
/// centre. Source: C. Bishop, "Pattern Recognition and Machine Learning", sections 4.3.2 and 4.5.
struct DecisionLoss: SmoothLoss {
  /// The cells of each row.
  let rows: JoinedRows
  /// What each row has before its cells are weighed.
  let offsets: [Double]
  /// Whether each row is of the class.
  let isMember: [Bool]
  /// The centres of the weights' priors.
  let centres: [Double]
  /// One over the variance of each weight's prior.
  let precisions: [Double]
  /// What one unit of evidence is worth in log-odds.
  let scale: Double

  var dimension: Int { centres.count }

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    var loss = 0.0
    for index in point.indices {
      let distance = point[index] - centres[index]
      loss += precisions[index] * distance * distance / 2
      gradient[index] = precisions[index] * distance
    }
    let point = point.span
    var gradient = gradient.mutableSpan
    for row in offsets.indices {
      let odds = scale * (offsets[row] + rows.product(row, point))
      loss += odds > 0 ? odds + log1p(exp(-odds)) : log1p(exp(odds))
      if isMember[row] { loss -= odds }
      let slope = 1 / (1 + exp(-odds)) - (isMember[row] ? 1 : 0)
      rows.add(row, times: scale * slope, to: &gradient)
    }
    return loss
  }
}
