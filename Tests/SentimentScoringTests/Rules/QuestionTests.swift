import Testing

/// Questions weaken what they ask, praise more than faults.
struct QuestionTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("good?", ["good=1000 [question 500]"]),
    ("late?", ["late=-1200 [question 800]"]),
    ("do you have good seats", ["good=1000 [question 500]"]),
    ("good. late?", ["good=2000", "late=-1200 [question 800]"]),
    ("late? good", ["late=-1200 [question 800]", "good=2000"]),
    ("good?!", ["good=1100 [exclamation 1100, question 500]"]),
    ("is it here, good?", ["good=1000 [question 500]"]),
    ("not good?", ["good=-1200 [negation -750, question 800]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
