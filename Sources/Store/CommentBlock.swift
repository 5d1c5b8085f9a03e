package import FeedbackModel
package import KPIModel

/// The rows of a chunk, as a store takes them in.
package struct CommentBlock: Sendable {
  /// What the ranges of the rows point into.
  package var bytes: [UInt8] = []

  /// The rows in the order of their file.
  package var rows: [CommentRow] = []

  /// The place of the file among those of the run.
  package let file: Int

  /// The rating columns of the file.
  package let ratings: [RatingColumn]

  /// Creates a block without rows.
  package init(file: Int, ratings: [RatingColumn]) {
    self.file = file
    self.ratings = ratings
  }

  /// Appends bytes, and returns where they stand.
  package mutating func keep(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    let start = self.bytes.count
    self.bytes.append(contentsOf: bytes)
    return start..<self.bytes.count
  }
}

/// A row as a store takes it in; ranges are into the bytes of its block.
package struct CommentRow: Sendable {
  /// The hash that the row is known by; for a row without an id, that of the first row of its content.
  package var key = Hash128(of: [])

  /// The hash of what the row says.
  package var content = Hash128(of: [])

  /// The id as the row gives it; nil where it gives none.
  package var id: Range<Int>?

  /// The comment.
  package var text: Range<Int> = 0..<0

  /// Who wrote it, where a column says so.
  package var respondent: Range<Int>?

  /// The channel.
  package var channel: Range<Int>?

  /// The question that the comment answers.
  package var question: Range<Int>?

  /// The language as it was declared, as an ISO 639-1 code.
  package var language: Range<Int>?

  /// The day in days since 1970.
  package var day: Int?

  /// The second of that day.
  package var secondOfDay: Int?

  /// The instant in seconds since 1970.
  package var epochSeconds: Int?

  /// How many people may have seen the comment.
  package var reach: Int?

  /// Whether someone replied.
  package var isAnswered = false

  /// Whether the comment is public and its file tells of replies, so that a complaint awaits one.
  package var awaitsReply = false

  /// Whether the contact is marked as resolved; nil where the row does not say.
  package var isResolved: Bool?

  /// The scores, by the rating columns of the file.
  package var answers = RatingAnswers()

  /// The values of the segment columns.
  package var segments: [Range<Int>] = []

  /// What was found in the comment; nil where the row was known, so that nobody looked.
  package var annotation: Annotation?

  /// Creates a row that says nothing.
  package init() {}
}
