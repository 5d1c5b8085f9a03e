import Testing

/// What others tell counts half.
struct HearsayTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("i heard good of it", ["good=1000 [hearsay 500]"]),
    ("i heard it is awful", ["awful=-1500 [hearsay 500]"]),
    ("i heard it, awful", ["awful=-3000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
