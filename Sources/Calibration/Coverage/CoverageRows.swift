package import FeedbackModel
package import Ingestion
package import KPIModel
import LexiconMatching
package import Pipeline
import SentimentScoring
import Tokenization

/// What the word lists found, and did not find, in the comments of a chunk.
package struct CoverageRows: ChunkProduct {
  /// The most different words, and the most different pairs, of a run.
  package static let termLimit = 100_000

  /// The counts by side, in the order of `CoverageSide`.
  package private(set) var counts = [CoverageCounts](
    repeating: CoverageCounts(),
    count: CoverageSide.allCases.count
  )

  /// The words that no entry covers.
  package private(set) var words: SidedTerms

  /// The pairs of such words that stand next to each other.
  package private(set) var pairs: SidedTerms

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  private var isOpen: [Bool] = []
  private var wordTerms = TermBuffer()
  private var wordPlaces: [TextSpan] = []
  private var pairTerms = TermBuffer()
  private var pairPlaces: [TextSpan] = []

  /// Creates the product of an empty chunk.
  ///
  /// - Parameter limit: The most different words; none for all but the run's own product.
  package init(limit: Int = .max) {
    words = SidedTerms(sides: CoverageSide.allCases.count, limit: limit)
    pairs = SidedTerms(sides: CoverageSide.allCases.count, limit: limit)
  }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    guard annotation.status == .scored else { return }
    let side = CoverageSide.of(row, source).rawValue
    count(annotation, annotator.sentiment, side)
    collect(annotator.tokens, annotator.hits)
    let text = batch.bytes.span.extracting(row.text)
    words.add(wordTerms, at: wordPlaces, in: text, side: side)
    pairs.add(pairTerms, at: pairPlaces, in: text, side: side)
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Takes in the next chunk.
  package mutating func merge(_ other: CoverageRows) {
    for side in counts.indices { counts[side].merge(other.counts[side]) }
    words.merge(other.words)
    pairs.merge(other.pairs)
  }

  private mutating func count(
    _ annotation: borrowing Annotation,
    _ sentiment: SentimentResult,
    _ side: Int
  ) {
    // What a question makes of a bare answer is found in no word.
    let values = sentiment.hits.lazy.filter { !$0.isAnswer }.map(\.value)
    let lacksNegative = !values.contains { $0 < 0 }
    let lacksPositive = !values.contains { $0 > 0 }
    let lacksTopic = annotation.topics.isEmpty
    counts[side].comments += 1
    if values.isEmpty { counts[side].withoutValence += 1 }
    if lacksNegative { counts[side].withoutNegative += 1 }
    if lacksPositive { counts[side].withoutPositive += 1 }
    if lacksTopic { counts[side].withoutTopic += 1 }
    if values.isEmpty, lacksTopic { counts[side].withoutValenceAndTopic += 1 }
    if lacksNegative, lacksTopic { counts[side].withoutNegativeAndTopic += 1 }
    if lacksPositive, lacksTopic { counts[side].withoutPositiveAndTopic += 1 }
  }

  /// Collects the content words that no entry covers, and the pairs of them.
  ///
  /// Function words are those that the language lists have for English; number words and units of time are entries.
  private mutating func collect(_ tokens: borrowing TokenBuffer, _ hits: [PatternHit]) {
    isOpen.removeAll(keepingCapacity: true)
    for unit in tokens.units.indices { isOpen.append(Self.isContent(tokens.units[unit])) }
    for hit in hits {
      let isFunction = hit.count == 1 && hit.uses.contains(.english)
      // A word that only a rule or another language knows says nothing by itself.
      let isEntry = hit.uses.isEmpty || !hit.uses.isDisjoint(with: Self.entries)
      guard isFunction || isEntry else { continue }
      for unit in hit.units { isOpen[unit] = false }
    }
    wordTerms.removeAll()
    pairTerms.removeAll()
    wordPlaces.removeAll(keepingCapacity: true)
    pairPlaces.removeAll(keepingCapacity: true)
    for index in tokens.units.indices where isOpen[index] {
      let unit = tokens.units[index]
      tokens.folded.withSpan { wordTerms.append($0.extracting(unit.form)) }
      wordPlaces.append(unit.span)
      guard index > 0, isOpen[index - 1], unit.kind == .word else { continue }
      let previous = tokens.units[index - 1]
      guard previous.kind == .word, previous.sentence == unit.sentence else { continue }
      tokens.folded.withSpan {
        pairTerms.append($0.extracting(previous.form), $0.extracting(unit.form))
      }
      pairPlaces.append(TextSpan(Int(previous.span.start), Int(unit.span.end)))
    }
  }

  /// The uses of patterns that say something of a comment.
  private static let entries: PatternUses = [
    .sentiment, .cue, .topicCue, .exclusion, .duration,
  ]

  /// The shortest word in bytes; shorter ones are mostly slips.
  private static let shortestWord = 3

  private static func isContent(_ unit: LexicalUnit) -> Bool {
    switch unit.kind {
    case .word: Int(unit.formCount) >= shortestWord
    case .emoji, .emoticon: unit.formCount > 0
    default: false
    }
  }
}
