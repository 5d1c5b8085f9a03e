package import FeedbackModel
import GRDB

/// Goes through the comments of a store with what the current dictionary found in them.
package struct CommentReader {
  /// How many comments are held at once.
  private static let step = 4096

  let store: FeedbackStore
  private let dictionary: StoredDictionary

  /// The ids of the topics, in the order of the catalogue.
  package let topics: [String]

  /// The latest instant of a comment, in seconds since 1970; nil where none gives one.
  package let latestTime: Int?

  /// The time zone in which days begin.
  package let timeZone: String

  /// The digest of the dictionary that the comments are annotated by.
  package var dictionarySHA256: String { dictionary.sha256 }

  /// Prepares to go through a store.
  ///
  /// - Throws: `StoreError` where nothing was loaded yet.
  package init(_ store: FeedbackStore) throws {
    self.store = store
    let figures = try StoredFigures(store, segments: [])
    dictionary = figures.current
    topics = dictionary.topics
    timeZone = figures.layout.timeZone
    latestTime = try store.read {
      try Int.fetchOne($0, sql: "SELECT max(epoch_seconds) FROM comment")
    }
  }

  /// Calls a closure with each comment that someone may have to do with, in the order in which they came.
  ///
  /// - Throws: `StoreError`, and what the closure throws.
  package func forEach(_ body: (StoredComment, Annotation) throws -> Void) throws {
    var last: Int64 = 0
    while true {
      let comments = try next(after: last, limit: Self.step)
      guard let end = comments.last?.comment.id else { return }
      last = end
      for (comment, annotation) in comments { try body(comment, annotation) }
    }
  }

  /// Returns the next comments with what the current dictionary found in them.
  ///
  /// One that someone has done with keeps its words and topics, and asks for no more action: it counts as answered.
  ///
  /// - Parameters:
  ///   - last: The number of the comment behind which to begin.
  ///   - limit: The most comments.
  /// - Returns: Comments in the order in which they came; none at the end.
  /// - Throws: `StoreError` where they cannot be read.
  package func next(
    after last: Int64,
    limit: Int
  ) throws -> [(comment: StoredComment, annotation: Annotation)] {
    try store.read { db in
      let annotations = try AnnotationStatements(db)
      let marks = try FastStatement(
        db,
        "SELECT state FROM flag_action WHERE comment_id = ?"
      )
      return try StoredComment.next(after: last, limit: limit, db).map { comment in
        var comment = comment
        marks.bind(1, comment.id)
        if try marks.step() { comment.mark = marks.text(0).flatMap { FlagMark(rawValue: $0) } }
        marks.reset()
        if comment.mark == .done || comment.mark == .dismissed { comment.isAnswered = true }
        let annotation = try annotations.annotation(of: comment.id, by: dictionary)
        return (comment, annotation ?? Annotation())
      }
    }
  }
}
