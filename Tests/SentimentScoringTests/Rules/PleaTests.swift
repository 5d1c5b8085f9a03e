import Testing

/// Who asks that a fault be left undone has met it.
struct PleaTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("Don't keep us late", ["late=-1350 [plea 900]"]),
    ("do not keep us late", ["late=-1350 [plea 900]"]),
    ("not to keep us late", ["late=-1350 [plea 900]"]),
    ("Not to always keep us late", ["late=-1350 [plea 900]"]),
    // What may stand before it.
    ("@name please don't keep us late", ["late=-1350 [plea 900]"]),
    ("Hi, please don't keep us late", ["late=-1350 [plea 900]"]),
    ("good. And please don't keep us late", ["good=2000", "late=-1350 [plea 900]"]),
    // Not what somebody says of himself or others, nor what nobody asks.
    ("they don't keep us late", ["late=750 [negation -500]"]),
    ("I do not keep them late", ["late=750 [negation -500]"]),
    ("we had not to keep late", ["late=750 [negation -500]"]),
    ("don't be late", ["late=750 [negation -500]"]),
    ("don't feel bad", ["bad=1000 [negation -500]"]),
    ("never keep us late", ["late=750 [negation -500]"]),
    // Praise that is left undone is none.
    ("don't keep the good staff", ["good=-1500 [negation -750]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
