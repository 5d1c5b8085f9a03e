import Testing

/// The longest entry at a place counts, and masks what stands inside it.
struct MaskingTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("kind", ["kind=2000"]),
    ("kind of", []),
    ("kind of good", ["good=2000"]),
    ("very good value", ["very good value=2500"]),
    ("not bad", ["not bad=800"]),
    ("good good bad", ["good=2000", "good=2000", "bad=-2000"]),
    ("@good good.com #good", ["good=2000"]),
    ("🙂 :(", ["🙂=1500", ":(=-1500"]),
    // A bracket that was opened is closed, and no face drawn.
    ("late (more below:)", ["late=-1500"]),
    ("late (more below :)", ["late=-1500", ":)=1500"]),
    ("late (more) here:)", ["late=-1500", ":)=1500"]),
    ("late here:)", ["late=-1500", ":)=1500"]),
    ("🙂🙂", ["🙂=1500", "🙂=1500"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
