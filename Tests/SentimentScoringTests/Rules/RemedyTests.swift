import Testing

/// A fault that was mended is no fault any more.
struct RemedyTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    // Named behind the remedy, with an article or its like.
    ("they mended the problem", ["problem*=400 [remedy -400]"]),
    ("mended my very bad door", ["bad=1200 [intensity 1500, remedy -400]"]),
    ("they mended late", ["late=-1500"]),
    ("they mended a b c d e f the problem", ["problem*=-1000"]),
    // The remedy may stand in a deed, which says nothing where it is done.
    ("they repaired the problem", ["repaired the=0 [deed 0]", "problem*=400 [remedy -400]"]),
    ("they never repaired the problem", ["repaired the=-1500", "problem*=-1000"]),
    // Named before it.
    ("the problem was mended", ["problem*=400 [remedy -400]"]),
    ("bad door mended", ["bad=800 [remedy -400]"]),
    // Not done, or not yet.
    ("they never mended the problem", ["problem*=-1000"]),
    ("the problem was not mended", ["problem*=-1000"]),
    ("the problem has to be mended", ["problem*=-1000"]),
    ("the problem would be mended", ["problem*=-1000"]),
    ("was the problem mended?", ["problem*=-200 [question 200]"]),
    // Not beyond a link, a clause or another hit, and no praise.
    ("they mended it and the problem", ["problem*=-1000"]),
    ("they mended it, the problem", ["problem*=-1000"]),
    ("the problem 'mended'", ["problem*=-1000"]),
    ("they mended the good problem", ["good=2000", "problem*=-1000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
