package import FeedbackModel
package import Ingestion
import KPIModel
package import Pipeline

/// The words of a chunk's comments by the topic that the comments name.
///
/// A comment that names several is counted for the strongest. What a taxonomy gives to comments that name no other topic
/// names none.
package struct SuggestionRows: ChunkProduct {
  /// The most different words, and the most different pairs, of a run.
  package static let termLimit = 50_000

  /// The side of comments without a topic that are negative.
  static let withoutNegative = 0
  /// The side of the other comments without a topic.
  static let withoutOther = 1
  /// The side of the first topic; the others follow.
  static let firstTopic = 2

  /// The words that no entry covers, by side.
  private(set) var words: SidedTerms

  /// The pairs of such words that stand next to each other, by side.
  private(set) var pairs: SidedTerms

  /// The negative comments that name a topic.
  package private(set) var negativeWithTopic = 0

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  /// The topics that name nothing.
  private let fallbacks: [Int]
  private var open = OpenWords()

  /// Creates the product of an empty chunk.
  ///
  /// - Parameters:
  ///   - engine: The word lists.
  ///   - limit: The most different words; none for all but the run's own product.
  package init(_ engine: Engine, limit: Int = .max) {
    let sides = Self.firstTopic + engine.topics.count
    fallbacks = engine.fallbackTopics
    words = SidedTerms(sides: sides, exampleSides: Self.firstTopic, limit: limit)
    pairs = SidedTerms(sides: sides, exampleSides: Self.firstTopic, limit: limit)
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
    let isNegative = annotation.label == .negative
    let topic = annotation.topics.lazy.map(\.topic).first { !fallbacks.contains($0) }
    if topic != nil, isNegative { negativeWithTopic += 1 }
    let none = isNegative ? Self.withoutNegative : Self.withoutOther
    let side = topic.map { Self.firstTopic + $0 } ?? none
    open.collect(annotator.tokens, annotator.hits)
    let text = batch.bytes.span.extracting(row.text)
    words.add(open.words, at: open.wordPlaces, in: text, side: side)
    pairs.add(open.pairs, at: open.pairPlaces, in: text, side: side)
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Takes in the next chunk.
  package mutating func merge(_ other: SuggestionRows) {
    words.merge(other.words)
    pairs.merge(other.pairs)
    negativeWithTopic += other.negativeWithTopic
  }
}
