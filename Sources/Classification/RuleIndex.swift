import LexiconMatching

/// Which rules may hold, given which patterns a comment has.
///
/// A rule waits for the rarest of its word lists, and is looked at when each of its other ones has a pattern there too.
struct RuleIndex: Sendable {
  /// For each pattern the lists that it is in.
  private(set) var lists = PatternMap<Int32>()

  /// For each list the rules that wait for it.
  private(set) var rules = PatternMap<Int32>()

  /// Whether some rule waits for a list.
  private(set) var triggers: [Bool] = []

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
    }
    for list in 0..<lists.count {
      for pattern in lists.members(of: list) { self.lists.add(Int32(list), for: pattern) }
    }
    self.lists.seal()
    rules.seal()
  }

  /// The lists that a rule needs beside the one that it waits for.
  func others(of rule: Int32) -> ArraySlice<Int32> {
    needed[Int(starts[Int(rule)])..<Int(starts[Int(rule) + 1])]
  }

  /// Marks the lists that have a pattern in a comment.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - comment: The number of the comment.
  ///   - touched: For each list the number of the comment that had one of its patterns last.
  ///   - triggering: Receives the lists that some rule waits for, each once.
  func touch(
    _ hits: [PatternHit],
    _ comment: UInt32,
    _ touched: inout [UInt32],
    _ triggering: inout [Int32]
  ) {
    let triggers = triggers.span
    var touched = touched.mutableSpan
    for hit in hits where hit.uses.contains(.ruleWord) {
      for place in lists.places(of: hit.pattern) {
        let list = Int(lists[place])
        if triggers[list], touched[list] != comment {
          triggering.append(Int32(truncatingIfNeeded: list))
        }
        touched[list] = comment
      }
    }
  }

  /// Returns whether a pattern is in a list.
  func has(_ pattern: Int32, in list: Int32) -> Bool {
    for place in lists.places(of: pattern) where lists[place] == list { return true }
    return false
  }
}
