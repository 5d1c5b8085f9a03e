import CMatching
import FeedbackModel

extension PatternTable {
  /// Where the parts of the table lie in memory; valid as long as the table is there.
  ///
  /// An island of unsafe code: the tables are laid out once and never changed, and their elements lie in memory as the
  /// structures of `CMatching` do, which is checked.
  var layout: earshot_patterns {
    SharedLayout.check(PatternLayout.layouts)
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
  /// The structures.
  static var layouts: [SharedLayout] {
    [
      SharedLayout(PatternTrie.Node.self, \.prefixes, earshot_node.self, \.prefixes),
      SharedLayout(
        LexemeTable.Slot.self,
        \.lexeme.prefixCode,
        earshot_lexeme.self,
        \.prefix_code
      ),
      SharedLayout(StepTable.Step.self, \.node, earshot_step.self, \.node),
      SharedLayout(FormTable.Slot.self, \.number, earshot_form.self, \.number),
      SharedLayout(PatternHit.self, \.uses, earshot_hit.self, \.uses),
    ]
  }
}
