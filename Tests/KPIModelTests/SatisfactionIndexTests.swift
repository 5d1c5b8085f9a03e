import FeedbackModel
import Testing

@testable import KPIModel

@Suite("Satisfaction index")
struct SatisfactionIndexTests {
  private static let columns = ["overall", "expected", "ideal"].map {
    RatingColumn(name: $0, scale: .oneTo(10))
  }

  private static func value(_ answers: [[Int]], weights: [Int]) throws -> KPIValue {
    let index = try #require(SatisfactionIndex(items: [0, 1, 2], weights: weights))
    var partial = KPIPartial(topicCount: 0, ratings: columns, index: index)
    for codes in answers {
      var ratings = RatingAnswers()
      for (column, code) in codes.enumerated() { ratings[column] = code == 0 ? .none : .code(code) }
      partial.add(Annotation(), facts: CommentFacts(ratings: ratings))
    }
    return try #require(
      KPITable().values(of: partial).first { $0.kpi == "satisfaction_index" }
    )
  }

  /// The definition, item by item, over respondents who answered all three.
  private static func oracle(_ answers: [[Int]], weights: [Int]) -> Double {
    let full = answers.filter { $0.allSatisfy { (1...10).contains($0) } }
    let sum = Double(weights.reduce(0, +))
    return (0..<3).reduce(0.0) { total, item in
      let mean = Double(full.reduce(0) { $0 + $1[item] }) / Double(full.count)
      return total + (mean - 1) * Double(weights[item]) / sum
    } / 9 * 100
  }

  @Test(
    "agrees with the definition item by item",
    arguments: [[1, 1, 1], [2, 1, 1], [50, 30, 0]]
  )
  func definition(_ weights: [Int]) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let answers = (0..<60).map { _ in (0..<3).map { _ in Int.random(in: 0...11, using: &generator) }
    }
    let value = try Self.value(answers, weights: weights)
    #expect(abs((value.value ?? -1) - Self.oracle(answers, weights: weights)) < 1e-9)
    #expect(value.base == answers.count { $0.allSatisfy { (1...10).contains($0) } })
  }

  @Test("is 0, 100 or null at the ends")
  func ends() throws {
    #expect(try Self.value([[1, 1, 1]], weights: [1, 1, 1]).value == 0)
    #expect(try Self.value([[10, 10, 10]], weights: [1, 1, 1]).value == 100)
    let none = try Self.value([[10, 10, 0]], weights: [1, 1, 1])
    #expect(none.value == nil && none.base == 0 && none.low == nil)
  }

  @Test("takes three columns, and weights that mean something")
  func refusals() {
    #expect(SatisfactionIndex(items: [0, 1, 1]) == nil)
    #expect(SatisfactionIndex(items: [0, 1]) == nil)
    #expect(SatisfactionIndex(items: [0, 1, 2], weights: [0, 0, 0]) == nil)
    #expect(SatisfactionIndex(items: [0, 1, 2], weights: [-1, 1, 1]) == nil)
    #expect(SatisfactionIndex(items: [0, 1, 2], weights: [99, 1, 1]) == nil)
    #expect(SatisfactionIndex(items: [0, 1, 2], weights: [200, 100, 100])?.weights == [2, 1, 1])
  }

  /// Of 20 totals of 27, 30 of 24, 25 of 18, 15 of 12 and 10 of 3, `scipy.stats.bootstrap` of SciPy 1.17.1 (100,000
  /// resamples, percentile) gives 65.67 … 76.33 as a share of 27.
  @Test("has the interval of a bootstrap")
  func bootstrap() throws {
    var histogram = [Int](repeating: 0, count: 28)
    for (total, count) in [(27, 20), (24, 30), (18, 25), (12, 15), (3, 10)] {
      histogram[total] = count
    }
    let interval = try #require(MultinomialBootstrap.interval(ofMean: histogram))
    #expect(abs(interval.low / 27 * 100 - 65.6667) < 0.4)
    #expect(abs(interval.high / 27 * 100 - 76.3333) < 0.4)
    let again = try #require(MultinomialBootstrap.interval(ofMean: histogram))
    #expect(interval.low == again.low && interval.high == again.high)
    // 200 times the answers: 1.96 standard errors of the mean, 0.3753, by NumPy.
    let many = try #require(MultinomialBootstrap.interval(ofMean: histogram.map { $0 * 200 }))
    #expect(abs((many.high - many.low) / 27 * 50 - 0.3753) < 0.02)
    #expect(MultinomialBootstrap.interval(ofMean: [0, 1]) == nil)
  }

  @Test("merges exactly")
  func merging() throws {
    let index = try #require(SatisfactionIndex(items: [0, 1, 2]))
    let empty = KPIPartial(topicCount: 0, ratings: Self.columns, index: index)
    var (left, right, whole) = (empty, empty, empty)
    for code in 1...10 {
      let facts = CommentFacts(ratings: RatingAnswers(.code(code), .code(code), .code(11 - code)))
      if code % 2 == 0 {
        left.add(Annotation(), facts: facts)
      } else {
        right.add(Annotation(), facts: facts)
      }
      whole.add(Annotation(), facts: facts)
    }
    left.merge(right)
    #expect(left == whole)
    left.subtract(whole)
    #expect(left == .empty)
  }
}
