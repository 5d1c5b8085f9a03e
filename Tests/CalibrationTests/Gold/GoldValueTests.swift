import FeedbackModel
import Testing

@testable import Calibration

struct GoldValueTests {
  private static func json(_ text: String) throws -> GoldValue {
    .json(try #require(JSONNode(text.utf8)))
  }

  @Test(arguments: [
    ("negative", SentimentLabel.negative), (" Neutral ", .neutral), ("POSITIVE", .positive),
    ("neg", .negative), ("NEU", .neutral), ("Pos", .positive),
  ])
  func `labels are read in any case of letters`(text: String, label: SentimentLabel) throws {
    #expect(try GoldValue.text(text).label("label", LabelMap()) == label)
    #expect(try GoldValue.json(.string(text)).label("label", LabelMap()) == label)
  }

  @Test(arguments: ["good", "-1", "n"])
  func `another word is no label and the message says so`(text: String) {
    let error = #expect(throws: SenselessValue.self) {
      try GoldValue.text(text).label("sentiment", LabelMap())
    }
    #expect(
      error?.message == "the sentiment '\(text)' is none of negative, neutral and positive"
    )
  }

  @Test(arguments: [
    ("true", true), ("Yes", true), ("1", true), ("false", false), ("no", false), ("0", false),
  ])
  func `truth has few spellings`(text: String, value: Bool) throws {
    #expect(try GoldValue.text(text).truth("complaint") == value)
  }

  @Test(arguments: ["2", "maybe", "[]"])
  func `anything else is no truth`(text: String) {
    #expect(throws: SenselessValue.self) { try GoldValue.text(text).truth("complaint") }
  }

  @Test
  func `numbers are finite`() throws {
    #expect(try GoldValue.text("-1.5").number("score") == -1.5)
    #expect(try GoldValue.json(.number(4)).number("score") == 4)
    for text in ["nan", "inf", "4,5", "four"] {
      #expect(throws: SenselessValue.self) { try GoldValue.text(text).number("score") }
    }
  }

  @Test
  func `names come as lists and as cells`() throws {
    #expect(try GoldValue.text("delay; crew;").names("topics") == ["delay", "crew"])
    #expect(try GoldValue.text(#"["delay", "crew"]"#).names("topics") == ["delay", "crew"])
    #expect(try Self.json(#"["delay", {"topic": "crew"}]"#).names("topics") == ["delay", "crew"])
    #expect(try Self.json("[]").names("topics") == [])
    for text in ["[1]", "3", "{}"] {
      #expect(throws: SenselessValue.self) { try Self.json(text).names("topics") }
    }
  }

  @Test
  func `an aspect goes by its term before its topic`() throws {
    let text = """
      [{"topic": "food", "label": "positive"}, {"term": "staff", "topic": "service", "label": "negative"},
       {"topic": "price", "label": "conflict"}]
      """
    let expected = [
      GoldAspect(name: "food", label: .positive), GoldAspect(name: "staff", label: .negative),
      GoldAspect(name: "price", label: nil),
    ]
    #expect(try Self.json(text).aspects(LabelMap()) == expected)
    let cell = GoldValue.text("food:positive; staff: Negative ;price:conflict")
    #expect(try cell.aspects(LabelMap()) == expected)
    #expect(throws: SenselessValue.self) { try GoldValue.text("food").aspects(LabelMap()) }
    #expect(throws: SenselessValue.self) {
      try Self.json(#"[{"label": "negative"}]"#).aspects(LabelMap())
    }
  }

  @Test
  func `blank and null are missing, zero and false are not`() {
    #expect(GoldValue.text("  ").isMissing && GoldValue.json(.null).isMissing)
    #expect(!GoldValue.json(.bool(false)).isMissing && !GoldValue.json(.number(0)).isMissing)
  }
}
