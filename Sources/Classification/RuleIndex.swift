import FeedbackModel
import LexiconMatching

/// Which rules may hold, given which patterns a comment has.
///
/// The word lists of all rules are bits of a set. Each pattern has the set of the lists that it is in, so that a comment's
/// set takes a step or two for each of its words, however many lists have that word. A rule waits for the rarest of its
/// lists, and is looked at when all that it needs are in the comment's set.
struct RuleIndex: Sendable {
  /// Some lists of a set: those of one word of bits.
  struct Lists: BitwiseCopyable, Sendable {
    var word: Int32
    var bits: UInt64
  }

  /// For each pattern the lists that it is in.
  var lists = PatternMap<Lists>()

  /// How many words of bits a set of lists has.
  var wordCount = 0

  /// The lists that some rule waits for, as a set.
  var triggers: [UInt64] = []

  /// For each list the rules that wait for it.
  var rules = PatternMap<Int32>()

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

  var needed = PatternMap<Lists>()

  /// Creates the index of no rules.
  init() {}

  /// Creates the index of a taxonomy's rules, which are named by their places.
  init(_ expressions: [TopicExpression], _ lists: WordLists) {
    wordCount = (lists.count + 63) / 64
    triggers = [UInt64](repeating: 0, count: wordCount)
    for (rule, expression) in expressions.enumerated() {
      let trigger = expression.needed[0]
      triggers[trigger / 64] |= 1 << UInt64(trigger % 64)
      rules.add(Int32(rule), for: Int32(trigger))
      Self.add(expression.needed.dropFirst(), to: &needed, of: Int32(rule))
      Self.add(expression.lists, to: &members, of: Int32(rule))
      let base = nodes.count
      nodes += expression.nodes.map { $0.moved(by: base) }
      heads.append(
        Head(
          whole: Int32(nodes.count - 1),
          trigger: Int32(trigger),
          spansComment: expression.spansComment
        )
      )
    }
    var listsOfPattern: [Int32: [Int]] = [:]
    for list in 0..<lists.count {
      for pattern in lists.members(of: list) { listsOfPattern[pattern, default: []].append(list) }
    }
    for (pattern, lists) in listsOfPattern { Self.add(lists, to: &self.lists, of: pattern) }
    self.lists.seal()
    rules.seal()
    needed.seal()
    members.seal()
  }

  /// Names the patterns by other numbers.
  mutating func renumber(_ numbers: [Int32]) { lists.renumber(numbers) }

  /// Adds a set of lists, word by word.
  private static func add(
    _ lists: some Sequence<Int>,
    to map: inout PatternMap<Lists>,
    of key: Int32
  ) {
    var words: [Int: UInt64] = [:]
    for list in lists { words[list / 64, default: 0] |= 1 << UInt64(list % 64) }
    for (word, bits) in words.sorted(by: { $0.key < $1.key }) {
      map.add(Lists(word: Int32(word), bits: bits), for: key)
    }
  }

  /// Returns whether all lists that a rule needs beside the one that it waits for are in a set.
  @inline(__always)
  func needs(of rule: Int32, areIn set: borrowing WorkList<UInt64>) -> Bool {
    var missing: UInt64 = 0
    for place in needed.places(of: rule) {
      missing |= needed[place].bits & ~set[Int(needed[place].word)]
    }
    return missing == 0
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
