import CMatching
import FeedbackModel

extension PatternTable {
  /// Where the parts of the table lie in memory; valid as long as the table is there.
  ///
  /// An island of unsafe code: the tables are laid out once and never changed, and their elements lie in memory as the
  /// structures of `CMatching` do, which is checked.
  var layout: earshot_patterns {
    PatternLayout.check()
    return earshot_patterns(
      lexemes: Self.rebound(lexemes.slots),
      lexeme_mask: UInt64(lexemes.mask),
      steps: Self.rebound(trie.steps.slots),
      step_mask: UInt64(trie.steps.mask),
      step_shift: trie.steps.shift,
      filter: trie.filter.memory,
      filter_shift: 64 - PatternTrie.filterWordBits,
      first_nodes: Self.rebound(trie.firstNodes),
      prefix_atoms: prefixAtoms.memory,
      prefixes: earshot_prefixes(
        forms: Self.rebound(prefixes.prefixes.slots),
        first_bytes: Self.rebound(prefixes.firstBytes.slots),
        form_mask: UInt64(prefixes.prefixes.mask),
        first_byte_mask: UInt64(prefixes.firstBytes.mask),
        lengths: Self.rebound(prefixes.lengths),
        length_count: Int64(prefixes.lengths.count),
        first_atom: prefixes.firstAtom
      ),
      number_atom: numberAtom,
      any_atom: anyAtom
    )
  }

  private static func rebound<Element, Other>(
    _ list: borrowing WorkList<Element>
  ) -> UnsafePointer<Other> {
    UnsafeRawPointer(list.memory).assumingMemoryBound(to: Other.self)
  }
}

/// How the structures that the loops of `CMatching` read lie in memory.
enum PatternLayout {
  /// Each structure as both sides have it: its size with padding, and where its last field is.
  static var sides: [(swift: [Int?], c: [Int?])] {
    [
      (
        [
          MemoryLayout<PatternTrie.Node>.stride,
          MemoryLayout<PatternTrie.Node>.offset(of: \.prefixes),
        ],
        [MemoryLayout<earshot_node>.stride, MemoryLayout<earshot_node>.offset(of: \.prefixes)]
      ),
      (
        [
          MemoryLayout<LexemeTable.Slot>.stride,
          MemoryLayout<LexemeTable.Slot>.offset(of: \.lexeme.prefixCode),
        ],
        [
          MemoryLayout<earshot_lexeme>.stride,
          MemoryLayout<earshot_lexeme>.offset(of: \.prefix_code),
        ]
      ),
      (
        [MemoryLayout<StepTable.Step>.stride, MemoryLayout<StepTable.Step>.offset(of: \.node)],
        [MemoryLayout<earshot_step>.stride, MemoryLayout<earshot_step>.offset(of: \.node)]
      ),
      (
        [MemoryLayout<FormTable.Slot>.stride, MemoryLayout<FormTable.Slot>.offset(of: \.number)],
        [MemoryLayout<earshot_form>.stride, MemoryLayout<earshot_form>.offset(of: \.number)]
      ),
      (
        [MemoryLayout<PatternHit>.stride, MemoryLayout<PatternHit>.offset(of: \.uses)],
        [MemoryLayout<earshot_hit>.stride, MemoryLayout<earshot_hit>.offset(of: \.uses)]
      ),
    ]
  }

  /// Stops the program where the two sides differ: what follows would read nonsense.
  static func check() {
    precondition(
      sides.allSatisfy { $0.swift == $0.c },
      "Swift and C lay a structure out differently."
    )
  }
}
