import Testing

/// Capitals among small letters, stretched words and exclamation marks stress.
struct StressTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("it was GOOD", ["good=2500 [capitals 1250]"]),
    ("it was BAD", ["bad=-2500 [capitals 1250]"]),
    ("IT WAS ALL GOOD", ["good=2000"]),
    ("it was Good", ["good=2000"]),
    ("GOOD", ["good=2500 [capitals 1250]"]),
    ("it was VERY good", ["good=3000 [intensity 1500]"]),
    ("goooood", ["good=2400 [elongation 1200]"]),
    ("baaad", ["bad=-2400 [elongation 1200]"]),
    ("it was GOOOOD", ["good=2400 [elongation 1200]"]),
    ("good!", ["good=2200 [exclamation 1100]"]),
    ("good!!", ["good=2420 [exclamation 1210]"]),
    ("good!!!", ["good=2662 [exclamation 1331]"]),
    ("good!!!!!!!!!", ["good=2662 [exclamation 1331]"]),
    ("bad! good", ["bad=-2200 [exclamation 1100]", "good=2000"]),
    ("good. here!", ["good=2000"]),
    ("late, bad!", ["late=-1650 [exclamation 1100]", "bad=-2200 [exclamation 1100]"]),
    (
      "it is not very GOOD!",
      ["good=-3093 [intensity 1500, capitals 1250, exclamation 1100, negation -750]"]
    ),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
