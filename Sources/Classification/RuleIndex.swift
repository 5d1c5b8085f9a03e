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

  /// The most lists that one pattern is in.
  private(set) var mostLists = 0

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
    let patterns = (0..<lists.count).flatMap { lists.members(of: $0) }
    mostLists = patterns.reduce(0) { max($0, self.lists.places(of: $1).count) }
    rules.seal()
  }

  /// The lists that a rule needs beside the one that it waits for.
  func others(of rule: Int32) -> ArraySlice<Int32> {
    needed[Int(starts[Int(rule)])..<Int(starts[Int(rule) + 1])]
  }
}
