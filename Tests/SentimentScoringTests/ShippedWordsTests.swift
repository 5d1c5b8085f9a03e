import Testing

@testable import LexiconMatching
@testable import SentimentScoring

/// The word lists that ship, rule by rule: what a text comes to is below, at or above nought.
struct ShippedWordsTests {
  static let cases: [(String, Int)] = [
    // Negation and what only looks like it.
    ("The driver was not friendly", -1), ("The staff weren't helpful", -1), ("Never on time", -1),
    ("no delays at all", 1), ("Without any problems", 1), ("not only clean but also quiet", 1),
    ("I can't complain", 1), ("Nobody was rude", 1),
    // Intensity and contrast.
    ("extremely helpful", 1), ("a bit slow", -1), ("Nice room but filthy bathroom", -1),
    ("The room was small but the staff were brilliant", 1),
    // Not told as fact; a lack is one, and so is what one wishes for.
    ("Would be nice", 0), ("We need friendlier staff", -1), ("I wish it was clean", -1),
    // Somebody else's words.
    ("The poster says \"enjoy our excellent service\" here", 0), ("RT @x: awful service", 0),
    // Stress.
    ("AWFUL service", -1), ("soooo goooood", 1), ("terrible!!!", -1),
    // Emoji and emoticons.
    ("😍", 1), ("😡", -1), (":)", 1), (":(", -1), ("👏", 1),
  ]

  private static let set: LexiconSet? = try? LexiconSet.load(
    folder: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Lexicons",
    language: "en",
    taxonomies: [],
    overlays: []
  )

  @Test
  func `texts come to their side`() throws {
    let bench = ScoringBench(try #require(Self.set))
    for (text, sign) in Self.cases {
      let total = bench.total(text)
      #expect(total.signum() == sign, "'\(text)' is \(total): \(bench.written(text))")
    }
  }
}
