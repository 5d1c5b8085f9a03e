import FeedbackModel
import LexiconMatching
import Testing

@testable import Classification

struct TopicExpressionTests {
  static let cases: [(rule: String, holds: [String], misses: [String])] = [
    ("a", ["a", "x a"], ["x", "ab", ""]),
    ("\"a b\"", ["a b", "x a b x"], ["a", "b a", "a x b"]),
    ("wait*", ["waiting", "wait"], ["await"]),
    ("a | b", ["a", "b", "a b"], ["c"]),
    ("a OR b", ["a", "b"], ["c"]),
    ("a AND b", ["a b", "b x a"], ["a", "b", "a. B"]),
    ("a NOT b", ["a", "a x"], ["a b", "b a", "b"]),
    ("a AND NOT b", ["a"], ["a b", "b"]),
    ("a NEAR/1 b", ["a b", "b a"], ["a x b", "a", "b", "a. B"]),
    ("a NEAR/3 b", ["a x y b", "b x y a"], ["a x y z b"]),
    ("a NEAR/2 b", ["a x x a b", "b x x x b a"], ["a x x b"]),
    // Closest binds NEAR, then AND and NOT, then OR.
    ("a | b AND c", ["a", "b c"], ["b", "c"]),
    ("(a | b) AND c", ["a c", "b c"], ["a", "b", "c"]),
    ("a AND b | c", ["a b", "c"], ["a", "b"]),
    ("a AND b NEAR/1 c", ["a x x b c"], ["a b", "a c", "b c", "a b x c"]),
    ("a | b NOT c", ["a c", "b", "a"], ["b c"]),
    ("(a | b) NOT c", ["a", "b"], ["a c", "b c"]),
    ("a NOT b NOT c", ["a"], ["a b", "a c", "a b c"]),
    ("a NOT (b AND c)", ["a", "a b", "a c"], ["a b c"]),
    ("a NOT b AND c", ["a c"], ["a b c", "a"]),
    ("a NEAR/1 b NEAR/1 c", ["a b c", "c b a"], ["a b x c"]),
    ("(a | b) NEAR/2 (c | d)", ["a c", "d x b"], ["a b", "c d"]),
    ("((((a))))", ["a"], ["b"]),
    ("\"a b\" NEAR/2 \"c d\"", ["a b c d", "c d x a b"], ["a b x x c d", "a x b c d"]),
    // Words of one place are not near themselves.
    ("a NEAR/3 a", ["a a", "a x a"], ["a"]),
    // In the whole comment, or in one sentence.
    ("comment: a AND b", ["a. B", "a b"], ["a"]),
    ("comment:a NOT b", ["a"], ["a. B"]),
    ("a NOT b", ["a. B"], ["a b"]),
    ("<n> NEAR/2 hours", ["5 hours", "two long hours"], ["many hours"]),
    // What is no operator is a word.
    ("or", ["or"], ["a"]),
    ("(and | near)", ["and", "near"], ["a"]),
  ]

  @Test(arguments: cases)
  func `rules hold where they should`(rule: String, holds: [String], misses: [String]) {
    let row = rule.replacing("|", with: "||")
    let bench = ClassifierBench(topics: "topic | t |  | T\nrule | t | 1 | \(row)")
    for text in holds { #expect(bench.topicIDs(text) == ["t"], "'\(text)'") }
    for text in misses { #expect(bench.topicIDs(text) == [], "'\(text)'") }
  }

  static let faults: [(String, String)] = [
    ("", "a word or phrase is missing at the end"),
    ("a |", "a word or phrase is missing at the end"),
    ("a AND", "a word or phrase is missing at the end"),
    ("a NEAR/3", "a word or phrase is missing at the end"),
    ("(a", "a closing bracket is missing"),
    ("a)", "')' stands where the pattern should end"),
    ("a b", "'b' stands where the pattern should end"),
    ("()", "')' stands where a word or phrase should"),
    ("| a", "'|' stands where a word or phrase should"),
    ("AND a", "'AND' stands where a word or phrase should"),
    ("NOT a", "'NOT' stands where a word or phrase should"),
    ("a OR OR b", "'OR' stands where a word or phrase should"),
    ("NEAR/3 a", "'NEAR/3' stands where a word or phrase should"),
    ("a NEAR b", "'NEAR' is no distance"),
    ("a NEAR/ b", "'NEAR/' is no distance"),
    ("a NEAR/0 b", "'NEAR/0' is no distance"),
    ("a NEAR/51 b", "'NEAR/51' is no distance"),
    ("a NEAR/-1 b", "'NEAR/-1' is no distance"),
    ("\"a", "a quotation mark is not closed"),
    ("\"", "a quotation mark is not closed"),
    ("\"\"", "the form is empty"),
    ("a | de*", "fewer than 3 letters"),
    ("a | *", "lone star"),
    (String(repeating: "(", count: 21) + "a" + String(repeating: ")", count: 21), "deeper than 20"),
    (String(repeating: "(", count: 100_000), "deeper than 20"),
  ]

  @Test(arguments: faults)
  func `a bad rule is told with its mend`(rule: String, part: String) {
    var builder = PatternTableBuilder()
    var lists = WordLists()
    var parser = TopicExpressionParser(rule)
    do {
      _ = try parser.parse(&builder, &lists)
      Issue.record("'\(rule)' was read")
    } catch {
      #expect(error.message.contains(part), "\(error.message)")
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test
  func `rules hold where trying everything says so`() {
    let seed: UInt64 = 606
    var generator = SplitMix64(seed: seed)
    for round in 0..<150 {
      let rule = RuleOracle.random(depth: 3, &generator)
      let row = rule.written.replacing("|", with: "||")
      let bench = ClassifierBench(topics: "topic | t |  | T\nrule | t | 1 | \(row)")
      for _ in 0..<15 {
        let words = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
          ["a", "b", "c", "d", "x"].randomElement(using: &generator)!
        }
        let holds = bench.topicIDs(words.joined(separator: " ")) == ["t"]
        let wanted = !rule.places(in: words).isEmpty
        guard holds != wanted else { continue }
        Issue.record("seed \(seed), round \(round): \(rule.written) in '\(words)' is \(holds)")
        return
      }
    }
  }
}

/// A rule as a tree that is judged by trying every place: slow, and plain to see.
indirect enum RuleOracle {
  case word(String)
  case either(RuleOracle, RuleOracle)
  case both(RuleOracle, RuleOracle)
  case without(RuleOracle, RuleOracle)
  case near(String, String, Int)

  static func random(
    depth: Int,
    of words: [String] = ["a", "b", "c", "d"],
    _ generator: inout SplitMix64
  ) -> RuleOracle {
    func word() -> String { words.randomElement(using: &generator)! }
    func side() -> RuleOracle { random(depth: depth - 1, of: words, &generator) }
    let kind = depth == 0 ? 0 : Int.random(in: 0..<5, using: &generator)
    switch kind {
    case 1: return .either(side(), side())
    case 2: return .both(side(), side())
    case 3: return .without(side(), side())
    case 4: return .near(word(), word(), Int.random(in: 1...3, using: &generator))
    default: return .word(word())
    }
  }

  var written: String {
    switch self {
    case .word(let word): word
    case .either(let left, let right): "(\(left.written) | \(right.written))"
    case .both(let left, let right): "(\(left.written) AND \(right.written))"
    case .without(let left, let right): "(\(left.written) NOT \(right.written))"
    case .near(let left, let right, let words): "(\(left) NEAR/\(words) \(right))"
    }
  }

  /// The places of the words that make the rule true; none when it is false.
  func places(in words: [String]) -> Set<Int> {
    switch self {
    case .word(let word): return Set(words.indices.filter { words[$0] == word })
    case .either(let left, let right): return left.places(in: words).union(right.places(in: words))
    case .both(let left, let right):
      let sides = [left.places(in: words), right.places(in: words)]
      return sides.contains([]) ? [] : sides[0].union(sides[1])
    case .without(let left, let right):
      return right.places(in: words).isEmpty ? left.places(in: words) : []
    case .near(let left, let right, let distance):
      var found: Set<Int> = []
      for first in words.indices where words[first] == left {
        for second in words.indices where words[second] == right && first != second {
          if abs(first - second) <= distance { found.formUnion([first, second]) }
        }
      }
      return found
    }
  }
}
