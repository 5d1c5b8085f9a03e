import FeedbackModel
import Testing

@testable import Pipeline

@Suite struct RowFieldsTests {
  @Test func fieldsAreReadFromTheirColumns() async throws {
    let text = """
      id,date,comment,NPS,channel,followers,replies,question,lang,region
      7,2026-03-01T10:00:00Z,The train was late,2,x,"12,400",1,What could we improve?,en-GB,North
      ,no day,lovely,12,,many,0,,,
      ,,,,,,,,,

      """
    let found = try await CollectedRows.run(text) { options in
      options.segmentColumns = ["region"]
      options.scoreScale = ScoreScale(name: "0-10")
    }
    let rows = found.rows.rows
    try #require(rows.count == 3)
    #expect(rows[0].id == "7" && rows[0].text == "The train was late" && rows[0].line == 2)
    #expect(rows[0].time == 1_772_359_200 && !rows[0].hasBadDate)
    #expect(rows[0].ratings == [2] && rows[0].channel == "x" && rows[0].reach == 12_400)
    #expect(rows[0].isAnswered && rows[0].question == "What could we improve?")
    #expect(rows[0].language == "en-GB" && rows[0].segments == ["North"])
    #expect(rows[1].id == nil && rows[1].hasBadDate && rows[1].day == nil && rows[1].reach == nil)
    #expect(rows[1].ratings == [RowFields.invalidRating] && !rows[1].isAnswered)
    #expect(rows[2].text.isEmpty && !rows[2].hasBadDate && rows[2].ratings == [nil])
    #expect(rows[2].channel == nil && rows[2].segments == [""] && rows[2].status == "no_content")
    #expect(found.tally.badDates == 1 && found.tally.rows == 3)
  }

  @Test func theTimeOfAReplyIsAnAnswer() async throws {
    let text = """
      {"text":"late","replied_at":"2026-03-01T10:00:00Z","replies":0}
      {"text":"late","replied_at":null,"replies":3}
      {"text":"late","replies":3}

      """
    let rows = try await CollectedRows.run(text, name: "a.ndjson").rows.rows
    // A row without the key goes by its replies.
    #expect(rows.map(\.isAnswered) == [true, false, true])
  }

  @Test func theQuestionAndTheLanguageOfARowComeFirst() async throws {
    let text = "text,question,lang\nNothing,,\nNothing,Anything else?,\nlate,,es\nlate,,und\n"
    let rows = try await CollectedRows.run(text) { options in
      options.question = "What could we improve?"
      options.language = "en"
    }.rows.rows
    #expect(rows.map(\.label) == ["positive", "neutral", nil, "negative"])
    #expect(rows.map(\.status) == ["scored", "scored", "unsupported_language", "scored"])
  }

  @Test(
    arguments: [
      ("en", "en"), ("EN_us", "en"), ("en-GB", "en"), ("English", "en"), ("eng", "en"),
      ("fr", "fr"),
      ("pt-BR", "pt"),
      ("", nil), ("und", nil), ("other", nil), ("?", nil), ("e", nil), ("日本", nil),
      ("englishlanguage", nil), (" en", nil),
    ] as [(String, String?)]
  )
  func declaredLanguages(text: String, code: String?) {
    #expect(DeclaredLanguage.code(Array(text.utf8)[...]) == code)
  }

  @Test(
    arguments: [
      ("label", [], true), ("trace", [], true), ("text", [], false), ("input_label", [], false),
      ("input_label", ["label"], true), ("input_text", ["text"], false), ("input_", [""], false),
      ("input_input_label", ["input_label", "label"], true),
      ("input_input_label", ["input_label"], false), ("labels", ["label"], false),
    ] as [(String, [String], Bool)]
  )
  func takenKeys(key: String, others: [String], isTaken: Bool) {
    let found = TakenKeys.clashes(Array(key.utf8)[...]) { wanted in
      others.contains { $0.utf8.elementsEqual(wanted) }
    }
    #expect(found == isTaken)
  }
}
