import Testing

/// A sweeping negation reaches what is said of its subject, however long that is told of.
struct ReachTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("rarely one a b c d e f was good", ["good=-1500 [negation -750]"]),
    ("not one a b c d e f was good", ["good=2000"]),
    ("by no means one a b c d e f was good", ["good=-1500 [negation -750]"]),
    // Only what somebody is, or what stands behind a verb such as "did".
    ("rarely one a b c d e f met good people", ["good=2000"]),
    ("rarely was one a b c d e f met by good people", ["good=-1500 [negation -750]"]),
    ("rarely one a b c d e f did good work", ["good=-1500 [negation -750]"]),
    // Not beyond another hit, a link or a clause that opens.
    ("rarely late a b c d e f was good", ["late=750 [negation -500]", "good=2000"]),
    ("rarely one a b c d e f and was good", ["good=2000"]),
    ("rarely one a b c when d e f was good", ["good=2000"]),
    // Not without end.
    ("rarely one a b c d e f g h i j k l m n o p q was good", ["good=2000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
