import CMatching
import FeedbackModel
import LexiconMatching

// The loops over the index are those of `CMatching`.
//
// An island of unsafe code: lists, rules and places lie in memory as `layouts` says, every bit that the index names
// is one of its sets', and no loop writes more than it is given room for.

extension RuleIndex {
  /// Adds to a set the lists that a comment has a pattern of.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - window: Which of the words of rules among them count.
  ///   - set: The set, with all words that the index has.
  func markLists(
    of hits: borrowing HitBuffer,
    _ window: Range<Int>,
    in set: inout WorkList<UInt64>
  ) {
    precondition(set.count == wordCount, "The set has other lists.")
    precondition(window.upperBound <= hits.ruleWords.count, "There are not so many words.")
    let words = set.startWriting(room: wordCount)
    lists.withUnsafeLayout { first, starts, values in
      let map = Self.map(first, starts)
      hits.withUnsafeRuleWords { hits, places in
        earshot_mark_lists(
          map,
          Self.rebound(values),
          hits,
          places.baseAddress.map { $0 + window.lowerBound },
          Int64(window.count),
          words
        )
      }
    }
    set.finishWriting(wordCount)
  }

  /// Finds the rules that may hold: those all of whose lists are in a set.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - rules: Is emptied and filled.
  func findRules(given set: borrowing WorkList<UInt64>, into rules: inout WorkList<Int32>) {
    precondition(set.count == wordCount, "The set has other lists.")
    let room = rules.startWriting(room: heads.count)
    let words = set.memory
    var found: Int64 = 0
    waiting.withUnsafeLayout { first, starts, values in
      let map = Self.map(first, starts)
      needed.withUnsafeLayout { first, starts, more in
        let needed = Self.map(first, starts)
        found = earshot_find_rules(
          map,
          Self.rebound(values),
          needed,
          Self.rebound(more),
          words,
          Int64(triggerWordCount),
          room
        )
      }
    }
    rules.finishWriting(Int(found))
  }

  /// Links the hits of a comment to those of their lists that are wanted.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - window: Which of the words of rules among them count.
  ///   - wanted: The lists.
  ///   - comment: The number of the comment; another one afterwards if there was not room enough at once.
  ///   - states: What is known of each list.
  ///   - links: Is emptied and filled.
  func link(
    _ hits: borrowing HitBuffer,
    _ window: Range<Int>,
    of wanted: borrowing WorkList<UInt64>,
    _ comment: inout UInt32,
    _ states: inout WorkList<WordListState>,
    _ links: inout WorkList<WordListLink>
  ) {
    precondition(wanted.count == wordCount, "The set has other lists.")
    precondition(states.count == wordCount * 64, "There is a state for each list.")
    precondition(window.upperBound <= hits.ruleWords.count, "There are not so many words.")
    let (set, count) = (wanted.memory, states.count)
    let known = UnsafeMutableRawPointer(states.startWriting(room: count))
      .assumingMemoryBound(to: earshot_list_state.self)
    var written: Int64 = -1
    while written < 0 {
      comment &+= 1
      let room = links.room
      let new = UnsafeMutableRawPointer(links.startWriting(room: room))
        .assumingMemoryBound(to: earshot_list_link.self)
      lists.withUnsafeLayout { first, starts, values in
        let map = Self.map(first, starts)
        hits.withUnsafeRuleWords { hits, places in
          written = earshot_link_lists(
            map,
            Self.rebound(values),
            hits,
            places.baseAddress.map { $0 + window.lowerBound },
            Int64(window.count),
            set,
            comment,
            known,
            new,
            Int64(room)
          )
        }
      }
      if written < 0 { links.reserve(room * 2) }
    }
    states.finishWriting(count)
    links.finishWriting(Int(written))
  }

  @inline(__always)
  private static func map(_ first: Int, _ starts: UnsafeBufferPointer<Int32>) -> earshot_map {
    earshot_map(starts: starts.baseAddress, first: Int64(first), count: Int64(starts.count - 1))
  }

  @inline(__always)
  private static func rebound<Value, Other>(
    _ values: UnsafePointer<Value>?
  ) -> UnsafePointer<Other>? {
    UnsafeRawPointer(values)?.assumingMemoryBound(to: Other.self)
  }

  /// The structures that the loops read and write.
  static var layouts: [SharedLayout] {
    [
      SharedLayout(Lists.self, \.bits, earshot_lists.self, \.bits),
      SharedLayout(Waiting.self, \.bits, earshot_waiting.self, \.bits),
      SharedLayout(WordListState.self, \.last, earshot_list_state.self, \.last),
      SharedLayout(WordListLink.self, \.previous, earshot_list_link.self, \.previous),
    ]
  }
}
