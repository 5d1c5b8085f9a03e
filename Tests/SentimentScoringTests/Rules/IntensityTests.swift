import Testing

/// Intensifiers raise, downtoners lower, within three units and up to twice.
struct IntensityTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("very good", ["good=3000 [intensity 1500]"]),
    ("slightly late", ["late=-750 [intensity 500]"]),
    ("very slightly late", ["late=-1125 [intensity 750]"]),
    ("a bit late", ["late=-750 [intensity 500]"]),
    ("very very good", ["good=4000 [intensity 2000]"]),
    ("extremely very very good", ["good=4000 [intensity 2000]"]),
    ("very much so good", ["good=2000"]),
    ("very nice good", ["good=3000 [intensity 1500]"]),
    ("very a b good", ["good=3000 [intensity 1500]"]),
    ("very a b c good", ["good=2000"]),
    ("very, good", ["good=2000"]),
    ("very. good", ["good=2000"]),
    ("very bad good", ["bad=-3000 [intensity 1500]", "good=2000"]),
    ("very x and good", ["good=2000"]),
    ("good very", ["good=2000"]),
    ("horribly late", ["late=-2250 [intensity 1500]"]),
    ("horribly, late", ["horribly=-2000", "late=-1500"]),
    ("it went horribly", ["horribly=-2000"]),
    ("very good value", ["very good value=2500"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
