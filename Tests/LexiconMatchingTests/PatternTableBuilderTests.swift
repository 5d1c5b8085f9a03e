import FeedbackModel
import Testing
import Tokenization

@testable import LexiconMatching

/// The builder reads most patterns byte by byte; `Pattern` reads all of them with the tokenizer, and is the oracle.
struct PatternTableBuilderTests {
  /// What reads a text: its places, or what is wrong with it.
  enum Reading: Equatable {
    case places([PatternElement])
    case fault(String)
  }

  private func expectSame(_ text: String, _ context: String = "") {
    var patterns = PatternTableBuilder()
    #expect(Self.reading(text, &patterns) == Self.oracle(text), "'\(text)' \(context)")
  }

  private static func reading(_ text: String, _ patterns: inout PatternTableBuilder) -> Reading {
    do {
      let number = try patterns.add(text)
      return .places(patterns.patterns.elements(of: Int(number)))
    } catch {
      return .fault(error.message)
    }
  }

  private static func oracle(_ text: String) -> Reading {
    do {
      return .places(try Pattern(text, Tokenizer()).elements)
    } catch {
      return .fault(error.message)
    }
  }

  @Test(arguments: PatternTests.readable.map(\.0) + PatternTests.unreadable.map(\.0))
  func `texts are read as by the tokenizer`(text: String) { expectSame(text) }

  static let oddities = [
    "x", "xd", "o", "d", "o'clock", "rock'n'roll", "'tis", "dogs'", "a''b", "don't*", "don't *",
    "a <n> b", "<n>", "* <n>", "xd <n>", "o.o", "o_o a", "a b*", "wait* on <n>", "ab*", "a\tb",
    "a  * b", "caf\u{E9} bar", "n/a ok", "a\u{301} b", "it's * it's",
  ]

  @Test(arguments: oddities)
  func `odd texts are read as by the tokenizer`(text: String) { expectSame(text) }

  @Test(arguments: UInt64(1)...40)
  func `random texts are read as by the tokenizer`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("aabxodt'' * *<n>-.:/1@#é😀D)").map(String.init) + ["<n>", "wait*", " "]
    for _ in 0..<50 {
      let length = Int.random(in: 0...14, using: &random)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random)! }.joined()
      expectSame(text, "seed \(seed)")
    }
  }

  @Test
  func `numbers are those of the first of equal patterns`() throws {
    var random = SplitMix64(seed: 7)
    var patterns = PatternTableBuilder()
    var oracle: [[PatternElement]] = []
    for _ in 0..<2000 {
      let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        [
          "late", "laet", "n/a", "it's", "wait*", "<n>",
          "b\(Int.random(in: 0...9, using: &random))",
        ]
        .randomElement(using: &random)!
      }
      let text = words.joined(separator: " ")
      let elements = try Pattern(text, Tokenizer()).elements
      let number = try patterns.add(text)
      if Int(number) == oracle.count { oracle.append(elements) }
      #expect(oracle[Int(number)] == elements)
    }
    #expect(Set(oracle).count == oracle.count)
    #expect(patterns.build().count == oracle.count)
  }

  /// Builders that are filled apart and merged, and one that is filled from end to end.
  @Test(arguments: UInt64(1)...30)
  func `merged patterns are those of one builder`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (whole, first, second) = (
      PatternTableBuilder(), PatternTableBuilder(), PatternTableBuilder(room: 1)
    )
    var found: [Diagnostic] = []
    let spellings = Spellings(
      LexiconSet(tables: [try SpellingsTests.table("b1 = b2\nb3 = c\nlaet = late")]),
      &found
    )
    whole.declare(spellings)
    first.declare(spellings)
    second.declare(spellings)
    let count = Int.random(in: 0...300, using: &random)
    var numbers: [(apart: Int32, whole: Int32)] = []
    for place in 0..<count {
      let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        ["late", "n/a", "wait*", "ref*", "<n>", "b\(Int.random(in: 0...40, using: &random))"]
          .randomElement(using: &random)!
      }
      let text = words.joined(separator: " ") + (Bool.random(using: &random) ? " " : "")
      let uses = PatternUses(rawValue: 1 << UInt16.random(in: 0...7, using: &random))
      let number = try whole.add(Array(text.utf8).span, for: uses)
      if place < count / 2 {
        #expect(try first.add(Array(text.utf8).span, for: uses) == number)
      } else {
        numbers.append((try second.add(Array(text.utf8).span, for: uses), number))
      }
      // What is no pattern leaves its forms behind.
      if place % 7 == 0 {
        #expect(throws: PatternError.self) { try whole.add("odd\(place) *") }
        if place < count / 2 {
          #expect(throws: PatternError.self) { try first.add("odd\(place) *") }
        } else {
          #expect(throws: PatternError.self) { try second.add("odd\(place) *") }
        }
      }
    }
    let merged = first.merge(second.collected)
    #expect(numbers.allSatisfy { merged[Int($0.apart)] == $0.whole }, "seed \(seed)")
    let (left, right) = (first.patterns, whole.patterns)
    #expect(left.codes == right.codes && left.starts == right.starts && left.uses == right.uses)
    #expect(left.texts == right.texts && left.textEnds == right.textEnds)
    #expect(left.forms.hashes == right.forms.hashes)
    #expect((0..<left.count).allSatisfy { left.elements(of: $0) == right.elements(of: $0) })
  }
}

extension PatternCollection {
  /// The places of a pattern.
  fileprivate func elements(of pattern: Int) -> [PatternElement] {
    codes[Int(starts[pattern])..<Int(starts[pattern + 1])].map { code in
      switch code {
      case 0...: .form(Array(forms[Int(code)]))
      case Self.numberCode: .number
      case Self.anyCode: .anyWord
      default: .prefix(Array(prefixes[Int(Self.code(ofPrefix: 0) - code)]))
      }
    }
  }
}
