import FeedbackModel
import LexiconMatching

/// Which rules may hold, given which patterns a comment has.
///
/// The word lists of all rules are bits of a set (`WordListOrder`). Each pattern has the set of the lists that it is in, so
/// that a comment's set takes a step or two for each of its words, however many lists have that word. A rule waits for the
/// rarest of its lists, and is looked at when all that it needs are in the comment's set.
struct RuleIndex: Sendable {
  /// Some lists of a set: those of one word of bits.
  struct Lists: BitwiseCopyable, Sendable {
    var word: Int32
    var bits: UInt64
  }

  /// A rule that waits for a list, and what it needs beside that.
  ///
  /// What it needs is lists of one word of bits. Most rules need no more.
  struct Waiting: BitwiseCopyable, Sendable {
    var rule: Int32
    var word: Int32
    var bits: UInt64
  }

  /// For each pattern the lists that it is in.
  var lists = PatternMap<Lists>()

  /// How many words of bits a set of lists has, and how many of these have the lists that rules wait for: the first ones.
  var wordCount = 0
  var triggerWordCount = 0

  /// For each list the rules that wait for it.
  var waiting = PatternMap<Waiting>()

  /// For each rule the lists that it needs beside those named where it waits.
  var needed = PatternMap<Lists>()

  /// For each rule the lists that its expression looks at.
  var members = PatternMap<Lists>()

  /// The parts of all rules' expressions; sides are named by their places here.
  var nodes: [TopicExpression.Node] = []

  /// What is asked of each rule first.
  var heads: [Head] = []

  /// Where a rule's expression is, and how it is looked at.
  struct Head: BitwiseCopyable, Sendable {
    /// The place of the whole among the parts.
    var whole: Int32
    /// The list that the rule waits for.
    var trigger: Int32
    /// Whether the words may stand in different sentences.
    var spansComment: Bool
  }

  /// Creates the index of no rules.
  init() {}

  /// Creates the index of a taxonomy's rules, which are named by their places.
  init(_ expressions: [TopicExpression], _ lists: WordLists) {
    let order = WordListOrder(expressions, lists)
    (wordCount, triggerWordCount) = (order.wordCount, order.triggerWordCount)
    for (place, expression) in expressions.enumerated() {
      let rule = Int32(place)
      let needed = expression.needed.map { order.bits[$0] }
      let beside = Self.words(needed.dropFirst())
      let first = beside.first ?? Lists(word: 0, bits: 0)
      waiting.add(
        Waiting(rule: rule, word: first.word, bits: first.bits),
        for: Int32(needed[0])
      )
      for lists in beside.dropFirst() { self.needed.add(lists, for: rule) }
      for lists in Self.words(expression.lists.map { order.bits[$0] }) {
        members.add(lists, for: rule)
      }
      let base = nodes.count
      nodes += expression.nodes.map { $0.moved(by: base, bits: order.bits) }
      heads.append(
        Head(
          whole: Int32(nodes.count - 1),
          trigger: Int32(needed[0]),
          spansComment: expression.spansComment
        )
      )
    }
    var bitsOfPattern: [Int32: [Int]] = [:]
    for list in 0..<lists.count {
      for pattern in lists.members(of: list) {
        bitsOfPattern[pattern, default: []].append(order.bits[list])
      }
    }
    for (pattern, bits) in bitsOfPattern {
      for lists in Self.words(bits) { self.lists.add(lists, for: pattern) }
    }
    self.lists.seal()
    waiting.seal()
    needed.seal()
    members.seal()
  }

  /// Names the patterns by other numbers.
  mutating func renumber(_ numbers: [Int32]) { lists.renumber(numbers) }

  /// Returns bits of a set word by word.
  private static func words(_ bits: some Sequence<Int>) -> [Lists] {
    var words: [Int: UInt64] = [:]
    for bit in bits { words[bit / 64, default: 0] |= 1 << UInt64(bit % 64) }
    return words.sorted { $0.key < $1.key }.map { Lists(word: Int32($0.key), bits: $0.value) }
  }
}

/// Where a comment's last hit of a word list is.
struct WordListState: BitwiseCopyable, Sendable {
  /// The number of the comment that had a hit last.
  var comment: UInt32 = 0
  /// The place of its last hit in that comment among the links.
  var last: Int32 = -1
}

/// A hit of a word list.
struct WordListLink: BitwiseCopyable, Sendable {
  var hit: Int32
  /// The place of the link before it of the same list, or -1.
  var previous: Int32
}
