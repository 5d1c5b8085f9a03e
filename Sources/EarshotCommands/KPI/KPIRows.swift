import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Triage

/// What the KPI table needs of a chunk: the counts, the comments that disagree with their score, and the words where
/// exceptions are looked for.
struct KPIRows: ChunkProduct {
  private var plain: CommentCounts
  private var full: ReportRows?

  /// The comments that disagree with their score.
  private(set) var mismatches: MismatchList

  /// The most lines that a topic keeps for each polarity; half of them for each week.
  static let linesPerTopic = 12

  /// Creates rows without any.
  ///
  /// - Parameters:
  ///   - counts: Empty counts.
  ///   - mismatches: An empty list.
  ///   - words: The bounds of the words; nil when they are not needed.
  init(_ counts: CommentCounts, mismatches: MismatchList, words: TermLimits?) {
    plain = counts
    self.mismatches = mismatches
    full = words.map { limits in
      ReportRows(
        counts: counts,
        terms: TermPartial(limits: limits),
        verbatims: VerbatimCollector(perTopic: Self.linesPerTopic, unit: .week),
        queue: TriageQueue(capacity: 1, topics: [], settings: TriageSettings())
      )
    }
  }

  /// The counts.
  var counts: CommentCounts { full?.counts ?? plain }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    if annotation.scoreTextMismatch { keep(annotation, row, batch, source) }
    guard full != nil else {
      return plain.add(annotation, row, record, batch, source, &annotator)
    }
    full?.add(annotation, row, record, batch, source, &annotator)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {
    guard full != nil else { return plain.add(reject, source) }
    full?.add(reject, source)
  }

  /// Keeps a comment; the score that disagrees is the first valid one, as the annotator takes it.
  private mutating func keep(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    let valid = row.ratings.indices.first { column in
      row.ratings[column].map { $0 != RowFields.invalidRating } ?? false
    }
    guard let column = valid, let code = row.ratings[column] else { return }
    let (place, parser) = source.ratings[column]
    let isComplaint = parser.scale.satisfiedCodes.contains(code)
    let strength = isComplaint ? annotation.complaintScore : annotation.positive
    guard mismatches.couldTake(isComplaint: isComplaint, strength: strength) else { return }
    let id = row.id.map { String(decoding: batch.bytes[$0], as: UTF8.self) }
    mismatches.add(
      Mismatch(
        id: id ?? "\(source.schema.path):\(row.line)",
        day: row.day,
        rating: place.name,
        code: code,
        isComplaint: isComplaint,
        strength: strength,
        position: row.position,
        text: MismatchList.excerpt(of: batch.bytes[row.text])
      )
    )
  }

  /// Takes in what comes of the next chunk.
  mutating func merge(_ other: KPIRows) {
    mismatches.merge(other.mismatches)
    guard let rows = other.full else { return plain.merge(other.plain) }
    full?.merge(rows)
  }

  /// Returns what a search finds in the rows, with the words behind it; nil when words were not kept.
  func exceptions(
    _ search: ExceptionSearch,
    _ engine: Engine,
    minimumBase: Int
  ) -> ExceptionContent? {
    guard let full else { return nil }
    var search = search
    search.settings.minimumBase = minimumBase
    let table = KPITable(topics: engine.topicIDs)
    return ExceptionContent(
      report: search.report(on: table.shiftSeries(of: full.counts.partial, by: search.unit)),
      terms: full.terms,
      verbatims: full.verbatims,
      topics: engine.topicIDs
    )
  }
}
