package import FeedbackModel
package import Ingestion
package import KPIModel
package import Pipeline
import SentimentScoring

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

  private var open = OpenWords()

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
    open.collect(annotator.tokens, annotator.hits)
    let text = batch.bytes.span.extracting(row.text)
    words.add(open.words, at: open.wordPlaces, in: text, side: side)
    pairs.add(open.pairs, at: open.pairPlaces, in: text, side: side)
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
}
