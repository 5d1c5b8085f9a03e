import FeedbackModel
import GRDB
import KPIModel

/// One transaction of a writer: its statements, and what it changes in the counts.
struct WriteSession {
  let db: Database
  let path: String
  let dictionaries: [StoredDictionary]
  let tombstones: Tombstones
  var ratings: StoredRatings
  var changes = CellChanges()
  private let comments: CommentStatements
  private let annotations: AnnotationStatements

  /// Begins a session within a transaction.
  init(_ db: Database, path: String) throws {
    self.db = db
    self.path = path
    dictionaries = try StoredDictionary.all(db)
    tombstones = try Tombstones(db)
    ratings = try StoredRatings(db)
    comments = try CommentStatements(db)
    annotations = try AnnotationStatements(db)
  }

  /// The dictionary that all comments are annotated by; nil before the first load.
  var current: StoredDictionary? { dictionaries.first { $0.state == .current } }

  /// Takes in the rating columns of a file, and returns the places that they have here.
  mutating func take(_ columns: [RatingColumn]) throws -> [Int] {
    let before = ratings.columns.count
    let places = try ratings.take(columns, path, db)
    if ratings.columns.count > before {
      // What was counted so far is laid out by the columns of before.
      try changes.write(dictionaries, ratings.first(before), db)
      for dictionary in dictionaries {
        try MeasureRows.add(
          MeasureCatalogue(topics: dictionary.topics, ratings: ratings.columns),
          db
        )
      }
    }
    return places
  }

  /// Inserts a row, and returns its number, or nil where there is one of its key.
  func insert(_ row: CommentRow, _ block: CommentBlock, source: Int64, segment: Int64) throws
    -> Int64?
  {
    try comments.insert(row, block, source: source, segment: segment)
  }

  /// Returns the number and the content of the row with a key.
  func find(_ key: Hash128) throws -> (id: Int64, content: Hash128)? { try comments.find(key) }

  /// Counts a row in, with its scores and what was found in it.
  mutating func count(
    _ id: Int64,
    _ row: CommentRow,
    _ annotation: Annotation,
    segment: Int64,
    ratingPlaces: [Int],
    by dictionary: StoredDictionary
  ) throws {
    var facts = CommentFacts(
      day: row.day.map { CalendarDay(daysSinceEpoch: $0) },
      segment: Int(segment)
    )
    for (place, target) in ratingPlaces.enumerated() {
      let answer = row.answers[place]
      facts.ratings[target] = answer
      try comments.insertScore(id, rating: target, place: place, answer)
    }
    let handling = RowHandling(
      isResolved: row.isResolved,
      awaitsReply: row.awaitsReply,
      isAnswered: row.isAnswered
    )
    facts = handling.added(to: facts, annotation, repeatedContact: dictionary.repeatedContact)
    try annotations.insert(annotation, of: id, by: dictionary)
    changes.add(annotation, facts, dictionary, ratings)
  }

  /// Counts in what a dictionary finds in a comment that is stored already.
  mutating func count(
    _ annotation: Annotation,
    of comment: StoredComment,
    by dictionary: StoredDictionary
  ) throws {
    try annotations.insert(annotation, of: comment.id, by: dictionary)
    let facts = comment.handling.added(
      to: comment.facts,
      annotation,
      repeatedContact: dictionary.repeatedContact
    )
    changes.add(annotation, facts, dictionary, ratings)
  }

  /// Counts a comment out of the figures of all dictionaries, and takes out its scores and what was found in it.
  mutating func takeOut(_ id: Int64) throws {
    guard let stored = try comments.facts(of: id) else { return }
    for dictionary in dictionaries {
      guard let annotation = try annotations.annotation(of: id, by: dictionary) else { continue }
      let facts = stored.handling.added(
        to: stored.facts,
        annotation,
        repeatedContact: dictionary.repeatedContact
      )
      changes.remove(annotation, facts, dictionary, ratings)
    }
    try annotations.delete(id)
    try comments.deleteScores(id)
  }

  /// Overwrites a comment, which keeps its number.
  func update(_ id: Int64, _ row: CommentRow, _ block: CommentBlock, segment: Int64) throws {
    try comments.update(id, row, block, segment: segment)
  }

  /// Takes out a comment, with what was done about it, and counts it out.
  mutating func erase(_ id: Int64) throws {
    try takeOut(id)
    try db.execute(sql: "DELETE FROM flag_action WHERE comment_id = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM comment WHERE comment_id = ?", arguments: [id])
  }

  /// Writes what changed in the counts.
  mutating func finish() throws { try changes.write(dictionaries, ratings, db) }
}
