package import FeedbackModel
package import Ingestion

/// What a run makes of a chunk of rows; products are folded in the order of the input.
package protocol ChunkProduct: Sendable {
  /// Looks at a row before its comment is annotated.
  ///
  /// - Parameters:
  ///   - row: The fields of the row.
  ///   - record: The row as it stood.
  ///   - batch: The bytes that all ranges point into.
  ///   - source: The input.
  /// - Returns: Whether the comment is to be annotated; where it is not, the row is not handed in again.
  mutating func admit(
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> Bool

  /// Takes in an annotated row.
  ///
  /// - Parameters:
  ///   - annotation: What was found in the comment.
  ///   - row: The other fields of the row.
  ///   - record: The row as it stood.
  ///   - batch: The bytes that all ranges point into.
  ///   - source: The input.
  ///   - annotator: The worker that annotated the comment, with its tokens.
  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  )

  /// Takes in a row that could not be read.
  mutating func add(_ reject: Reject, _ source: SourceContext)
}

extension ChunkProduct {
  /// Has every comment annotated.
  package mutating func admit(
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> Bool { true }
}
