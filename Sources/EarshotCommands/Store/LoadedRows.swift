import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Store

/// The rows of a chunk for a store; those that it knows already are not annotated.
struct LoadedRows: ChunkProduct {
  private(set) var block: CommentBlock
  private(set) var rejects: [Reject] = []
  private var identity: RowIdentity
  private let known: KnownRows
  private let respondent: Int?

  /// - Parameters:
  ///   - source: The input that the chunk is of.
  ///   - ratings: Its rating columns.
  ///   - name: The name of the source within which ids are unique.
  ///   - respondentColumn: The column that names who wrote a comment.
  ///   - known: The rows that the store holds.
  init(
    _ source: SourceContext,
    ratings: [RatingColumn],
    name: String,
    respondentColumn: String?,
    known: KnownRows
  ) {
    block = CommentBlock(file: source.index, ratings: ratings)
    identity = RowIdentity(source: name)
    self.known = known
    respondent = respondentColumn.flatMap { source.schema.column(named: $0) }
  }

  mutating func admit(
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> Bool {
    // A store keeps what customers wrote.
    guard row.exclusion == nil else { return false }
    var kept = fields(of: row, record, batch, source)
    kept.content = identity.content(of: kept, in: block)
    if let id = row.id {
      kept.id = block.keep(batch.bytes[id])
      kept.key = identity.key(id: batch.bytes[id])
    } else {
      kept.key = identity.key(content: kept.content, ordinal: 0)
    }
    block.rows.append(kept)
    return !known.contains(kept.key, kept.content)
  }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    block.rows[block.rows.count - 1].annotation = copy annotation
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  private mutating func fields(
    of row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> CommentRow {
    var kept = CommentRow()
    kept.text = block.keep(batch.bytes[row.text])
    if let column = respondent, column < record.cells.count {
      let cell = batch.cells[record.cells.lowerBound + column]
      if cell.hasValue { kept.respondent = block.keep(batch.bytes[cell.range]) }
    }
    // An empty channel is one that the row leaves open; none is that of a file without such a column.
    if source.hasPlaceForChannel(row) {
      kept.channel = block.keep(row.channel.map { batch.bytes[$0] } ?? [])
    }
    if let question = row.question {
      kept.question = block.keep(batch.bytes[question])
    } else if let question = source.options.question {
      kept.question = block.keep(ArraySlice(question.utf8))
    }
    if let language = source.language(of: row, batch.bytes) {
      kept.language = block.keep(ArraySlice(language.utf8))
    }
    kept.day = row.day?.daysSinceEpoch
    kept.secondOfDay = row.secondOfDay
    kept.epochSeconds = row.epochSeconds
    kept.reach = row.reach
    kept.isAnswered = row.isAnswered
    kept.isResolved = row.isResolved
    if source.hasReplies { kept.awaitsReply = source.isPublic(row, batch) }
    for (column, code) in row.ratings.prefix(RatingAnswers.columnLimit).enumerated() {
      guard let code else { continue }
      kept.answers[column] = code == RowFields.invalidRating ? .invalid : .code(code)
    }
    for segment in row.segments { kept.segments.append(block.keep(batch.bytes[segment])) }
    return kept
  }
}

extension KeptComment {
  /// A row that was taken for a known one.
  init(_ row: CommentRow, in block: CommentBlock) {
    func text(_ range: Range<Int>?) -> String? {
      range.map { String(decoding: block.bytes[$0], as: UTF8.self) }
    }
    self.init(
      text: Array(block.bytes[row.text]),
      question: text(row.question),
      language: text(row.language)
    )
    for (column, rating) in block.ratings.enumerated() {
      guard case .code(let code) = row.answers[column] else { continue }
      self.rating = (code, rating.scale)
      break
    }
  }

  /// A comment of a store.
  init(_ comment: StoredComment) {
    self.init(
      text: comment.text,
      question: comment.question,
      language: comment.language,
      rating: comment.scores.first.map { ($0.code, $0.column.scale) }
    )
  }
}
