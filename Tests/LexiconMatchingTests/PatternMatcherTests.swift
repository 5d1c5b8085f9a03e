import FeedbackModel
import Testing
import Tokenization

@testable import LexiconMatching

struct PatternMatcherTests {
  private static let numbers: Set<String> = ["two", "twelve"]

  private final class Matching {
    let tokenizer: Tokenizer
    let matcher: PatternMatcher
    let table: PatternTable
    var buffer = TokenBuffer()
    var hits: [PatternHit] = []

    init(_ patterns: [String]) throws {
      var builder = PatternTableBuilder()
      for pattern in patterns { _ = try builder.add(pattern) }
      for word in numbers { builder.addNumberForm(word) }
      table = builder.build()
      tokenizer = Tokenizer(vocabulary: table.vocabulary)
      matcher = PatternMatcher(table: table)
    }

    func find(in text: String) {
      let bytes = Array(text.utf8)
      tokenizer.tokens(in: bytes.span, into: &buffer)
      matcher.matches(in: buffer, into: &hits)
    }

    func range(of hit: PatternHit) -> Range<Int> {
      Int(
        buffer.units[hit.units.lowerBound].span.start
      )..<Int(buffer.units[hit.units.upperBound - 1].span.end)
    }
  }

  /// Each prefix of one long word that a list may have, and the word itself, which may be a form of the lists as well.
  @Test(arguments: [false, true])
  func `all prefixes of a word are found`(isForm: Bool) throws {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let word = String((0..<70).map { letters[$0 * 7 % 26] })
    let lengths = Pattern.shortestPrefix...Pattern.longestPrefix
    let prefixes = lengths.map { String(word.prefix($0)) + "*" }
    let matching = try Matching(prefixes + (isForm ? [word] : []))
    matching.find(in: Array(repeating: word, count: 40).joined(separator: " "))
    #expect(matching.hits.count == 40 * (prefixes.count + (isForm ? 1 : 0)))
  }

  /// Patterns, and texts with the places that they match marked in the order of their first letters.
  static let cases: [([String], String)] = [
    (["late"], "⟦late⟧, ⟦Late⟧ and ⟦LATE⟧ but lately not"),
    (["late*"], "⟦late⟧ ⟦lately⟧ ⟦lateness⟧ plate"),
    (["on hold"], "⟦on hold⟧ ⟦On  Hold⟧ ⟦on-hold⟧ ⟦on/hold⟧"),
    // Not across marks, line ends of sentences, or a name.
    (["on hold"], "on, hold on. hold on! Hold on (hold) on @hold"),
    (
      ["not * good"],
      "⟦not very good⟧ not good not a very good ⟦not 5 good⟧ ⟦not @name good⟧ not, good"
    ),
    (["not * good"], "not 🙂 good"),
    (["waited <n> minutes"], "⟦waited 40 minutes⟧ ⟦waited two minutes⟧ waited some minutes"),
    (["<n> minutes"], "⟦1,000 minutes⟧ ⟦2.5 minutes⟧ ⟦twelve minutes⟧"),
    (["waited <n>"], "⟦waited 40⟧mins ⟦waited 3⟧ ⟦waited £20⟧ waited long"),
    (["<n> mins"], "⟦40mins⟧ ⟦40 mins⟧ ⟦40-mins⟧ 40 minutes"),
    (["check in"], "⟦check-in⟧ ⟦check in⟧ ⟦Check/In⟧ check - in"),
    (["check-in"], "⟦check-in⟧ ⟦check in⟧"),
    (["don't"], "⟦don't⟧ ⟦don’t⟧ ⟦DON'T⟧ dont"),
    // A stretched word stands for the word, with two letters or with one.
    (["good", "bad", "cool"], "⟦goooood⟧ ⟦baaaad⟧ ⟦coooool⟧ ⟦BAAADDD⟧ baad"),
    (["hello", "lmfao"], "⟦hellooooo⟧ helllooo ⟦LMFAOOOOO⟧ ⟦hhhellooo⟧"),
    (["slow*"], "⟦slow⟧ ⟦slowest⟧ ⟦slowww⟧"),
    // A genitive stands for the word, unless it is an entry of its own.
    (["driver", "driver's"], "⟦driver⟧ ⟦driver's⟧ ⟦driver’s⟧"),
    (["driver"], "⟦driver's⟧ ⟦DRIVER'S⟧ drivers drivers'"),
    (["it"], "⟦it⟧ ⟦it's⟧ its"),
    // Hashtags as a whole and by their parts.
    (["bad", "service"], "#⟦Bad⟧⟦Service⟧ #⟦bad⟧_⟦service⟧ #⟦bad⟧⟦service⟧ #badserv"),
    (["bad service"], "#⟦BadService⟧ #⟦badservice⟧"),
    (["#badservice"], "⟦#BadService⟧"),
    // Names and addresses are never looked up.
    (["united", "good"], "@united www.united.com good@united.com united.com ⟦united⟧"),
    ([":(", "❤", "👍"], "⟦:(⟧ ⟦:((((⟧ ⟦❤️⟧ ⟦👍🏿⟧ ⟦👍⟧"),
    // Overlapping matches are all found.
    (["a", "a b", "b"], "⟦⟦a⟧ ⟦b⟧⟧ x ⟦a⟧"),
  ]

  @Test(arguments: cases)
  func `patterns match where they are marked`(patterns: [String], marked: String) throws {
    let expected = MarkedText(marked)
    let matching = try Matching(patterns)
    matching.find(in: expected.text)
    // Of marks that open at one place the outer one is read first.
    let found = matching.hits.map(matching.range)
      .sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    #expect(found == expected.ranges)
  }

  @Test
  func `overlapping patterns are all found, shorter before longer`() throws {
    let matching = try Matching(["a b", "b c", "b", "a", "a b c", "a *  c"])
    matching.find(in: "a b c")
    let found = matching.hits.map { "\(matching.table.text(of: $0.pattern))@\($0.first)" }
    #expect(Set(found) == ["a b@0", "b c@1", "b@1", "a@0", "a b c@0", "a *  c@0"])
    #expect(found.count == 6)
    let order = matching.hits.map { [$0.first, $0.count] }
    #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test
  func `a matcher finds what trying everything finds`() throws {
    let seed: UInt64 = 20_261
    var generator = SplitMix64(seed: seed)
    for round in 0..<300 {
      let patterns = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        Self.pattern(&generator)
      }
      let matching = try Matching(patterns)
      let oracle = try PatternMatcherOracle(patterns, numberForms: Self.numbers)
      for _ in 0..<20 {
        let text = Self.text(&generator)
        matching.find(in: text)
        let found = matching.hits.sorted {
          ($0.first, $0.count, $0.pattern) < ($1.first, $1.count, $1.pattern)
        }
        let wanted = oracle.matches(in: matching.buffer)
        guard Set(found) != Set(wanted) || found.count != wanted.count else { continue }
        Issue.record("seed \(seed), round \(round): \(patterns) in '\(text)': \(found) ≠ \(wanted)")
        return
      }
    }
  }

  private static let words = [
    "late", "lately", "good", "goods", "bad", "badly", "on", "hold", "not", "two", "twelve",
    "driver", "driver's", "check-in", "don't", "aab", "ab",
  ]

  private static func pattern(_ generator: inout SplitMix64) -> String {
    var parts: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0:
        parts.append(
          ["late*", "goo*", "bad*", "dri*", "tw*x", "not*"].randomElement(using: &generator)!
        )
      case 1: parts.append("<n>")
      case 2 where !parts.isEmpty: parts += ["*", "on"]
      default: parts.append(words.randomElement(using: &generator)!)
      }
    }
    return parts.joined(separator: " ")
  }

  private static func text(_ generator: inout SplitMix64) -> String {
    let others = [
      "laaate", "goooods", "BADDD", "5", "40mins", "#BadHold", "#lategood", "@late", "on.", "on,",
      "hold!", "Two", "driver’s", "goooood's", "aaab", "aaabbb", "x", "🙂", "\n", "-", "good/bad",
    ]
    let pieces = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      Bool.random(using: &generator)
        ? words.randomElement(using: &generator)! : others.randomElement(using: &generator)!
    }
    return pieces.joined(separator: " ")
  }

  @Test(arguments: [0..<0, 0..<1, 1..<3, 2..<9, 4..<4, 0..<100])
  func `hits that begin within a range are a stretch of all`(range: Range<Int>) throws {
    let matching = try Matching(["a", "a b", "b", "b a b"])
    matching.find(in: "a b a b x a b a, b a b")
    let expected = matching.hits.filter { range.contains(Int($0.first)) }
    let hits = HitBuffer(matching.hits)
    let found = hits.beginning(in: range).map { hits[$0] }
    #expect(found == expected)
  }
}
