import Testing

@testable import Ingestion

@Suite struct ColumnMatchingTests {
  static let headers: [(header: [String], roles: [ColumnRole: String])] = [
    (["id", "text"], [.id: "id", .text: "text"]),
    (["ID ", "Full_Text", "CREATED-AT"], [.id: "ID ", .text: "Full_Text", .date: "CREATED-AT"]),
    (["comment", "text"], [.text: "text"]),
    (["Text", "text"], [.text: "Text"]),
    (
      [
        "Package Name", "Reviewer Language", "Review Submit Date and Time", "Star Rating",
        "Review Title", "Review Text", "Developer Reply Date and Time",
      ],
      [
        .language: "Reviewer Language", .date: "Review Submit Date and Time", .score: "Star Rating",
        .text: "Review Text", .repliedAt: "Developer Reply Date and Time",
      ]
    ),
    (
      ["call_id", "agent", "offered_at", "ended_at", "survey_score", "survey_comment"],
      [.id: "call_id", .date: "ended_at", .score: "survey_score", .text: "survey_comment"]
    ),
    (
      ["Datum", "Kommentar", "Bewertung", "Kanal", "Kundennummer"],
      [
        .date: "Datum", .text: "Kommentar", .score: "Bewertung", .channel: "Kanal",
        .respondent: "Kundennummer",
      ]
    ),
    (
      ["Fecha", "Comentario", "Puntuación"],
      [.date: "Fecha", .text: "Comentario", .score: "Puntuación"]
    ),
    (["Date", "Commentaire", "Note"], [.date: "Date", .text: "Commentaire", .score: "Note"]),
    (["日付", "コメント", "評価"], [.date: "日付", .text: "コメント", .score: "評価"]),
    (
      ["tweet_id", "text", "followers_count", "replies", "lang", "source"],
      [
        .id: "tweet_id", .text: "text", .reach: "followers_count", .replies: "replies",
        .language: "lang", .channel: "source",
      ]
    ),
    (["Q1", "Q7: Comment"], [.text: "Q7: Comment"]),
    (["question", "answer"], [.question: "question", .text: "answer"]),
    (["feedback", "feedback id"], [.text: "feedback", .id: "feedback id"]),
    (
      ["message id", "conversation_id", "Author Type", "body"],
      [
        .id: "message id", .conversation: "conversation_id", .authorType: "Author Type",
        .text: "body",
      ]
    ),
    (
      ["conversation_id", "from", "body"],
      [
        .id: "conversation_id", .conversation: "conversation_id", .authorType: "from",
        .text: "body",
      ]
    ),
  ]

  @Test(arguments: headers.indices)
  func roles(index: Int) throws {
    let (header, expected) = Self.headers[index]
    let matching = ColumnMatching(path: "x", names: header, labels: [])
    let found = try matching.columns(for: InputOptions()).mapValues { header[$0] }
    #expect(found == expected)
  }

  @Test func optionsTakeColumnsFromSpellings() throws {
    var options = InputOptions()
    options.columns = [.text: "note", .question: "text"]
    let matching = ColumnMatching(path: "x", names: ["text", "note"], labels: [])
    #expect(try matching.columns(for: options) == [.text: 1, .question: 0])
  }

  @Test func aNamedConversationColumnKeepsItsOtherRole() throws {
    var options = InputOptions()
    options.columns = [.conversation: "ticket id"]
    let matching = ColumnMatching(path: "x", names: ["ticket id", "note"], labels: [])
    #expect(try matching.columns(for: options) == [.id: 0, .conversation: 0, .text: 1])
    let keys = JSONKeyTable(options: options)
    let cells = keys.matches(for: "ticket id").map(\.cell)
    #expect(
      Set(cells) == [
        ColumnRole.allCases.firstIndex(of: .id), ColumnRole.allCases.firstIndex(of: .conversation),
      ]
    )
  }

  @Test(arguments: [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("text", "test", 1)])
  func editDistance(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }

  @Test func noSpellingIsLostToAnEarlierRole() {
    for role in ColumnRole.allCases {
      #expect(!ColumnSpellings.spellings(of: role).isEmpty)
      #expect(
        ColumnSpellings.spellings(of: role).allSatisfy { ColumnSpellings.normalized($0) == $0 }
      )
    }
  }
}
