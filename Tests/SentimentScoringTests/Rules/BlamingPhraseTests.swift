import Testing

/// A phrase that blames says of what follows what the words inside it say.
struct BlamingPhraseTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    // The negator at its end goes on negating.
    ("they failed to be helpful", ["they failed to=-1000", "helpful=-1500 [negation -750]"]),
    (
      "they failed to be helpful, good",
      ["they failed to=-1000", "helpful=-1500 [negation -750]", "good=2000"]
    ),
    // So does what makes a wish or a condition of it, to the end of the clause.
    ("nice if they are good", ["nice if they=-1000", "good=600 [condition 300]"]),
    ("nice if they are bad", ["nice if they=-1000", "bad=-2000"]),
    ("nice if they are here, good", ["nice if they=-1000", "good=2000"]),
    // A phrase that praises keeps it to itself.
    ("nice when they are good", ["nice when they=1000", "good=2000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
