import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting

/// What the KPI table needs of a chunk: its counts, and the comments that disagree with their score.
struct KPIRows: ChunkProduct {
  private(set) var counts: CommentCounts
  private(set) var mismatches: MismatchList

  init(counts: CommentCounts, mismatches: MismatchList) {
    self.counts = counts
    self.mismatches = mismatches
  }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    counts.add(annotation, row, record, batch, source, &annotator)
    if annotation.scoreTextMismatch { keep(annotation, row, batch, source) }
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) { counts.add(reject, source) }

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
    let takes = mismatches.takes(
      isComplaint: isComplaint,
      strength: strength,
      position: row.position
    )
    guard takes else { return }
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
    counts.merge(other.counts)
    mismatches.merge(other.mismatches)
  }
}
