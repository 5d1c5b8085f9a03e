/// What the files use a pattern for, so that a stage asks only about the hits that are of matter to it.
public struct PatternUses: OptionSet, Hashable, BitwiseCopyable, Sendable {
  /// One bit a use.
  public var rawValue: UInt16

  /// Creates uses from their bits.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Valence, negation, intensity, contrast or irrealis.
  @inlinable public static var sentiment: PatternUses { PatternUses(rawValue: 1) }
  /// Speaks for or against a category such as complaint.
  @inlinable public static var cue: PatternUses { PatternUses(rawValue: 2) }
  /// A cue of a topic.
  @inlinable public static var topicCue: PatternUses { PatternUses(rawValue: 4) }
  /// Masks the cues of a topic.
  @inlinable public static var exclusion: PatternUses { PatternUses(rawValue: 8) }
  /// A word of a topic's boolean rule.
  @inlinable public static var ruleWord: PatternUses { PatternUses(rawValue: 16) }
  /// A frequent word of English.
  @inlinable public static var english: PatternUses { PatternUses(rawValue: 32) }
  /// A frequent word of another language.
  @inlinable public static var foreign: PatternUses { PatternUses(rawValue: 64) }
  /// A unit of time.
  @inlinable public static var duration: PatternUses { PatternUses(rawValue: 128) }
  /// Tells that something else is spoken of.
  @inlinable public static var comparison: PatternUses { PatternUses(rawValue: 256) }
}

extension LexiconKind {
  /// What a file of this kind uses the pattern of a row for.
  func uses(of row: LexiconTable.Row) -> PatternUses {
    switch self {
    case .valence, .negation, .intensity, .contrast, .irrealis: .sentiment
    case .cue: .cue
    case .language: row.has("en", in: 1) ? .english : .foreign
    case .topics: row.has("not", in: 0) ? .exclusion : .topicCue
    case .duration: .duration
    case .comparison: .comparison
    case .question, .answer, .grammar, .number, .model, .spelling: []
    }
  }
}
