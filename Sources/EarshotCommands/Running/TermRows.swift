import FeedbackModel
import Ingestion
import KPIModel
import LexiconMatching
import Pipeline
import Tokenization

/// The words and word pairs of a chunk's comments, on the side of the target or of the reference.
struct TermRows: ChunkProduct {
  /// Which side a row is on.
  struct Sides: Sendable {
    /// The rows of the target, but for those of compared files.
    var target = RowFilter()
    /// The rows of the reference; nil takes all that are not in the target.
    var reference: RowFilter?
    /// The first input that is one of the compared files, whose rows are the reference; nil without such files.
    var firstCompared: Int?

    /// Returns 0 for the target, 1 for the reference, nil for neither.
    func side(
      _ annotation: borrowing Annotation,
      _ row: borrowing RowFields,
      _ batch: borrowing RecordBatch,
      _ source: SourceContext
    ) -> Int? {
      let isTarget = target.passes(annotation, row, batch, source)
      if let firstCompared { return isTarget ? (source.index >= firstCompared ? 1 : 0) : nil }
      if isTarget { return 0 }
      guard let reference else { return 1 }
      return reference.passes(annotation, row, batch, source) ? 1 : nil
    }
  }

  /// The most different words, and the most different pairs, of a run.
  static let termLimit = 200_000

  /// The words that are no function words.
  private(set) var words: SidedTerms

  /// The pairs of words that stand next to each other, one of them no function word.
  private(set) var pairs: SidedTerms

  /// The rows that could not be read.
  private(set) var rejects: [Reject] = []

  private let sides: Sides
  private var isContent: [Bool] = []
  private var terms = TermBuffer()
  private var places: [TextSpan] = []

  /// Creates the product of an empty chunk.
  ///
  /// - Parameters:
  ///   - sides: Which side a row is on.
  ///   - limit: The most different words; none for all but the run's own product.
  init(_ sides: Sides, limit: Int = .max) {
    self.sides = sides
    words = SidedTerms(sides: 2, limit: limit)
    pairs = SidedTerms(sides: 2, limit: limit)
  }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    guard annotation.status == .scored,
      let side = sides.side(annotation, row, batch, source)
    else { return }
    let text = batch.bytes.span.extracting(row.text)
    markContent(annotator.tokens, annotator.hits)
    collectWords(annotator.tokens)
    words.add(terms, at: places, in: text, side: side)
    collectPairs(annotator.tokens)
    pairs.add(terms, at: places, in: text, side: side)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Takes in the next chunk.
  mutating func merge(_ other: TermRows) {
    words.merge(other.words)
    pairs.merge(other.pairs)
  }

  /// The shortest word in bytes; shorter ones are mostly slips.
  private static let shortestWord = 3

  /// Marks the words that are no function words; these are the ones that the language lists have for English.
  private mutating func markContent(_ tokens: borrowing TokenBuffer, _ hits: [PatternHit]) {
    isContent.removeAll(keepingCapacity: true)
    for unit in tokens.units.indices {
      let unit = tokens.units[unit]
      switch unit.kind {
      case .word: isContent.append(Int(unit.formCount) >= Self.shortestWord)
      case .emoji, .emoticon: isContent.append(unit.formCount > 0)
      default: isContent.append(false)
      }
    }
    for hit in hits where hit.count == 1 && hit.uses.contains(.english) {
      isContent[Int(hit.first)] = false
    }
  }

  private mutating func collectWords(_ tokens: borrowing TokenBuffer) {
    terms.removeAll()
    places.removeAll(keepingCapacity: true)
    for index in tokens.units.indices where isContent[index] {
      let unit = tokens.units[index]
      tokens.folded.withSpan { terms.append($0.extracting(unit.form)) }
      places.append(unit.span)
    }
  }

  private mutating func collectPairs(_ tokens: borrowing TokenBuffer) {
    terms.removeAll()
    places.removeAll(keepingCapacity: true)
    for index in tokens.units.indices.dropFirst() where isContent[index] || isContent[index - 1] {
      let (first, second) = (tokens.units[index - 1], tokens.units[index])
      guard first.kind == .word, second.kind == .word, first.formCount > 0, second.formCount > 0,
        first.sentence == second.sentence
      else { continue }
      tokens.folded.withSpan {
        terms.append($0.extracting(first.form), $0.extracting(second.form))
      }
      places.append(TextSpan(Int(first.span.start), Int(second.span.end)))
    }
  }
}
