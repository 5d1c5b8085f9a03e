import FeedbackModel
import Testing

@testable import Calibration

struct LabelFiguresTests {
  /// Ten rows, of which one is abstained from.
  private static let gold: [SentimentLabel] = [
    .negative, .negative, .negative, .negative, .neutral, .neutral, .positive, .positive,
    .positive, .positive,
  ]
  private static let predicted: [SentimentLabel?] = [
    .negative, .negative, .neutral, nil, .neutral, .positive, .positive, .positive, .positive,
    .negative,
  ]
  private static let scores = [-0.9, -0.4, 0.1, 0, 0, 0.6, 0.8, 0.7, 0.5, -0.3]

  @Test
  func `figures of ten rows by hand`() throws {
    let figures = LabelFigures(gold: Self.gold, predicted: Self.predicted, scores: Self.scores)
    #expect(figures.base == 10 && figures.accuracy == 0.6 && figures.hasThreeClasses)
    let negative = figures.confusion.decisions(0)
    #expect(negative == DecisionCounts(hits: 2, falseAlarms: 1, misses: 2))
    #expect(figures.confusion[0, nil] == 1 && figures.confusion[0, 1] == 1)
    // F1: 4/7, 1/2, 3/4.
    #expect(abs(figures.macroF1 - (4.0 / 7 + 0.5 + 0.75) / 3) < 1e-12)
    #expect(abs(figures.macroRecall - (0.5 + 0.5 + 0.75) / 3) < 1e-12)
    #expect(abs(figures.sidesF1 - (0.5714 + 0.75) / 2) < 1e-12)
    #expect(figures.goldShares == [0.4, 0.2, 0.4] && figures.predictedShares == [0.3, 0.2, 0.4])
    #expect(abs(figures.shareError - 0.05) < 1e-12)
    #expect(abs(LabelFigures.net(figures.predictedShares) - 0.1) < 1e-12)
    let sides = try #require(figures.twoClassLabel)
    // Negative 2 of 4 with 1 false alarm, positive 3 of 4 with none: F1 4/7 and 6/7.
    #expect(sides.base == 8 && sides.accuracy == 0.625)
    #expect(abs(sides.macroF1 - 5.0 / 7) < 1e-12)
    let signs = try #require(figures.twoClassSign)
    // Row 3 is called positive by its sign: F1 4/7 and 3/4.
    #expect(abs(signs.macroF1 - (4.0 / 7 + 0.75) / 2) < 1e-12)
    #expect(figures.ties == 0.125 && figures.zeroScore == 0.2)
    // Pairs with a lower score on the negative side: 6, 6, 4, 4½ of 6 each.
    #expect(figures.aucNegative.map { abs($0 - 20.5 / 24) < 1e-12 } == true)
  }

  @Test
  func `gold of two classes has no three-class figures and gold of one has no sides`() {
    let two = LabelFigures(
      gold: [.negative, .positive],
      predicted: [.negative, .neutral],
      scores: nil
    )
    #expect(!two.hasThreeClasses && two.twoClassLabel?.accuracy == 0.5)
    #expect(two.twoClassSign == nil && two.aucNegative == nil && two.zeroScore == nil)
    let one = LabelFigures(gold: [.negative], predicted: [.negative], scores: [-1])
    #expect(one.twoClassLabel == nil && one.aucNegative == nil && one.macroF1 == 1)
  }
}
