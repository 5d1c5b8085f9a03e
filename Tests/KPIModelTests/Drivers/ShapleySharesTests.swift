import FeedbackModel
import Testing

@testable import KPIModel

@Suite struct ShapleySharesTests {
  static func comments(_ count: Int, topics: Int, _ generator: inout SplitMix64)
    -> [RatedComment]
  {
    (0..<count).map { _ in
      RatedComment(
        topics: (0..<topics).filter { _ in generator.chance(0.4) },
        answer: AnswerClass.allCases.randomElement(using: &generator) ?? .neither
      )
    }
  }

  /// The definition of 1953: the mean of what a player adds over all orders, by coalitions.
  static func definition(
    _ comments: [RatedComment],
    topics: Int,
    value: (AnswerClass) -> Double
  ) -> [Double] {
    func worth(_ coalition: Int) -> Double {
      comments.filter { $0.topics.contains { coalition >> $0 & 1 == 1 } }
        .reduce(0) { $0 + value($1.answer) } * 100 / Double(comments.count)
    }
    func factorial(_ n: Int) -> Double { (1...max(1, n)).reduce(1) { $0 * Double($1) } }
    return (0..<topics).map { player in
      (0..<1 << topics).filter { $0 >> player & 1 == 0 }.reduce(0.0) { sum, coalition in
        let size = coalition.nonzeroBitCount
        let weight = factorial(size) * factorial(topics - size - 1) / factorial(topics)
        return sum + weight * (worth(coalition | 1 << player) - worth(coalition))
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6], [ScoreScale.zeroToTen, .oneTo(5)])
  func sharesAreThoseOfTheDefinition(topics: Int, scale: ScoreScale) {
    for seed in UInt64(0)..<5 {
      var generator = SplitMix64(seed: seed)
      let comments = Self.comments(60, topics: topics, &generator)
      let rule: ScoreRule = scale == .zeroToTen ? .nps : .csatTop2
      let shapley = ShapleyShares(RatedComment.counts(of: comments, scale: scale), rule: rule)
      let expected = Self.definition(comments, topics: topics) { answer in
        switch answer {
        case .favourable: 1
        case .neither: 0
        case .unfavourable: rule == .nps ? -1 : 0
        }
      }
      for share in shapley.shares {
        let points = 100 * Double(share.numerator) / Double(shapley.denominator)
        if let topic = share.topic {
          #expect(abs(points - expected[topic]) < 1e-9, "seed \(seed), topic \(topic)")
        }
      }
    }
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func sharesAddUpToTheScoreExactly(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let comments = Self.comments(487, topics: 9, &generator)
    let counts = RatedComment.counts(of: comments)
    let shapley = ShapleyShares(counts, rule: .nps)
    let net = Int128(ScoreRule.nps.numerator(counts.all))
    #expect(shapley.total * Int128(counts.all.base) == net * shapley.denominator, "seed \(seed)")
    #expect(shapley.shares.last?.topic == nil)
    for decimals in 0...6 {
      let printed = shapley.rounded(decimals: decimals)
      let unit = 100 * (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
      let score = unit * Double(net) / Double(counts.all.base)
      #expect(
        printed.reduce(0, +) == Int(score.rounded(.toNearestOrAwayFromZero)),
        "seed \(seed), \(decimals) decimals"
      )
      for (share, units) in zip(shapley.shares, printed) {
        let exact = unit * Double(share.numerator) / Double(shapley.denominator)
        #expect(abs(exact - Double(units)) < 1.000001, "seed \(seed), \(decimals) decimals")
      }
    }
  }

  /// A pull is the mean of each comment's part of the topic times its distance from the score; its interval is that of
  /// the mean of (x − x̄)(z − z̄), taken comment by comment.
  @Test(arguments: [ScoreRule.nps, .csatTop2])
  func pullsAreTheDistancesFromTheScore(rule: ScoreRule) throws {
    var generator = SplitMix64(seed: 14)
    let comments = Self.comments(200, topics: 5, &generator)
    let counts = RatedComment.counts(of: comments, scale: rule == .nps ? .zeroToTen : .oneTo(5))
    let shapley = ShapleyShares(counts, rule: rule)
    #expect(abs(shapley.shares.reduce(0) { $0 + $1.pull }) < 1e-9)
    let values = comments.map { 100 * rule.value($0.answer) }
    let score = values.reduce(0, +) / 200
    for share in shapley.shares {
      let parts = comments.map { comment in
        guard let topic = share.topic else { return comment.topics.isEmpty ? 1.0 : 0 }
        return comment.topics.contains(topic) ? 1 / Double(comment.topics.count) : 0
      }
      let weight = parts.reduce(0, +) / 200
      let terms = zip(values, parts).map { ($0 - score) * ($1 - weight) }
      let mean = terms.reduce(0, +) / 200
      let variance = terms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199
      #expect(abs(share.pull - mean) < 1e-9)
      let high = try #require(share.pullHigh)
      #expect(abs(high - mean - 1.959964 * (variance / 200).squareRoot()) < 1e-9)
      #expect(share.pullLow.map { abs($0 + high - 2 * mean) < 1e-9 } == true)
    }
  }

  /// Three equal thirds of 100: 33.4, 33.3, 33.3, and the same below zero.
  @Test func unitsThatAreMissingGoToTheFirstOfEquals() {
    let thirds = [RatedComment(topics: [0, 1, 2], answer: .favourable)]
    let shapley = ShapleyShares(RatedComment.counts(of: thirds), rule: .nps)
    #expect(shapley.rounded(decimals: 1) == [334, 333, 333, 0])
    let below = [RatedComment(topics: [0, 1, 2], answer: .unfavourable)]
    let negative = ShapleyShares(RatedComment.counts(of: below), rule: .nps)
    #expect(negative.rounded(decimals: 1) == [-333, -333, -334, 0])
  }

  @Test func theMostTopicsOfACommentStayExact() {
    let comments = (1...DriverPartial.topicLimit).map { number in
      RatedComment(topics: Array(0..<number), answer: .favourable)
    }
    let shapley = ShapleyShares(RatedComment.counts(of: comments), rule: .nps)
    #expect(shapley.total == shapley.denominator)
    #expect(shapley.rounded(decimals: 6).reduce(0, +) == 100_000_000)
  }

  @Test func nothingHasNoShares() {
    let shapley = ShapleyShares(RatedComment.counts(of: []), rule: .nps)
    #expect(shapley.shares.isEmpty && shapley.rounded(decimals: 1).isEmpty)
  }
}
