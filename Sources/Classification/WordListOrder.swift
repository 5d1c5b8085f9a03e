/// Which bits of a set the word lists of all rules are.
///
/// A pattern's lists are bits of several words; the fewer words, the fewer steps for each hit. So lists that share a
/// pattern stand together where that pattern is in many lists. The lists that rules wait for have words of their own, the
/// first ones.
struct WordListOrder {
  /// For each list its bit.
  let bits: [Int]

  /// How many words of 64 bits the lists have that rules wait for.
  let triggerWordCount: Int

  /// How many words all lists have.
  let wordCount: Int

  /// Orders the lists of some rules.
  init(_ expressions: [TopicExpression], _ lists: WordLists) {
    var isTrigger = [Bool](repeating: false, count: lists.count)
    for expression in expressions { isTrigger[expression.needed[0]] = true }
    let keys = Self.keys(lists)
    let order = (0..<lists.count).sorted { first, second in
      if isTrigger[first] != isTrigger[second] { return isTrigger[first] }
      return (keys[first], first) < (keys[second], second)
    }
    let triggerCount = isTrigger.count { $0 }
    triggerWordCount = (triggerCount + 63) / 64
    wordCount = triggerWordCount + (lists.count - triggerCount + 63) / 64
    var bits = [Int](repeating: 0, count: lists.count)
    for (place, list) in order.enumerated() {
      bits[list] = place < triggerCount ? place : triggerWordCount * 64 + place - triggerCount
    }
    self.bits = bits
  }

  /// For each list its three patterns that are in the most lists, as one number that is alike where they are.
  private static func keys(_ lists: WordLists) -> [UInt64] {
    var counts: [Int32: Int] = [:]
    for list in 0..<lists.count {
      for pattern in lists.members(of: list) { counts[pattern, default: 0] += 1 }
    }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var ranks: [Int32: UInt64] = [:]
    for (rank, pattern) in ranked.enumerated() { ranks[pattern.key] = UInt64(rank) }
    let (width, most) = (UInt64(21), UInt64(1) << 21 - 1)
    return (0..<lists.count).map { list in
      let members = lists.members(of: list).map { min(ranks[$0, default: most], most) }.sorted()
      return (0..<3).reduce(0) { key, place in
        key << width | (place < members.count ? members[place] : most)
      }
    }
  }
}
