import FeedbackModel
import KPIModel
import LexiconMatching
import Tokenization

/// The content words of a comment that no entry covers, and the pairs of them that stand next to each other.
///
/// Function words are those that the language lists have for English; number words and units of time are entries.
struct OpenWords: Sendable {
  /// The words, in the order of the text.
  private(set) var words = TermBuffer()
  /// Where each of them stands.
  private(set) var wordPlaces: [TextSpan] = []
  /// The pairs, in the order of the text.
  private(set) var pairs = TermBuffer()
  /// Where each of them stands.
  private(set) var pairPlaces: [TextSpan] = []
  private var isOpen: [Bool] = []

  /// The uses of patterns that say something of a comment.
  private static let entries: PatternUses = [
    .sentiment, .cue, .topicCue, .exclusion, .duration,
  ]

  /// The shortest word in bytes; shorter ones are mostly slips.
  private static let shortestWord = 3

  /// Collects those of a comment.
  mutating func collect(_ tokens: borrowing TokenBuffer, _ hits: [PatternHit]) {
    isOpen.removeAll(keepingCapacity: true)
    for unit in tokens.units.indices { isOpen.append(Self.isContent(tokens.units[unit])) }
    for hit in hits {
      let isFunction = hit.count == 1 && hit.uses.contains(.english)
      // A word that only a rule or another language knows says nothing by itself.
      let isEntry = hit.uses.isEmpty || !hit.uses.isDisjoint(with: Self.entries)
      guard isFunction || isEntry else { continue }
      for unit in hit.units { isOpen[unit] = false }
    }
    words.removeAll()
    pairs.removeAll()
    wordPlaces.removeAll(keepingCapacity: true)
    pairPlaces.removeAll(keepingCapacity: true)
    for index in tokens.units.indices where isOpen[index] {
      let unit = tokens.units[index]
      tokens.folded.withSpan { words.append($0.extracting(unit.form)) }
      wordPlaces.append(unit.span)
      guard index > 0, isOpen[index - 1], unit.kind == .word else { continue }
      let previous = tokens.units[index - 1]
      guard previous.kind == .word, previous.sentence == unit.sentence else { continue }
      tokens.folded.withSpan {
        pairs.append($0.extracting(previous.form), $0.extracting(unit.form))
      }
      pairPlaces.append(TextSpan(Int(previous.span.start), Int(unit.span.end)))
    }
  }

  private static func isContent(_ unit: LexicalUnit) -> Bool {
    switch unit.kind {
    case .word: Int(unit.formCount) >= shortestWord
    case .emoji, .emoticon: unit.formCount > 0
    default: false
    }
  }
}
