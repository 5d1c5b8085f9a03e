import Testing

/// A negation of rarity and a word of degree behind it say together that there was never more of something.
struct SuperlativeTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("rarely such good", ["good=2400 [superlative 1200]"]),
    ("rarely such bad", ["bad=-2400 [superlative 1200]"]),
    ("rarely met with such a good team", ["good=2400 [superlative 1200]"]),
    ("rarely such a very good team", ["good=3600 [intensity 1500, superlative 1200]"]),
    // The word of degree is the hit itself, or stands inside it.
    ("rarely kinder", ["kinder=1200 [superlative 1200]"]),
    ("rarely met such a good person", ["such a good person=3600 [superlative 1200]"]),
    // What asks for more of something, or is content to have had less, turns.
    ("rarely met kinder staff", ["kinder staff=1200 [superlative -1200]"]),
    ("I rarely had poorer", ["had poorer=-600 [superlative -1200]"]),
    // That is so, whatever was asked for.
    ("they need rarely kinder staff", ["kinder staff=1200 [superlative -1200]"]),
    ("they need rarely kinder", ["kinder=0 [superlative 1200, suggestion 0]"]),
    // Without a word of degree, or with one before the negation or too far away, it negates.
    ("rarely good", ["good=-1500 [negation -750]"]),
    ("such a rarely good team", ["good=-1500 [negation -750]"]),
    ("rarely such a team that is good", ["good=-1500 [negation -750]"]),
    // Other negations turn what is told of with one.
    ("not such good", ["good=-1500 [negation -750]"]),
    ("not kinder", ["kinder=-750 [negation -750]"]),
    ("by no means such good", ["good=-1500 [negation -750]"]),
    ("not rarely such good", ["good=1400 [double_negation 700]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
