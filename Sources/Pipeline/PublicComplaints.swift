package import FeedbackModel
package import Ingestion

extension SourceContext {
  /// Returns whether everybody can read a row's comment.
  ///
  /// What has no place for a channel, a table without such a column or an object that names none, is what the user
  /// asked to be triaged. So it depends on no other row.
  package func isPublic(_ row: borrowing RowFields, _ batch: borrowing RecordBatch) -> Bool {
    guard hasPlaceForChannel(row) else { return true }
    let channel = row.channel.map { String(decoding: batch.bytes[$0], as: UTF8.self) }
    return isPublicChannel(channel, reach: row.reach)
  }

  /// Returns whether a row has a place for its channel, be it blank.
  package func hasPlaceForChannel(_ row: borrowing RowFields) -> Bool {
    schema.format == .csv ? channel != nil : row.channel != nil
  }

  /// Returns since when a public complaint awaits a reply.
  ///
  /// - Parameters:
  ///   - annotation: What was found in the comment.
  ///   - row: The fields of the row.
  ///   - batch: The bytes that the fields point into.
  /// - Returns: Seconds since 1970; nil for what is no public complaint, was answered, or states no time, and in an
  ///   input that does not tell of replies.
  package func awaitingReplySince(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch
  ) -> Int? {
    guard hasReplies, annotation.status == .scored, annotation.complaint, !row.isAnswered,
      let instant = row.epochSeconds, isPublic(row, batch)
    else { return nil }
    return instant
  }
}
