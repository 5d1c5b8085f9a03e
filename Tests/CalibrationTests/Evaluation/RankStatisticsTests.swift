import FeedbackModel
import Testing

@testable import Calibration

struct RankStatisticsTests {
  @Test
  func `ties share the middle of their ranks`() {
    #expect(RankStatistics.ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    #expect(RankStatistics.ranks([]) == [])
  }

  @Test
  func `correlations of a small table`() throws {
    // By hand: deviations −1.5 −0.5 0.5 1.5 and −2 1 −1 2 give 5 / √(5 · 10).
    let pearson = try #require(RankStatistics.pearson([1, 2, 3, 4], [1, 4, 2, 5]))
    #expect(abs(pearson - 5 / (5.0 * 10).squareRoot()) < 1e-12)
    // Ranks 1 3 2 4 against 1 2 3 4: 1 − 6·2/(4·15).
    let spearman = try #require(RankStatistics.spearman([1, 2, 3, 4], [10, 400, 20, 500]))
    #expect(abs(spearman - 0.8) < 1e-12)
  }

  @Test
  func `too few pairs and constant sides have no correlation`() {
    #expect(RankStatistics.pearson([1, 2], [1, 2]) == nil)
    #expect(RankStatistics.pearson([1, 1, 1], [1, 2, 3]) == nil)
  }

  @Test(arguments: [
    ([true, true, false, false], [4.0, 3, 2, 1], 1.0 as Double?),
    ([true, false, true, false], [4.0, 3, 2, 1], 0.75),
    ([true, false], [1.0, 1], 0.5), ([true, true], [1.0, 2], nil), ([], [], nil),
  ])
  func `the area counts pairs in the right order`(
    members: [Bool],
    scores: [Double],
    area: Double?
  ) {
    #expect(RankStatistics.auc(members, scores) == area)
    let weights = [Int32](repeating: 1, count: members.count)
    #expect(WeightedAUC(members, scores).area(weights) == area)
  }

  @Test(arguments: 0..<50)
  func `a weighted area is that of rows written out`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = 1 + random.index(below: 20)
    let members = (0..<count).map { _ in random.index(below: 2) == 0 }
    let scores = (0..<count).map { _ in Double(random.index(below: 5)) }
    let weights = (0..<count).map { _ in Int32(random.index(below: 3)) }
    let rows = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    let whole = RankStatistics.auc(rows.map { members[$0] }, rows.map { scores[$0] })
    let weighted = WeightedAUC(members, scores).area(weights)
    #expect((whole == nil) == (weighted == nil), "seed \(seed)")
    if let whole, let weighted { #expect(abs(whole - weighted) < 1e-12, "seed \(seed)") }
  }
}
