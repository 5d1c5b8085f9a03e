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
    let bench = ScoringBench()
    _ = bench.score(text)
    let places = bench.clauses.places.array
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    for (index, unit) in bench.buffer.units.array.enumerated() {
      let last = index == 0 ? ClausePlace(clause: 0, segment: 0, statement: 0) : places[index - 1]
      if places[index].statement != last.statement {
        pieces.append("//")
      } else if places[index].segment != last.segment {
        pieces.append("/")
      } else if places[index].clause != last.clause {
        pieces.append("|")
      }
      pieces.append(
        unit.kind == .mention ? "" : String(decoding: bytes[unit.span.range], as: UTF8.self)
      )
    }
    #expect(pieces.joined(separator: " ") == expected)
  }

  static let endings: [(String, asks: [Asking], exclamations: [Int32])] = [
    ("a", [.nothing], [0]),
    ("a?", [.something], [0]),
    ("a!", [.nothing], [1]),
    ("a?!", [.something], [1]),
    ("a!!!!", [.nothing], [4]),
    ("a. b?", [.nothing, .something], [0, 0]),
    ("a? b! c.", [.something, .nothing, .nothing], [0, 1, 0]),
    ("? a", [.something, .nothing], [0, 0]),
    // Without their mark; a pronoun behind the auxiliary opens a question.
    ("do you deliver", [.forInformation], [0]),
    ("do you deliver?", [.forInformation], [0]),
    ("do you have wifi", [.forInformation], [0]),
    // What may begin the subject of a statement asks only with its mark.
    ("what should have been good was not", [.nothing], [0]),
    ("what should have been good?", [.forInformation], [0]),
    ("@shop hi, is there a fee", [.forInformation], [0]),
    ("ok. how do i cancel", [.nothing, .forInformation], [0, 0]),
    // Who asks for leave to say something says it.
    ("can i just say how good it is", [.nothing], [0]),
    ("may we also thank your team!", [.nothing], [1]),
    ("can i say no?", [.forInformation], [0]),
    ("can i just cancel", [.forInformation], [0]),
    ("can you say when", [.nothing], [0]),
    ("where is my parcel", [.something], [0]),
    ("why is it late?", [.something], [0]),
    ("is this how you do it?", [.something], [0]),
    ("did you get it", [.something], [0]),
    ("is there", [.nothing], [0]),
    ("does the job well", [.nothing], [0]), ("does the shop open?", [.forInformation], [0]),
    // The last clause of a question may tell what is asked.
    ("it says late, is it new to you?", [.forInformation], [0]),
    ("it says late, why is it?", [.something], [0]), ("it is late, is it new.", [.nothing], [0]),
    ("it does it well", [.nothing], [0]),
    ("do you ever answer!", [.forInformation], [1]),
    // Somebody who could is asked to.
    ("could you mend it", [.nothing], [0]),
  ]

  @Test(arguments: [
    ("do you deliver", true), ("do you deliver? is there a fee?", true),
    ("ok. how do i cancel", true), ("do you deliver? many thanks!", true),
    ("do you deliver? it is late again.", false), ("it is late again. do you deliver", false),
    ("why is it late?", false), ("do you deliver? why is it late?", false), ("a?", false),
    ("a", false), ("", false),
  ])
  func `an inquiry does nothing but ask`(text: String, isInquiry: Bool) {
    let bench = ScoringBench()
    _ = bench.score(text)
    #expect(bench.clauses.isInquiry == isInquiry)
  }

  @Test(arguments: endings)
  func `statements ask and exclaim`(text: String, asks: [Asking], exclamations: [Int32]) {
    let bench = ScoringBench()
    _ = bench.score(text)
    let clauses = (bench.clauses.asks.array, bench.clauses.exclamations.array)
    #expect(clauses.0 == asks)
    #expect(clauses.1 == exclamations)
  }

  @Test(
    arguments: [
      ("ALL IS VERY BAD", true), ("ALL IS BAD", false), ("all is very bad", false),
      ("THE TRAIN was late", false), ("THE TRAIN WAS late", true), ("", false),
    ]
  )
  func `capitals throughout are shouting`(text: String, shouts: Bool) {
    let bench = ScoringBench()
    _ = bench.score(text)
    let found = bench.clauses.shouts
    #expect(found == shouts)
  }

  @Test
  func `clauses are parts of segments, and these of statements`() {
    let seed: UInt64 = 88
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "a", "but", "good", ",", ".", "!", "?", "(", ")", "\n", "…", "—", "\"", "RT", "@x",
    ]
    let bench = ScoringBench()
    for _ in 0..<2000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &generator)! }.joined(
        separator: " "
      )
      _ = bench.score(text)
      let places = bench.clauses.places.array
      let units = bench.buffer.units.count
      #expect(places.count == units)
      for (place, next) in zip(places, places.dropFirst()) {
        let steps = [
          next.clause - place.clause, next.segment - place.segment,
          next.statement - place.statement,
        ]
        let isNested = (steps[1] == 0 || steps[0] > 0) && (steps[2] == 0 || steps[1] > 0)
        #expect(steps.allSatisfy { $0 >= 0 } && isNested, "seed \(seed): '\(text)'")
      }
    }
  }
}
