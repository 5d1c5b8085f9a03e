import FeedbackModel
import Testing

@Suite("Names in outputs")
struct NamesTests {
  @Test("of labels lead back to the label", arguments: SentimentLabel.allCases)
  func labels(_ label: SentimentLabel) { #expect(SentimentLabel(name: label.name) == label) }

  @Test("of labels are exact", arguments: ["Positive", "", "pos", "negative "])
  func noLabels(_ name: String) { #expect(SentimentLabel(name: name) == nil) }

  @Test("of statuses are those of the contract")
  func statuses() {
    #expect(
      RowStatus.allCases.map(\.name)
        == ["scored", "no_content", "unsupported_language", "rejected"]
    )
  }

  @Test("of diagnostics hold place, finding and remedy")
  func diagnostics() {
    let place = SourceLocation(file: "a.csv", line: 3, column: 7)
    #expect(
      Diagnostic("no such thing", at: place, remedy: "take it out").description
        == "a.csv:3:7: error: no such thing. Fix: take it out"
    )
    #expect(Diagnostic("no").description == "error: no")
    #expect(SourceLocation(file: "-", line: 3).description == "-:3")
    #expect(SourceLocation(file: "-", column: 3).description == "-")
  }
}
