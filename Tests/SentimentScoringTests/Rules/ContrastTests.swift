import Testing

/// A contrast weakens the side before it in its statement and strengthens the side behind.
struct ContrastTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("good but late", ["good=1200 [contrast 600]", "late=-1800 [contrast 1200]"]),
    ("late but good", ["late=-900 [contrast 600]", "good=2400 [contrast 1200]"]),
    (
      "good, friendly, but late",
      ["good=1200 [contrast 600]", "friendly=1200 [contrast 600]", "late=-1800 [contrast 1200]"]
    ),
    ("good. but late", ["good=2000", "late=-1800 [contrast 1200]"]),
    (
      "good but late. bad", ["good=1200 [contrast 600]", "late=-1800 [contrast 1200]", "bad=-2000"]
    ),
    (
      "good but late, bad",
      ["good=1200 [contrast 600]", "late=-1800 [contrast 1200]", "bad=-2400 [contrast 1200]"]
    ),
    (
      "bad. good but late", ["bad=-2000", "good=1200 [contrast 600]", "late=-1800 [contrast 1200]"]
    ),
    ("although late, good", ["late=-1050 [contrast 700]", "good=2000"]),
    ("good although late", ["good=2000", "late=-1050 [contrast 700]"]),
    ("good except for delays", ["good=1800 [contrast 900]", "delay*=-1650 [contrast 1100]"]),
    // The nearest one counts, also where it changes nothing.
    (
      "good although late but bad",
      ["good=2000", "late=-630 [contrast 420]", "bad=-2400 [contrast 1200]"]
    ),
    ("but", []),
    ("good but", ["good=1200 [contrast 600]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
