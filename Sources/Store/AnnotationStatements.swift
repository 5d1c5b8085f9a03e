import FeedbackModel
import GRDB

/// The statements that read and write what was found in comments.
struct AnnotationStatements {
  private let insertRow: FastStatement
  private let insertHit: FastStatement
  private let readRow: FastStatement
  private let readHits: FastStatement
  private let deleteRows: FastStatement
  private let deleteHits: FastStatement

  init(_ db: Database) throws {
    insertRow = try FastStatement(
      db,
      "INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    insertHit = try FastStatement(db, "INSERT INTO topic_hit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    readRow = try FastStatement(
      db,
      "SELECT status, label, score, positive, negative, mixed, complaint, complaint_score, praise, intents, "
        + "effort, stated_wait_seconds, language, score_text_mismatch "
        + "FROM annotation WHERE comment_id = ? AND dictionary_id = ?"
    )
    readHits = try FastStatement(
      db,
      "SELECT topic_id, label, score, strength, spans, subtopics FROM topic_hit "
        + "WHERE comment_id = ? AND dictionary_id = ? ORDER BY rank"
    )
    deleteRows = try FastStatement(db, "DELETE FROM annotation WHERE comment_id = ?")
    deleteHits = try FastStatement(db, "DELETE FROM topic_hit WHERE comment_id = ?")
  }

  func insert(_ annotation: Annotation, of id: Int64, by dictionary: StoredDictionary) throws {
    let row = insertRow
    row.bind(1, id)
    row.bind(2, dictionary.id)
    row.bind(3, Int(annotation.status.rawValue))
    row.bind(4, annotation.label.map { Int($0.rawValue) })
    row.bind(5, annotation.score)
    row.bind(6, annotation.positive)
    row.bind(7, annotation.negative)
    row.bind(8, annotation.mixed)
    row.bind(9, annotation.complaint)
    row.bind(10, annotation.complaintScore)
    row.bind(11, annotation.praise)
    row.bind(12, Int(annotation.intents.rawValue))
    row.bind(13, annotation.effort)
    row.bind(14, annotation.statedWaitSeconds)
    row.bind(15, annotation.language)
    row.bind(16, annotation.scoreTextMismatch)
    try row.run()
    for (rank, topic) in annotation.topics.enumerated() {
      insertHit.bind(1, id)
      insertHit.bind(2, dictionary.id)
      insertHit.bind(3, rank)
      insertHit.bind(4, dictionary.topicRows[topic.topic])
      insertHit.bind(5, Int(topic.label.rawValue))
      insertHit.bind(6, topic.score)
      insertHit.bind(7, topic.strength)
      insertHit.bind(8, StoredSpans.text(topic.spans))
      let subtopics = topic.subtopics.map { dictionary.topics[$0] }
      insertHit.bind(9, subtopics.isEmpty ? nil : subtopics.joined(separator: ","))
      try insertHit.run()
    }
  }

  /// Returns what a dictionary found in a comment; nil where it did not look at it.
  func annotation(of id: Int64, by dictionary: StoredDictionary) throws -> Annotation? {
    readRow.bind(1, id)
    readRow.bind(2, dictionary.id)
    defer { readRow.reset() }
    guard try readRow.step() else { return nil }
    var annotation = Annotation()
    annotation.status = RowStatus(rawValue: UInt8(readRow.integer(0))) ?? .noContent
    annotation.label = readRow.optional(1).flatMap { SentimentLabel(rawValue: UInt8($0)) }
    annotation.score = Int(readRow.integer(2))
    annotation.positive = Int(readRow.integer(3))
    annotation.negative = Int(readRow.integer(4))
    annotation.mixed = readRow.integer(5) != 0
    annotation.complaint = readRow.integer(6) != 0
    annotation.complaintScore = Int(readRow.integer(7))
    annotation.praise = readRow.integer(8) != 0
    annotation.intents = IntentSet(rawValue: UInt8(readRow.integer(9)))
    annotation.effort = readRow.optional(10).map { Int($0) }
    annotation.statedWaitSeconds = readRow.optional(11).map { Int($0) }
    annotation.language = readRow.text(12)
    annotation.scoreTextMismatch = readRow.integer(13) != 0
    annotation.topics = try topics(of: id, by: dictionary)
    return annotation
  }

  private func topics(of id: Int64, by dictionary: StoredDictionary) throws -> [TopicAnnotation] {
    var topics: [TopicAnnotation] = []
    readHits.bind(1, id)
    readHits.bind(2, dictionary.id)
    while try readHits.step() {
      guard let place = dictionary.topicRows.firstIndex(of: readHits.integer(0)) else { continue }
      topics.append(
        TopicAnnotation(
          topic: place,
          label: SentimentLabel(rawValue: UInt8(readHits.integer(1))) ?? .neutral,
          score: Int(readHits.integer(2)),
          strength: Int(readHits.integer(3)),
          spans: StoredSpans.spans(readHits.bytes(4) ?? []),
          subtopics: (readHits.text(5) ?? "").split(separator: ",").compactMap { id in
            dictionary.topics.firstIndex { $0 == id }
          }
        )
      )
    }
    return topics
  }

  func delete(_ id: Int64) throws {
    for statement in [deleteHits, deleteRows] {
      statement.bind(1, id)
      try statement.run()
    }
  }
}

/// Spans as text, a JSON array such as `[[12,31],[40,44]]`.
enum StoredSpans {
  static func text(_ spans: [TextSpan]) -> String {
    "[" + spans.map { "[\($0.start),\($0.end)]" }.joined(separator: ",") + "]"
  }

  static func spans(_ text: [UInt8]) -> [TextSpan] {
    var numbers: [Int] = []
    var isInside = false
    for byte in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        isInside = false
        continue
      }
      let digit = Int(byte - UInt8(ascii: "0"))
      if isInside, let last = numbers.last { numbers[numbers.count - 1] = last * 10 + digit }
      if !isInside { numbers.append(digit) }
      isInside = true
    }
    return stride(from: 0, to: numbers.count - 1, by: 2).map {
      TextSpan(numbers[$0], max(numbers[$0], numbers[$0 + 1]))
    }
  }
}
