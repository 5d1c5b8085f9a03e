import Testing

/// What is said of one alone is not so of the others.
struct OneAloneTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("Only the manager was good", ["good=-1400 [exclusive -700]"]),
    ("only the manager of the shop is very good", ["good=-2100 [intensity 1500, exclusive -700]"]),
    ("bad. Only the manager was good", ["bad=-2000", "good=-1400 [exclusive -700]"]),
    // Not amid a statement, without a verb, of a fault or behind another hit.
    ("we met only the manager, he was good", ["good=2000"]),
    ("Only the good staff", ["good=2000"]),
    ("Only the manager was bad", ["bad=-2000"]),
    ("Only the bad manager was good", ["bad=-2000", "good=2000"]),
    ("Only the a b c d e f g h i was good", ["good=2000"]),
    // A negation goes first.
    ("Only the manager was not good", ["good=-1500 [negation -750]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
