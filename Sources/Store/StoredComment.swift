import FeedbackModel
import GRDB
package import KPIModel

/// A comment as a store holds it, with all that annotating it anew needs.
package struct StoredComment: Sendable {
  /// Its number in the store.
  package let id: Int64
  /// The id that its row gave, if any.
  package let externalID: String?
  /// The comment.
  package let text: [UInt8]
  /// The channel.
  package let channel: String?
  /// The question that it answers.
  package let question: String?
  /// The language as it was declared.
  package let language: String?
  /// The instant in seconds since 1970.
  package let epochSeconds: Int?
  /// How many people may have seen it.
  package let reach: Int?
  /// Whether someone replied.
  package var isAnswered: Bool
  /// What someone marked it as; nil where nobody did, or where it was read for something else than the queue.
  package var mark: FlagMark?
  /// The scores that came with it, those of the columns that came first in its file first; only codes of the scale.
  package let scores: [(column: RatingColumn, code: Int)]
  /// What the KPIs count of it beside its annotation and its handling.
  package let facts: CommentFacts
  /// How its matter was handled.
  package let handling: RowHandling

  /// Reads the next comments of a store.
  ///
  /// - Parameters:
  ///   - last: The number of the comment behind which to begin.
  ///   - limit: The most comments.
  ///   - db: The store's connection.
  /// - Returns: Comments in ascending order of their numbers; none at the end.
  /// - Throws: `DatabaseError` where they cannot be read.
  static func next(after last: Int64, limit: Int, _ db: Database) throws -> [StoredComment] {
    let ratings = try StoredRatings(db)
    let rows = try FastStatement(
      db,
      "SELECT comment_id, external_id, text, channel, question, language, epoch_seconds, reach, answered, day, segment_id, awaits_reply, resolved "
        + "FROM comment WHERE comment_id > ? ORDER BY comment_id LIMIT ?"
    )
    let answers = try FastStatement(
      db,
      "SELECT rating_id, code FROM score WHERE comment_id = ? ORDER BY place"
    )
    rows.bind(1, last)
    rows.bind(2, limit)
    var comments: [StoredComment] = []
    while try rows.step() {
      var facts = CommentFacts(
        day: rows.optional(9).map { CalendarDay(daysSinceEpoch: Int($0)) },
        segment: Int(rows.integer(10))
      )
      var scores: [(column: RatingColumn, code: Int)] = []
      answers.bind(1, rows.integer(0))
      while try answers.step() {
        let place = Int(answers.integer(0)) - 1
        let code = answers.optional(1).map { Int($0) }
        facts.ratings[place] = code.map(RatingAnswer.code) ?? .invalid
        if let code { scores.append((ratings.columns[place], code)) }
      }
      comments.append(
        StoredComment(
          id: rows.integer(0),
          externalID: rows.text(1),
          text: rows.bytes(2) ?? [],
          channel: rows.text(3),
          question: rows.text(4),
          language: rows.text(5),
          epochSeconds: rows.optional(6).map { Int($0) },
          reach: rows.optional(7).map { Int($0) },
          isAnswered: rows.integer(8) != 0,
          scores: scores,
          facts: facts,
          handling: RowHandling(
            isResolved: rows.optional(12).map { $0 != 0 },
            awaitsReply: rows.integer(11) != 0,
            isAnswered: rows.integer(8) != 0
          )
        )
      )
    }
    return comments
  }
}
