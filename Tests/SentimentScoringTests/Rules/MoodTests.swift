import Testing

/// Wishes, conditions, suggestions and requests take praise out of fact; faults stay.
struct MoodTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("would be good", ["good=0 [wish 0]"]),
    ("would be late", ["late=-1500"]),
    ("would be good, good", ["good=0 [wish 0]", "good=2000"]),
    ("good would be", ["good=2000"]),
    ("if good", ["good=600 [condition 300]"]),
    ("if late", ["late=-1500"]),
    ("if not late", ["late=225 [negation -500, condition 300]"]),
    ("if not good", ["good=-1500 [negation -750]"]),
    ("need friendly staff", ["friendly=0 [suggestion 0]"]),
    ("need to mend the awful lift", ["awful=-3000"]),
    ("could you be good", ["good=600 [request 300]"]),
    ("could you mend the bad lift", ["bad=-2000"]),
    ("could you come. good", ["good=2000"]),
    ("if it would be good", ["good=0 [wish 0]"]),
    ("is it late", ["late=-300 [question 200]"]),
    ("is it late?", ["late=-300 [question 200]"]),
    ("why is it late?", ["late=-1200 [question 800]"]),
    ("is it good today?", ["good=1000 [question 500]"]),
    ("is it late. it is late", ["late=-300 [question 200]", "late=-1500"]),
    ("no 🙂", ["🙂=1500"]),
    ("no more than a very 🙂", ["🙂=2250 [intensity 1500]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
