import FeedbackModel
import LexiconMatching
import Testing

@testable import Classification

struct RuleIndexTests {
  @Test func `what the loops in C read lies in memory as they read it`() {
    #expect(RuleIndex.layouts.allSatisfy { $0.isAlike })
  }

  /// Many rules at once, whose word lists fill several words of a set; short comments, and one with more hits of lists than
  /// there is room for at first.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `all rules of a catalogue hold where trying everything says so`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let words = (0..<24).map { "word\($0)" }
    let rules = (0..<240).map { _ in RuleOracle.random(depth: 3, of: words, &generator) }
    let catalogue = rules.enumerated().map { place, rule in
      "topic | t\(place) |  | T\nrule | t\(place) | 1 | \(rule.written.replacing("|", with: "||"))"
    }
    let bench = ClassifierBench(topics: catalogue.joined(separator: "\n"))
    for length in [1, 2, 3, 5, 8, 13, 21, 400, 1, 4, 9, 16] {
      let text = (0..<length).map { _ in words.randomElement(using: &generator)! }
      let wanted = rules.indices.filter { !rules[$0].places(in: text).isEmpty }.map { "t\($0)" }
      #expect(Set(bench.topicIDs(text.joined(separator: " "))) == Set(wanted), "seed \(seed)")
    }
  }

  @Test func `an index that is kept is read, and one that names what it has not is a fault`() throws
  {
    let (lists, expressions) = Self.rules()
    let index = RuleIndex(expressions, lists)
    func read(_ change: (inout RuleIndex) -> Void) throws -> RuleIndex {
      var index = index
      change(&index)
      var archive = ArchiveWriter()
      index.write(to: &archive)
      let bytes = archive.bytes
      return try bytes.withUnsafeBytes { memory in
        var reader = ArchiveReader(memory, owner: Owner())
        return try RuleIndex(&reader)
      }
    }
    #expect(try read { _ in }.waiting.all.map(\.rule) == index.waiting.all.map(\.rule))
    let faults: [(inout RuleIndex) -> Void] = [
      { $0.wordCount = 1 }, { $0.triggerWordCount = 3 }, { $0.heads.removeLast() },
    ]
    for fault in faults { #expect(throws: ArchiveFault.self) { try read(fault) } }
  }

  private final class Owner: Sendable {}

  // MARK: - The order of the lists

  /// Three rules; the first list of each is the one that it waits for.
  private static func rules() -> (lists: WordLists, expressions: [TopicExpression]) {
    var lists = WordLists()
    let expressions = [[7, 8], [1, 9], [3, 9]].map { side in
      TopicExpression(
        1,
        of: [.oneOf([side[0]]), .both(0, 2), .oneOf([side[1], 20, 21])],
        spansComment: false,
        &lists,
        isCommon: { _ in false }
      )
    }
    return (lists, expressions)
  }

  @Test func `lists that rules wait for come first, in words of their own`() {
    let (lists, expressions) = Self.rules()
    let order = WordListOrder(expressions, lists)
    #expect(lists.count == 5)
    #expect((order.triggerWordCount, order.wordCount) == (1, 2))
    for list in 0..<lists.count {
      #expect((order.bits[list] < 64) == (lists.members(of: list).count == 1))
    }
    #expect(Set(order.bits).count == lists.count)
  }

  @Test func `lists stand together by the patterns that are in the most lists`() {
    var lists = WordLists()
    // Pattern 5 is in every other list, pattern 6 in all others.
    let numbers = (0..<10).map { lists.number(of: [Int32($0 % 2 + 5), Int32($0 + 10)]) }
    let order = WordListOrder([], lists)
    #expect(numbers.filter { $0 % 2 == 0 }.map { order.bits[$0] }.sorted() == [0, 1, 2, 3, 4])
    #expect(numbers.filter { $0 % 2 == 1 }.map { order.bits[$0] }.sorted() == [5, 6, 7, 8, 9])
  }
}
