import FeedbackModel
import GRDB
import KPIModel

/// The statements that read and write the rows of comments and their scores.
struct CommentStatements {
  private let insertRow: FastStatement
  private let updateRow: FastStatement
  private let findRow: FastStatement
  private let insertAnswer: FastStatement
  private let readFacts: FastStatement
  private let readAnswers: FastStatement
  private let deleteAnswers: FastStatement

  private static let fields =
    "segment_id, day, second_of_day, epoch_seconds, reach, answered, awaits_reply, resolved, external_id, respondent, channel, question, language, text"

  init(_ db: Database) throws {
    insertRow = try FastStatement(
      db,
      "INSERT INTO comment (content, \(Self.fields), source_id, key) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
    )
    updateRow = try FastStatement(
      db,
      "UPDATE comment SET (content, \(Self.fields)) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        + "WHERE comment_id = ?"
    )
    findRow = try FastStatement(db, "SELECT comment_id, content FROM comment WHERE key = ?")
    insertAnswer = try FastStatement(db, "INSERT INTO score VALUES (?, ?, ?, ?)")
    readFacts = try FastStatement(
      db,
      "SELECT day, segment_id, answered, awaits_reply, resolved FROM comment WHERE comment_id = ?"
    )
    readAnswers = try FastStatement(db, "SELECT rating_id, code FROM score WHERE comment_id = ?")
    deleteAnswers = try FastStatement(db, "DELETE FROM score WHERE comment_id = ?")
  }

  private func bind(
    _ statement: FastStatement,
    _ row: CommentRow,
    _ block: CommentBlock,
    _ segment: Int64
  ) {
    func text(_ place: Int32, _ range: Range<Int>?) {
      statement.bind(place, text: range.map { block.bytes[$0] })
    }
    statement.bind(1, row.content)
    statement.bind(2, segment)
    statement.bind(3, row.day)
    statement.bind(4, row.secondOfDay)
    statement.bind(5, row.epochSeconds)
    statement.bind(6, row.reach)
    statement.bind(7, row.isAnswered)
    statement.bind(8, row.awaitsReply)
    statement.bind(9, row.isResolved.map { $0 ? 1 : 0 })
    text(10, row.id)
    text(11, row.respondent)
    text(12, row.channel)
    text(13, row.question)
    text(14, row.language)
    text(15, row.text)
  }

  func insert(_ row: CommentRow, _ block: CommentBlock, source: Int64, segment: Int64) throws
    -> Int64?
  {
    bind(insertRow, row, block, segment)
    insertRow.bind(16, source)
    insertRow.bind(17, row.key)
    try insertRow.run()
    return insertRow.changes > 0 ? insertRow.insertedID : nil
  }

  func update(_ id: Int64, _ row: CommentRow, _ block: CommentBlock, segment: Int64) throws {
    bind(updateRow, row, block, segment)
    updateRow.bind(16, id)
    try updateRow.run()
  }

  func find(_ key: Hash128) throws -> (id: Int64, content: Hash128)? {
    findRow.bind(1, key)
    defer { findRow.reset() }
    return try findRow.step() ? (findRow.integer(0), findRow.hash(1)) : nil
  }

  /// Inserts an answer; a blank leaves no row.
  func insertScore(_ id: Int64, rating: Int, place: Int, _ answer: RatingAnswer) throws {
    let code: Int?
    switch answer {
    case .none: return
    case .invalid: code = nil
    case .code(let value): code = value
    }
    insertAnswer.bind(1, id)
    insertAnswer.bind(2, rating + 1)
    insertAnswer.bind(3, place)
    insertAnswer.bind(4, code)
    try insertAnswer.run()
  }

  func deleteScores(_ id: Int64) throws {
    deleteAnswers.bind(1, id)
    try deleteAnswers.run()
  }

  /// Returns what the KPIs need of a stored row beside its annotation.
  func facts(of id: Int64) throws -> (facts: CommentFacts, handling: RowHandling)? {
    readFacts.bind(1, id)
    defer { readFacts.reset() }
    guard try readFacts.step() else { return nil }
    var facts = CommentFacts(
      day: readFacts.optional(0).map { CalendarDay(daysSinceEpoch: Int($0)) },
      segment: Int(readFacts.integer(1))
    )
    let handling = RowHandling(
      isResolved: readFacts.optional(4).map { $0 != 0 },
      awaitsReply: readFacts.integer(3) != 0,
      isAnswered: readFacts.integer(2) != 0
    )
    readAnswers.bind(1, id)
    while try readAnswers.step() {
      let code = readAnswers.optional(1).map { RatingAnswer.code(Int($0)) }
      facts.ratings[Int(readAnswers.integer(0)) - 1] = code ?? .invalid
    }
    return (facts, handling)
  }
}
