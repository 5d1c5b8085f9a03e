import FeedbackModel
import Pipeline
import Testing

@testable import Calibration

/// Words that are evidence in the lists already keep it in a fit, and learned weights come on top.
struct GivenEvidenceTests {
  @Test
  func `the engine with the overlay gives the scores of the fit`() async throws {
    let bench = try FittingBench()
    try bench.write(
      "en/verdicts.tsv",
      """
      #: kind: cue
      #: name: verdicts
      #: version: 1.0.0
      #: language: en
      #: licence: Apache-2.0
      #: source: written for the tests
      form\tcategory\tweight
      plain\tneutral\t0.7
      zorbed\ttone\t-0.4
      river\ttone\t0.3

      """
    )
    let (rows, engine) = try await bench.rows(FittingBench.planted(240))
    let data = FittingData(rows, engine: engine)
    let all = Array(data.rows.indices)
    let fit = PolarityFit(all, of: data, wordLimit: 200, pools: false)
    let weights = fit.told(fit.weights(PolarityFit.trusts[0]))
    let scores = fit.ownLoss.scores(at: weights)
    var overlay = fit.overlay(weights, ScoreThresholds(positive: 100, negative: 100))
    overlay.source = "a test"
    let line = try #require(overlay.cues.first { $0[0] == "plain" && $0[1] == "neutral" })
    #expect(try #require(Double(line[2])) > 0.7)
    try bench.expect(scores, of: data.rows, under: overlay)
  }

  @Test
  func `what is given adds up to the same bits in any order`() {
    let tones = [0.1, 0.2, 0.3]
    #expect(tones.reduce(0, +) != tones.reversed().reduce(0, +))
    let evidence = tones.map { GivenEvidence(tone: $0, neutral: -$0) }
    for order in [evidence, evidence.reversed()] {
      #expect(GivenEvidence.sum(order) == GivenEvidence(tone: 0.6, neutral: -0.6))
    }
  }

  @Test
  func `what is given is in the sums`() {
    var words = SparseRows()
    words.append([(0, 1)])
    var entries = SparseRows()
    entries.append([], isAbove: [])
    let item = PolarityLoss.Case(
      positive: 1,
      negative: 0,
      given: GivenEvidence(tone: 0.5, neutral: 0.25),
      start: nil,
      gold: 2
    )
    let loss = PolarityLoss(
      cases: [item],
      words: words,
      entries: entries,
      wordCount: 1,
      entryCount: 0,
      startCount: 0,
      halfMass: 2
    )
    let weights = [0.5, 0.5]
    let sums = loss.sums(0, weights.span)
    #expect([sums.positive, sums.negative, sums.tone, sums.neutral] == [1, 0, 1, 0.75])
  }
}
