import Foundation
import Testing
import Triage

@testable import Reporting

@Suite struct QueueWriterTests {
  private let item = QueueItem(
    id: "t-17",
    action: .apologise,
    severity: 870,
    reasons: ["complaint 0.91", "safety", "reach 12,400", "unanswered 26 h"],
    text: "Three hours late and nobody \"cares\"",
    topics: ["delay"],
    date: "2026-02-09",
    reach: 12_400
  )

  @Test func ndjsonKeepsTheContract() {
    #expect(
      QueueWriter(items: [item]).ndjson().hasPrefix(
        #"{"id": "t-17", "action": "apologise", "severity": 0.870, "reasons": ["complaint 0.91", "safety", "#
          + #""reach 12,400", "unanswered 26 h"], "text": "Three hours late and nobody \"cares\"", "#
          + #""topics": ["delay"], "date": "2026-02-09", "reach": 12400, "state": "new", "#
      )
    )
  }

  @Test(arguments: HostileContent.texts)
  func ndjsonIsALineARow(text: String) throws {
    var hostile = item
    hostile.text = text
    hostile.id = text
    let written = QueueWriter(items: [hostile, item]).ndjson()
    let lines = written.split(separator: "\n")
    #expect(lines.count == 2)
    let line = Data(String(lines[0]).utf8)
    let read = try JSONSerialization.jsonObject(with: line) as? [String: Any]
    #expect(read?["text"] as? String == text)
  }

  @Test func csvGuardsFormulasAndQuotes() {
    var hostile = item
    hostile.text = "=HYPERLINK(\"http://e.vil\")"
    hostile.id = "@id"
    hostile.channel = "+x"
    let lines = QueueWriter(items: [hostile]).csv().components(separatedBy: "\r\n")
    #expect(
      lines[1]
        == "'@id,apologise,0.870,\"complaint 0.91;safety;reach 12,400;unanswered 26 h\","
        + "\"'=HYPERLINK(\"\"http://e.vil\"\")\",delay,2026-02-09,12400,new,'+x,"
    )
  }

  @Test func terminalShowsReasonsAndWords() {
    #expect(
      QueueWriter(items: [item]).terminal(columns: 60) == """
        0.870  apologise  2026-02-09  t-17
               complaint 0.91 · safety · reach 12,400 · unanswered …
               Three hours late and nobody "cares"

        """
    )
    #expect(
      QueueWriter(items: [item]).terminal(color: true).contains("\u{1B}[1;31mapologise\u{1B}[0m")
    )
    #expect(QueueWriter(items: []).terminal().isEmpty)
  }

  /// A comment that someone is at is set off from the new ones.
  @Test func terminalTellsWhatIsOpen() {
    var open = item
    open.state = .open
    let lines = QueueWriter(items: [open]).terminal().split(separator: "\n")
    #expect(lines.first == "0.870  apologise  open  2026-02-09  t-17")
  }

  @Test(arguments: HostileContent.texts)
  func terminalTakesNoOrders(text: String) {
    var hostile = item
    hostile.text = text
    hostile.id = text
    hostile.reasons = [text]
    let shown = QueueWriter(items: [hostile]).terminal(columns: 80)
    #expect(!shown.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    for line in shown.split(separator: "\n") { #expect(TerminalText.width(String(line)) <= 80) }
  }
}
