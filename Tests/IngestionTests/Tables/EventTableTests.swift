import FeedbackModel
import Testing

@testable import Ingestion

@Suite("Tables of events")
struct EventTableTests {
  private static func table(_ text: String) throws -> EventTable {
    let file = TemporaryFile(text)
    return try withExtendedLifetime(file) { try EventTable(path: file.path) }
  }

  private static func day(_ text: String) -> CalendarDay? {
    DateParser(order: nil).parse(text)?.day
  }

  @Test("are read with quotes, in any order of columns, without those that are not needed")
  func rows() throws {
    let table = try Self.table(
      #"""
      Start,name,topic,end,kind
      2026-06-01,"App 5.0, ""Lark""",account-access,2026-06-21,launch
      2026-05-16, New shop ,,,
      """#
    )
    #expect(table.rows.map(\.name) == ["App 5.0, \"Lark\"", "New shop"])
    #expect(table.rows.map(\.line) == [2, 3])
    #expect(table.rows[0].firstDay == Self.day("2026-06-01"))
    #expect(table.rows[0].lastDay == Self.day("2026-06-21"))
    #expect(table.rows[0].kind == "launch" && table.rows[0].topic == "account-access")
    #expect(table.rows[1].lastDay == table.rows[1].firstDay)
    #expect(table.rows[1].kind == nil && table.rows[1].topic == nil)
    let short = try Self.table("name;start\r\nStrike;1 July 2026\r\n")
    #expect(short.rows.map(\.firstDay) == [Self.day("2026-07-01")])
    #expect(try Self.table("name,start\n").rows.isEmpty)
  }

  @Test(
    "name the line and the mend of a mistake",
    arguments: [
      ("name,start\nStrike,soon\n", ":2: error: the start 'soon' is no day", "2026-06-01"),
      ("name,start\nStrike,\n", ":2: error: the start '' is no day", "2026-06-01"),
      ("name,start\n\nStrike,2026-02-30\n", ":3: error: the start '2026-02-30' is no day", ""),
      ("name,start\nStrike,3/4/2026\n", ":2: error: the start '3/4/2026' is no day", ""),
      ("name,start\n ,2026-06-01\n", ":2: error: the event has no name", "what happened"),
      (
        "name,start,end\nStrike,2026-06-02,2026-06-01\n",
        ":2: error: the end 2026-06-01 is before the start 2026-06-02", "swap"
      ),
      (
        "name,date\nStrike,2026-06-01\n", ":1: error: there is no column \"start\"",
        "start"
      ),
      (
        "name,kind\nStrike,walkout\n", ":1: error: there is no column \"start\"",
        "name the columns name, start"
      ),
      (
        "start,kind\n2026-06-01,walkout\n", ":1: error: there is no column \"name\"",
        "name the columns"
      ),
      ("name,start\nStrike,2026-06-01,x\n", ":2:", "mend"),
      ("name,start\n\"Strike,2026-06-01\n", ":2:1: error: ", "quote"),
      (
        "name,start,colour\nStrike,2026-06-01,red\n", ":1: error: a table of events has no column",
        "kind"
      ),
      ("", ": error: ", "empty"),
    ]
  )
  func mistakes(_ text: String, _ start: String, _ needle: String) throws {
    let error = #expect(throws: IngestionError.self) { try Self.table(text) }
    let message = try #require(error).description
    #expect(message.contains(start) && message.contains(needle), "\(message)")
    #expect(message.contains("Fix: ") && !message.contains("\n"), "\(message)")
  }
}
