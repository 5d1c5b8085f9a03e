import FeedbackModel
import Testing

struct RowConditionTests {
  @Test(arguments: [
    ("Region", "North", "Region=North"), ("label", "x", "column:label=x"),
    ("topic", "", "column:topic="), ("awaiting", "yes", "column:awaiting=yes"),
    ("column:a", "b", "column:column:a=b"),
    ("Agent Group", "a=b", "Agent Group=a=b"),
  ])
  func `a column's condition names the column again`(column: String, value: String, text: String) {
    #expect(RowCondition.text(column: column, value) == text)
    #expect(RowCondition.column(of: text) == column)
  }

  @Test(arguments: ["label=positive", "period=2026-02", "=x", "x", ""])
  func `what is about no column names none`(text: String) {
    #expect(RowCondition.column(of: text) == nil)
  }
}
