import Glibc

/// The loss of the three polarities under the engine's own arithmetic, maximum a posteriori around the shipped weights.
///
/// With P and N the sums of the rules, T the tone and U the neutral evidence of a comment, S = P − N + T its net mass
/// and M = P + N + |T| + |U| + K, the engine calls it positive where S − U ≥ θM and negative where −S − U ≥ θM. So the
/// log-odds of either side against neutral are κ(±S − U − θM), and the loss is that of the multinomial logit. Only |T|
/// and |U| are rounded at nought, to be smooth. What is fitted: the tone and the neutral evidence of each word, what
/// is added to the valence of each entry, and what a comment has from the start by its question. The priors are
/// Gaussian, centred on the weights as they ship, those of words that have some included.
struct PolarityLoss: SmoothLoss {
  /// θ: the share of the mass by which a side must lead, while weights are fitted.
  static let lead = 0.15
  /// Below this the absolute value is rounded.
  private static let smoothness = 0.1

  /// A comment as the fit sees it.
  struct Case: Sendable {
    var positive: Double
    var negative: Double
    /// The tone and the neutral evidence that the lists give words of it as they ship.
    var given = GivenEvidence()
    /// The kind of question, from 0; nil for a comment that no question gives anything.
    var start: Int?
    /// 0 negative, 1 neutral, 2 positive.
    var gold: Int
  }

  let cases: [Case]
  /// The words of each case.
  let words: SparseRows
  /// For each case, its entries with the signed factors that the rules gave them.
  let entries: SparseRows
  let wordCount: Int
  let entryCount: Int
  let startCount: Int
  let halfMass: Double
  /// What a case of each class counts.
  var classWeights = [1.0, 1.0, 1.0]
  /// κ: what a valence unit is worth in log-odds.
  var trust = 0.5
  /// One over the variance of the prior of a word's weights.
  var precision = 1.0

  /// The prior's precision of what all comments of a kind of question have from the start.
  ///
  /// Strong: questions tell little beside the words, and a text that many people send counts as often as it is sent.
  private static let startPrecision = 30.0

  var dimension: Int { 2 * wordCount + entryCount + 2 * startCount }

  private var neutralOffset: Int { wordCount }
  private var entryOffset: Int { 2 * wordCount }
  private var toneStart: Int { entryOffset + entryCount }
  private var neutralStart: Int { toneStart + startCount }

  /// The sums of a case under some weights.
  struct Sums {
    var positive: Double
    var negative: Double
    var tone: Double
    var neutral: Double
  }

  /// Returns the sums of a case.
  @inline(__always)
  func sums(_ index: Int, _ point: Span<Double>) -> Sums {
    let item = cases[index]
    let (tone, neutral) = words.products(index, point, and: neutralOffset)
    var sums = Sums(
      positive: item.positive,
      negative: item.negative,
      tone: item.given.tone + tone,
      neutral: item.given.neutral + neutral
    )
    if let start = item.start {
      sums.tone += point[toneStart + start]
      sums.neutral += point[neutralStart + start]
    }
    for place in entries.starts[index]..<entries.starts[index + 1] {
      let change = entries.values[place] * point[entryOffset + Int(entries.columns[place])]
      // The sign of a value says which sum it is in: the fit keeps an entry on its side.
      if entries.isAbove[place] { sums.positive += change } else { sums.negative -= change }
    }
    return sums
  }

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    var loss = prior(point, &gradient)
    let point = point.span
    var gradient = gradient.mutableSpan
    let lead = Self.lead
    let scale = trust
    for index in cases.indices {
      let item = cases[index]
      let weight = classWeights[item.gold]
      let sums = sums(index, point)
      let tone = Self.magnitude(sums.tone)
      let neutral = Self.magnitude(sums.neutral)
      let net = sums.positive - sums.negative + sums.tone
      let mass = sums.positive + sums.negative + tone.value + neutral.value + halfMass
      let above = scale * (net - sums.neutral - lead * mass)
      let below = scale * (-net - sums.neutral - lead * mass)
      let top = max(0, above, below)
      let (a, b) = (exp(above - top), exp(below - top))
      let whole = a + b + exp(-top)
      let goldOdds = item.gold == 2 ? above : item.gold == 0 ? below : 0
      loss += weight * (log(whole) + top - goldOdds)
      let slopeAbove = weight * scale * (a / whole - (item.gold == 2 ? 1 : 0))
      let slopeBelow = weight * scale * (b / whole - (item.gold == 0 ? 1 : 0))
      let byNet = slopeAbove - slopeBelow
      let byMass = -lead * (slopeAbove + slopeBelow)
      let byTone = byNet + byMass * tone.slope
      let byNeutral = byMass * neutral.slope - slopeAbove - slopeBelow
      words.add(index, times: (byTone, byNeutral), to: &gradient, and: neutralOffset)
      if let start = item.start {
        gradient[toneStart + start] += byTone
        gradient[neutralStart + start] += byNeutral
      }
      for place in entries.starts[index]..<entries.starts[index + 1] {
        let by = entries.isAbove[place] ? byNet + byMass : byNet - byMass
        gradient[entryOffset + Int(entries.columns[place])] += by * entries.values[place]
      }
    }
    return loss
  }

  /// The loss of the cases alone.
  func lossOfCases(at point: [Double]) -> Double {
    var idle = [Double](repeating: 0, count: point.count)
    let whole = value(at: point, gradient: &idle)
    return whole - prior(point, &idle)
  }

  private func prior(_ point: [Double], _ gradient: inout [Double]) -> Double {
    var loss = 0.0
    for index in point.indices {
      let own =
        index < neutralOffset
        ? precision : index < toneStart ? precision / 2 : Self.startPrecision
      loss += own * point[index] * point[index] / 2
      gradient[index] = own * point[index]
    }
    return loss
  }

  private static func magnitude(_ value: Double) -> (value: Double, slope: Double) {
    let root = (value * value + smoothness * smoothness).squareRoot()
    return (root, value / root)
  }

  /// Returns the scores that the engine gives the cases at a point, −1…1.
  func scores(at point: [Double]) -> [Double] {
    cases.indices.map { Self.score(sums($0, point.span), halfMass: halfMass) }
  }

  /// Returns the score that the engine gives for some sums, −1…1.
  private static func score(_ sums: Sums, halfMass: Double) -> Double {
    let positive = max(0, sums.positive) + max(0, sums.tone)
    let negative = max(0, sums.negative) + max(0, -sums.tone)
    let net = positive - negative
    guard net != 0 else { return 0 }
    let balance = min(sums.neutral, abs(net))
    let whole = positive + negative + abs(balance) + halfMass
    return (net > 0 ? 1 : -1) * (abs(net) - balance) / whole
  }
}
