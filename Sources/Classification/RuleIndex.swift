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

  /// How many hits are linked at a time, so that room for a long comment's links is not made all at once.
  private static let block = 256

  /// Links the hits of a comment to the lists that their patterns are in.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - comment: The number of the comment.
  ///   - states: What is known of each list.
  ///   - links: Receives the links.
  ///   - triggering: Receives the lists that some rule waits for.
  func link(
    _ hits: [PatternHit],
    _ comment: UInt32,
    _ states: inout [WordListState],
    _ links: inout [WordListLink],
    _ triggering: inout [Int32]
  ) {
    var start = 0
    while start < hits.count {
      let range = start..<min(hits.count, start + Self.block)
      start = range.upperBound
      let linked = links.count
      var states = states.mutableSpan
      links.append(addingCapacity: range.count * mostLists) { links in
        for hit in range where hits[hit].uses.contains(.ruleWord) {
          for place in lists.places(of: hits[hit].pattern) {
            let list = Int(lists[place])
            let isFirst = states[list].comment != comment
            links.append(
              WordListLink(
                hit: Int32(truncatingIfNeeded: hit),
                previous: isFirst ? -1 : states[list].last
              )
            )
            let last = Int32(truncatingIfNeeded: linked + links.count - 1)
            states[list] = WordListState(comment: comment, last: last)
            if isFirst, triggers[list] { triggering.append(Int32(truncatingIfNeeded: list)) }
          }
        }
      }
    }
  }
}

/// Where a comment's last hit of a word list is.
struct WordListState: Sendable {
  /// The number of the comment that had a hit last.
  var comment: UInt32 = 0
  /// The place of its last hit in that comment among the links.
  var last: Int32 = -1
}

/// A hit of a word list.
struct WordListLink: Sendable {
  var hit: Int32
  /// The place of the link before it of the same list, or -1.
  var previous: Int32
}
