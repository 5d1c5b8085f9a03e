import FeedbackModel
import LexiconMatching

/// The lexicons beside those of sentiment, compiled into patterns of their own.
///
/// So one core reads them while another reads those of sentiment.
struct OtherLexicons: Sendable {
  private(set) var cues: CueLexicon
  private(set) var taxonomy: Taxonomy
  private(set) var consulted: Taxonomy
  private(set) var durations: DurationLexicon
  private(set) var languages: LanguageLexicon

  /// Their patterns.
  let patterns: CollectedPatterns

  /// Every bad line.
  let diagnostics: [Diagnostic]

  /// Reads the lexicons.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - spellings: Which words are looked up as others.
  init(_ lexicons: LexiconSet, _ spellings: Spellings) {
    var patterns = PatternTableBuilder(room: PatternTableBuilder.usualPatterns / 2)
    patterns.declare(spellings)
    var diagnostics: [Diagnostic] = []
    cues = CueLexicon(lexicons, &patterns, &diagnostics)
    consulted = Taxonomy(consultedOf: lexicons, &patterns, &diagnostics)
    taxonomy = Taxonomy(lexicons, consulting: consulted, &patterns, &diagnostics)
    durations = DurationLexicon(lexicons, &patterns, &diagnostics)
    languages = LanguageLexicon(lexicons, &patterns, &diagnostics)
    self.patterns = patterns.collected
    self.diagnostics = diagnostics
  }

  /// Names the patterns by the numbers that they have among all others.
  ///
  /// - Parameter numbers: For each pattern its new number.
  mutating func renumber(_ numbers: [Int32]) {
    cues.renumber(numbers)
    taxonomy.renumber(numbers)
    consulted.renumber(numbers)
    durations.renumber(numbers)
    languages.renumber(numbers)
  }
}
