import Testing

@testable import Calibration

@Suite struct TopicDecisionTests {
  private static let strengths: [[Double]] = [
    [2, 1.5], [1.5, 2], [2, -1], [-1, 2], [-0.9, -0.8], [-0.8, -0.9],
  ]

  /// Twice the hits over what is called and what is gold, by hand.
  @Test(
    arguments: [
      // Both of the first two rows, one of the next two, none of the last.
      (0.0, 0.3, nil, 8.0 / 12), (0.0, 1, nil, 8.0 / 10), (-1.0, 1, nil, 8.0 / 12),
      (0.0, 1, 0, 10.0 / 12), (5.0, 0.3, nil, 0), (5.0, 0.3, 1, 6.0 / 12),
    ] as [(Double, Double, Int?, Double)]
  )
  func microF1IsThatOfWhatIsCalled(threshold: Double, share: Double, fallback: Int?, f1: Double) {
    let decision = TopicDecision(threshold: threshold, share: share, fallback: fallback)
    let gold = [[0], [1], [0], [1], [0], [1]]
    #expect(abs(decision.microF1(Self.strengths, gold) - f1) < 1e-9)
  }

  @Test func whereEachRowHasOneTopicOnlyTheStrongestHolds() {
    let gold = [[0], [1], [0], [1], [1], [0]]
    let best = TopicDecision.best(Self.strengths, gold, shipped: (0.3, nil))
    #expect(best.f1 == 1 && best.decision.share > 0.9 && best.decision.fallback == nil)
  }

  @Test func whereRowsHaveBothTopicsTheShippedShareStays() {
    let gold = [[0, 1], [0, 1], [0], [1], [], []]
    let best = TopicDecision.best(Self.strengths, gold, shipped: (0.3, nil))
    #expect(best.f1 == 1 && best.decision.share == 0.3)
  }

  @Test func rowsWithoutEvidenceGetTheTopicThatTheyMostlyHave() {
    let gold = [[0, 1], [0, 1], [0], [1], [1], [1]]
    let best = TopicDecision.best(Self.strengths, gold, shipped: (0.3, nil))
    #expect(best.f1 == 1 && best.decision.fallback == 1)
    let forced = TopicDecision.best(Self.strengths, gold, shipped: (0.3, 0))
    #expect(forced.decision.fallback == 0)
  }

  @Test func noRowsChangeNothing() {
    let best = TopicDecision.best([], [], shipped: (0.3, nil))
    #expect(best.f1 == 0 && best.decision == TopicDecision(threshold: 0, share: 0.3))
  }
}
