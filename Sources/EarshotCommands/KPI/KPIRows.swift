import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Triage

/// What the KPI table needs of a chunk: the counts, and the words where exceptions are looked for.
struct KPIRows: ChunkProduct {
  private var plain: CommentCounts
  private var full: ReportRows?

  /// The most lines that a topic keeps for each polarity; half of them for each week.
  private static let linesPerTopic = 12

  /// Creates rows without any.
  ///
  /// - Parameters:
  ///   - counts: Empty counts.
  ///   - words: The bounds of the words; nil when they are not needed.
  init(_ counts: CommentCounts, words: TermLimits?) {
    plain = counts
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
    guard full != nil else {
      return plain.add(annotation, row, record, batch, source, &annotator)
    }
    full?.add(annotation, row, record, batch, source, &annotator)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {
    guard full != nil else { return plain.add(reject, source) }
    full?.add(reject, source)
  }

  /// Takes in what comes of the next chunk.
  mutating func merge(_ other: KPIRows) {
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
