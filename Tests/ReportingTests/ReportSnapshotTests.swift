import Testing

@testable import Reporting

/// The whole report in each of its forms.
@Suite struct ReportSnapshotTests {
  @Test func htmlMatchesSnapshot() throws {
    try expectSnapshot(
      HTMLReport().render(MobileOperator().content()),
      named: "mobile-operator.html"
    )
  }

  @Test func markdownMatchesSnapshot() throws {
    try expectSnapshot(
      MarkdownReport().render(MobileOperator().content()),
      named: "mobile-operator.md"
    )
  }

  @Test func jsonMatchesSnapshot() throws {
    try expectSnapshot(
      JSONReport().render(MobileOperator().content()),
      named: "mobile-operator.json"
    )
  }
}
