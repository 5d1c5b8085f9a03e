import Testing

/// Two negations leave the side and weaken it.
struct DoubleNegationTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("nobody was not helpful", ["helpful=1400 [double_negation 700]"]),
    ("never without problems", ["problem*=-700 [double_negation 700]"]),
    ("not not not good", ["good=1400 [double_negation 700]"]),
    ("not here, not good", ["good=-1500 [negation -750]"]),
    ("hard to not be good", ["good=1400 [double_negation 700]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
