import Testing

/// What is expected says nothing of what is; what is wished away is there.
struct ExpectationTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("expecting good staff", ["good=200 [expectation 100]"]),
    ("expecting bad staff, good", ["bad=-200 [expectation 100]", "good=2000"]),
    ("expecting not good staff", ["good=-150 [negation -750, expectation 100]"]),
    // What came instead is said behind "and".
    ("expecting bad staff and got good", ["bad=-200 [expectation 100]", "good=2000"]),
    (
      "expecting bad and late staff", ["bad=-200 [expectation 100]", "late=-150 [expectation 100]"]
    ),
    ("expecting good", ["good=200 [expectation 100]"]),
    // A past negation in a wish or a condition.
    ("it would be nice when it wasn't late", ["late=-1350 [counterfactual 900]"]),
    ("if it wasn't late", ["late=-1350 [counterfactual 900]"]),
    ("if it is not late", ["late=225 [negation -500, condition 300]"]),
    ("it wasn't late", ["late=750 [negation -500]"]),
    // So is the praise without which it would be otherwise.
    ("if it wasn't good", ["good=1800 [counterfactual 900]"]),
    ("if it is not good", ["good=-1500 [negation -750]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
