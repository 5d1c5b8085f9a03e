import FeedbackModel
import Tokenization
import Testing

@testable import SentimentScoring

struct ClauseMapTests {
  /// Texts, and the same texts cut: `|` where a clause begins, `/` where a segment, `//` where a statement does.
  static let cases: [(String, String)] = [
    ("a b", "a b"),
    ("a, b", "a , | b"),
    ("a (b) c", "a ( | b ) | c"),
    ("a: b", "a : | b"),
    ("a - b", "a - | b"),
    ("a – b — c", "a – | b — | c"),
    ("a-b", "a b"),
    ("a. b", "a . // b"),
    ("a; b", "a ; // b"),
    ("a… b", "a … // b"),
    ("a... b", "a . . . // b"),
    ("a! b", "a ! // b"),
    ("a?!! b", "a ? ! ! // b"),
    ("a\nb", "a // b"),
    ("a\n\n- b", "a // - | b"),
    ("a but b", "a / but b"),
    ("a, but b", "a , / but b"),
    ("a. but b", "a . // but b"),
    ("but a", "/ but a"),
    ("a. B. C.", "a . // B . // C ."),
    (", a", ", | a"),
    ("@x a :( b", " a :( b"),
    ("", ""),
  ]

  @Test(arguments: cases)
  func `texts are cut`(text: String, expected: String) {
    var bench = ScoringBench()
    _ = bench.score(text)
    let clauses = bench.clauses
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    for (index, unit) in bench.buffer.units.enumerated() {
      let last = index == 0 ? nil : Optional(index - 1)
      if clauses.statements[index] != (last.map { clauses.statements[$0] } ?? 0) {
        pieces.append("//")
      } else if clauses.segments[index] != (last.map { clauses.segments[$0] } ?? 0) {
        pieces.append("/")
      } else if clauses.clauses[index] != (last.map { clauses.clauses[$0] } ?? 0) {
        pieces.append("|")
      }
      pieces.append(
        unit.kind == .mention ? "" : String(decoding: bytes[unit.span.range], as: UTF8.self)
      )
    }
    #expect(pieces.joined(separator: " ") == expected)
  }

  static let endings: [(String, asks: [Bool], exclamations: [Int32])] = [
    ("a", [false], [0]),
    ("a?", [true], [0]),
    ("a!", [false], [1]),
    ("a?!", [true], [1]),
    ("a!!!!", [false], [4]),
    ("a. b?", [false, true], [0, 0]),
    ("a? b! c.", [true, false, false], [0, 1, 0]),
    ("? a", [true, false], [0, 0]),
  ]

  @Test(arguments: endings)
  func `statements ask and exclaim`(text: String, asks: [Bool], exclamations: [Int32]) {
    var bench = ScoringBench()
    _ = bench.score(text)
    #expect(bench.clauses.asks == asks)
    #expect(bench.clauses.exclamations == exclamations)
  }

  @Test(
    arguments: [
      ("ALL IS VERY BAD", true), ("ALL IS BAD", false), ("all is very bad", false),
      ("THE TRAIN was late", false), ("THE TRAIN WAS late", true), ("", false),
    ]
  )
  func `capitals throughout are shouting`(text: String, shouts: Bool) {
    var bench = ScoringBench()
    _ = bench.score(text)
    #expect(bench.clauses.shouts == shouts)
  }

  @Test
  func `clauses are parts of segments, and these of statements`() {
    let seed: UInt64 = 88
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "but", "good", ",", ".", "!", "?", "(", ")", "\n", "…", "—", "\"", "RT", "@x",
    ]
    var bench = ScoringBench()
    for _ in 0..<2000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &generator)! }.joined(
        separator: " "
      )
      _ = bench.score(text)
      let map = bench.clauses
      let count = bench.buffer.units.count
      #expect(
        [map.clauses.count, map.segments.count, map.statements.count, map.quoted.count] == [
          count, count, count, count,
        ]
      )
      for unit in 0..<max(0, count - 1) {
        let steps = [map.clauses, map.segments, map.statements].map { $0[unit + 1] - $0[unit] }
        let isNested = (steps[1] == 0 || steps[0] > 0) && (steps[2] == 0 || steps[1] > 0)
        #expect(steps.allSatisfy { $0 >= 0 } && isNested, "seed \(seed): '\(text)'")
      }
    }
  }
}
