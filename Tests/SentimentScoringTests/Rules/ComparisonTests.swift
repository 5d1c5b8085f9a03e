import FeedbackModel
import LexiconMatching
import Testing

@testable import SentimentScoring

/// What is said of a rival or of former times is not said of what the comment is about, and mostly against it.
struct ComparisonTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    // What is compared stands before "than this", however far, and is turned.
    ("Delta is kinder than you", ["kinder=-800 [comparison -800]"]),
    (
      "their staff are very much kinder than you",
      ["kinder=-1200 [intensity 1500, comparison -800]"]
    ),
    ("it is more helpful than this", ["helpful=-1600 [comparison -800]"]),
    ("Delta is poorer than you", ["poorer=800 [comparison -800]"]),
    ("nobody is kinder than you", ["kinder=600 [negation -750, comparison -800]"]),
    // Not what stands before the comparative, and not without one.
    ("good, Delta is kinder than you", ["good=2000", "kinder=-800 [comparison -800]"]),
    ("it is good than this", ["good=2000"]),
    // Not where the pattern is part of a longer one that says otherwise.
    ("you are kinder than you think", ["kinder=1000"]),
    // An entry that names both sides says itself, and so does a fault that only holds a comparative.
    ("they were kinder than this", ["kinder than this=-2000"]),
    ("we deserve kinder than you", ["deserve kinder=-1000"]),
    // Who has the better elsewhere.
    ("I've seen kinder", ["kinder=-800 [comparison -800]"]),
    ("I've seen poorer", ["poorer=800 [comparison -800]"]),
    ("I've seen a day that was kinder", ["kinder=1000"]),
    // A clause that begins with a rival is about that.
    ("your rivals are good", ["good=-1000 [comparison -500]"]),
    ("and even your rivals are late", ["late=0 [comparison 0]"]),
    ("we like your rivals, good", ["good=2000"]),
    ("other banks are good", ["good=-1000 [comparison -500]"]),
    ("other nurses are good", ["good=2000"]),
    ("no other banks are good", ["good=-1500 [negation -750]"]),
    ("my old bank is not good", ["good=-1500 [negation -750]"]),
    // It goes on with "they", and no further.
    ("my old bank closed, they were good", ["good=-1000 [comparison -500]"]),
    ("my old bank closed, you are good", ["good=2000"]),
    ("my old bank closed. they were good", ["good=2000"]),
    // What one should have done is another's too.
    ("should have gone with a good bank", ["good=-1000 [comparison -500]"]),
    // How it was once, on either side.
    ("it was good under the old owners", ["good=-1000 [comparison -500]"]),
    ("under the old owners it was bad", ["bad=-2000"]),
    // Thanks and signs are the writer's own.
    ("thanks my old bank thanks 🙂", ["thanks=1000", "thanks=1000", "🙂=1500"]),
    ("your rivals 🙂", ["🙂=1500"]),
    // Who praises himself mostly is not so.
    ("advertised as good", ["good=-800 [claim -400]"]),
    ("advertised as bad", ["bad=-2000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }

  @Test
  func `a bad line is told with its mend`() {
    var builder = PatternTableBuilder()
    var diagnostics: [Diagnostic] = []
    let lexicons = LexiconSet(tables: [
      SmallLexicon.table(.comparison, "than this | than\nthan that | less")
    ])
    _ = ComparisonLexicon(lexicons, &builder, &diagnostics)
    let known = "elsewhere, formerly, instead, none, rival, rival_of, than"
    #expect(diagnostics.map(\.message) == ["'less' is unknown; known are \(known)"])
    #expect(diagnostics.map { $0.location?.line } == [2])
  }

  @Test
  func `what no file gives changes nothing`() {
    let tables = SmallLexicon.set.tables.map { table in
      let factors = ["comparison", "praise-of-another", "fault-of-another", "praise-in-claim"]
      return table.kind == .model
        ? SmallLexicon.table(
          .model,
          SmallLexicon.model.split(separator: "\n")
            .filter { line in !factors.contains { line.hasPrefix($0) } }.joined(separator: "\n")
        ) : table
    }
    let bench = ScoringBench(LexiconSet(tables: tables))
    for (text, value) in [("Delta is kinder than you", 1000), ("your rivals are late", -1500)] {
      #expect(bench.score(text).hits.map(\.value) == [Int64(value)])
    }
  }
}
