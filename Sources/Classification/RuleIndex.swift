import LexiconMatching

/// Which rules may hold, given which patterns a comment has.
///
/// A rule waits for the rarest of its word lists, and is looked at when each of its other ones has a pattern there too.
/// Some patterns, such as "not", are in a great many lists that no rule waits for. Of these a list keeps a mask, so that
/// such a word in a comment is one bit and not a walk through all its lists.
struct RuleIndex: Sendable {
  /// For each pattern the lists that it is in; first the complement of its bit, if it is a crowded pattern.
  private(set) var lists = PatternMap<Int32>()

  /// For each list the bits of the crowded patterns in it that `lists` leaves out.
  private(set) var crowdedMasks: [UInt64] = []

  /// For each list the rules that wait for it.
  private(set) var rules = PatternMap<Int32>()

  /// Whether some rule waits for a list.
  private(set) var triggers: [Bool] = []

  /// The parts of all rules' expressions; sides are named by their places here.
  private(set) var nodes: [TopicExpression.Node] = []

  /// What is asked of each rule first.
  private(set) var heads: [Head] = []

  /// Where a rule's expression is, and how it is looked at.
  struct Head: BitwiseCopyable, Sendable {
    /// The place of the whole among the parts.
    var whole: Int32
    /// The list that the rule waits for.
    var trigger: Int32
    /// Whether the words may stand in different sentences.
    var spansComment: Bool
  }

  private var starts: [Int32] = [0]
  private var needed: [Int32] = []

  /// Creates the index of no rules.
  init() {}

  /// Creates the index of a taxonomy's rules, which are named by their places.
  init(_ expressions: [TopicExpression], _ lists: WordLists) {
    triggers = [Bool](repeating: false, count: lists.count)
    for (rule, expression) in expressions.enumerated() {
      triggers[expression.needed[0]] = true
      rules.add(Int32(rule), for: Int32(expression.needed[0]))
      needed += expression.needed.dropFirst().map(Int32.init)
      starts.append(Int32(needed.count))
      let base = nodes.count
      nodes += expression.nodes.map { $0.moved(by: base) }
      heads.append(
        Head(
          whole: Int32(nodes.count - 1),
          trigger: Int32(expression.needed[0]),
          spansComment: expression.spansComment
        )
      )
    }
    let crowded = crowdedPatterns(lists)
    crowdedMasks = [UInt64](repeating: 0, count: lists.count)
    for (bit, pattern) in crowded.enumerated() { self.lists.add(~Int32(bit), for: pattern) }
    let bits = Dictionary(uniqueKeysWithValues: zip(crowded, crowded.indices))
    for list in 0..<lists.count {
      for pattern in lists.members(of: list) {
        if let bit = bits[pattern], !triggers[list] {
          crowdedMasks[list] |= 1 << UInt64(bit)
        } else {
          self.lists.add(Int32(list), for: pattern)
        }
      }
    }
    self.lists.seal()
    rules.seal()
  }

  /// In how many lists that no rule waits for a crowded pattern is at least.
  private static let fewestCrowdedLists = 4

  /// Returns the patterns in the most lists that no rule waits for, at most one for each bit of a mask.
  private func crowdedPatterns(_ lists: WordLists) -> [Int32] {
    var counts: [Int32: Int] = [:]
    for list in 0..<lists.count where !triggers[list] {
      for pattern in lists.members(of: list) { counts[pattern, default: 0] += 1 }
    }
    return counts.filter { $0.value >= Self.fewestCrowdedLists }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(UInt64.bitWidth).map(\.key)
  }

  /// Returns whether all lists that a rule needs beside the one that it waits for meet a condition.
  @inline(__always)
  func others(of rule: Int32, allSatisfy condition: (Int) -> Bool) -> Bool {
    for place in Int(starts[Int(rule)])..<Int(starts[Int(rule) + 1])
    where !condition(Int(needed[place])) {
      return false
    }
    return true
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
