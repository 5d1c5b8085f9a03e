import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct DateParserTests {
  /// A cell and what it states, as `day`, `day second` or `day second epoch`; nil for no date. Read in UTC.
  static let cells: [(cell: String, expected: String?)] = [
    ("2026-03-04", "2026-03-04"),
    (" 2026-03-04 ", "2026-03-04"),
    ("2026/03/04", "2026-03-04"),
    ("2026/3/4", "2026-03-04"),
    ("2026.03.04", "2026-03-04"),
    ("20260304", "2026-03-04"),
    ("2026-03-04T10:20:30Z", "2026-03-04 37230 1772619630"),
    ("2026-03-04T10:20:30.123456789Z", "2026-03-04 37230 1772619630"),
    ("2026-03-04 10:20:30", "2026-03-04 37230 1772619630"),
    ("2026-03-04 10:20", "2026-03-04 37200 1772619600"),
    ("2026-03-04T00:30:00+01:00", "2026-03-03 84600 1772580600"),
    ("2026-03-04T23:30:00-0100", "2026-03-05 1800 1772670600"),
    ("2026-03-04 10:20:30 +00:00", "2026-03-04 37230 1772619630"),
    ("2026-03-04 10:20:30 UTC", "2026-03-04 37230 1772619630"),
    ("2026-03-04 10:20 AM", "2026-03-04 37200 1772619600"),
    ("2026-03-04 12:00 AM", "2026-03-04 0 1772582400"),
    ("2026-03-04 12:00\u{202F}PM", "2026-03-04 43200 1772625600"),
    ("4.3.2026", "2026-03-04"),
    ("04.03.26", "2026-03-04"),
    ("4.3.2026, 10:20", "2026-03-04 37200 1772619600"),
    ("13/3/2026", "2026-03-13"),
    ("3/13/2026", "2026-03-13"),
    ("3/3/2026", "2026-03-03"),
    ("3/4/2026", nil),
    ("Mar 4, 2026", "2026-03-04"),
    ("March 4th, 2026", "2026-03-04"),
    ("4 March 2026", "2026-03-04"),
    ("4th of March 2026", "2026-03-04"),
    ("04-Mar-2026", "2026-03-04"),
    ("4-Mar-26", "2026-03-04"),
    ("4/Mar/2026", "2026-03-04"),
    ("Mar 4, 2026 at 10:20 AM", "2026-03-04 37200 1772619600"),
    ("Mar 4, 2026, 10:20:30 PM", "2026-03-04 80430 1772662830"),
    ("Wednesday, March 4, 2026", "2026-03-04"),
    ("Wed, 04 Mar 2026 10:20:30 +0000", "2026-03-04 37230 1772619630"),
    ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10 73164 1539202764"),
    (
      "Wed Oct 10 2018 20:19:24 GMT+0000 (Coordinated Universal Time)",
      "2018-10-10 73164 1539202764"
    ),
    ("1539202764", "2018-10-10 73164 1539202764"),
    ("1539202764123", "2018-10-10 73164 1539202764"),
    ("1539202764.5", "2018-10-10 73164 1539202764"),
    ("2024-02-29", "2024-02-29"),
    ("2023-02-29", nil),
    ("2026-13-04", nil),
    ("2026-03-32", nil),
    ("2026-03-04T25:00:00Z", nil),
    ("2026-03-04T10:61:00Z", nil),
    ("2026-03-04x", nil),
    ("", nil), (" ", nil), ("n/a", nil), ("-", nil), ("March", nil),
    ("99999999999999999999999", nil),
    ("12", nil), ("May be", nil), ("2026-", nil), ("1/2", nil), ("😀", nil),
  ]

  @Test(arguments: cells.indices)
  func cell(index: Int) {
    let (cell, expected) = Self.cells[index]
    #expect(described(DateParser(order: nil).parse(cell)) == expected, "\(cell)")
  }

  private func described(_ timestamp: Timestamp?) -> String? {
    timestamp.map { time in
      ([time.day.description]
        + [time.secondOfDay, time.epochSeconds].compactMap { $0?.description })
        .joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      ("3/4/2026", DateOrder.dayMonthYear, "2026-04-03"), ("3/4/2026", .monthDayYear, "2026-03-04"),
      ("3-4-26", .dayMonthYear, "2026-04-03"), ("3/4/2026 9:05 PM", .monthDayYear, "2026-03-04"),
      ("13/4/2026", .monthDayYear, nil), ("4/13/2026", .dayMonthYear, nil),
      ("4.3.2026", .monthDayYear, "2026-03-04"),
    ] as [(String, DateOrder, String?)]
  )
  func order(cell: String, order: DateOrder, day: String?) {
    #expect(DateParser(order: order).parse(cell)?.day.description == day)
  }

  /// From the rules that the IANA database has for 2026.
  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29", 6_1199 - 5_4000),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29", 10_800),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25", 7_200),
    ("America/New_York", "2026-03-04T03:00:00Z", "2026-03-03", 79_200),
    ("Asia/Kolkata", "2026-03-04T20:00:00Z", "2026-03-05", 5_400),
    ("Pacific/Kiritimati", "2026-12-31T23:00:00-12:00", "2027-01-02", 3_600),
    ("Pacific/Apia", "2011-12-31T10:00:00Z", "2012-01-01", 0),
    ("UTC", "1969-12-31T23:59:59Z", "1969-12-31", 86_399),
  ])
  func timeZone(name: String, cell: String, day: String, second: Int) throws {
    let parser = DateParser(order: nil, timeZone: try TimeZoneRules(name: name))
    let time = try #require(parser.parse(cell))
    #expect(time.day.description == day)
    #expect(time.secondOfDay == second)
  }

  @Test(arguments: [
    ("2026-01-10 12:00", 1_768_042_800), ("2026-07-10 12:00", 1_783_677_600),
    // Twice on 25 October: the first; left out on 29 March: an hour later.
    ("2026-10-25 02:30", 1_792_888_200), ("2026-03-29 02:30", 1_774_747_800),
  ])
  func localTimesKeepTheirDay(cell: String, epochSeconds: Int) throws {
    let parser = DateParser(order: nil, timeZone: try TimeZoneRules(name: "Europe/Berlin"))
    let time = try #require(parser.parse(cell))
    #expect(time.day.description == String(cell.prefix(10)))
    #expect(time.epochSeconds == epochSeconds)
  }

  /// From the rules that the IANA database has: clocks go from 1:00 to 2:00 on 29 March 2026 in London, from 0:00 to
  /// 1:00 on 19 October 2008 in São Paulo, and from 2:00 to 2:30 on 4 October 2026 on Lord Howe Island.
  @Test(arguments: [
    ("Europe/London", "2026-03-29", [1]), ("Europe/London", "2026-10-25", []),
    ("Europe/London", "2026-03-30", []), ("America/New_York", "2026-03-08", [2]),
    ("America/Sao_Paulo", "2008-10-19", [0]), ("Australia/Lord_Howe", "2026-10-04", []),
    ("UTC", "2026-03-29", []),
  ])
  func hoursLeftOut(name: String, day: String, missing: [Int]) throws {
    let zone = try TimeZoneRules(name: name)
    let day = try #require(DateParser(order: nil).parse(day)?.day)
    #expect((0..<24).filter { !zone.hasHour($0, of: day) } == missing)
  }

  @Test func aTimeLeftOutMovesOnWithItsHour() throws {
    let parser = DateParser(order: nil, timeZone: try TimeZoneRules(name: "Europe/Berlin"))
    let time = try #require(parser.parse("2026-03-29 02:30"))
    #expect(time.hour == 3 && time.secondOfDay == 12_600)
    #expect(parser.parse("2026-10-25 02:30")?.hour == 2)
    #expect(parser.parse("2026-06-30 23:59:60Z")?.hour == 2)
    #expect(parser.parse("2026-06-30")?.hour == nil)
  }

  @Test(arguments: ["Mars/Olympus", "", "Europe/", "+01:00", "Zürich"])
  func unknownTimeZone(name: String) {
    let error = #expect(throws: IngestionError.self) { try TimeZoneRules(name: name) }
    #expect(error?.code == .unknownTimeZone)
  }

  @Test(arguments: UInt64(1)...200)
  func anyBytesAreReadWithoutATrap(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "1", "12", "2026", "-", "/", ".", ":", " ", "Mar", "T", "Z", "+", "am", "th", ",", "é", "0",
      "9999999999",
    ]
    for _ in 0..<200 {
      let cell = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined()
      guard let time = DateParser(order: .monthDayYear).parse(cell) else { continue }
      #expect((0...86_400).contains(time.secondOfDay ?? 0), "\(cell)")
    }
  }
}

@Suite struct DateOrderDetectionTests {
  static let columns: [(dates: [String], order: DateOrder?, says: String?)] = [
    (["1/2/2026", "13/2/2026"], .dayMonthYear, nil),
    (["1/2/2026", "2/13/2026"], .monthDayYear, nil),
    (["2026-01-02", "2026-01-03"], nil, nil),
    (["1.2.2026"], nil, nil),
    (["3/3/2026"], nil, nil),
    (["", "n/a"], nil, nil),
    (["1/2/2026", "3/4/2026"], nil, ":2: error: the order of day and month"),
    (["13/2/2026", "2/13/2026"], nil, ":2: error: the order of day and month"),
  ]

  @Test(arguments: columns.indices)
  func order(index: Int) throws {
    let (dates, order, says) = Self.columns[index]
    let file = TemporaryFile("date,text\n" + dates.map { "\($0),late\n" }.joined())
    let source = try file.open()
    if let says {
      let error = #expect(throws: IngestionError.self) { try source.detectDateOrder() }
      #expect(error?.code == .ambiguousDateOrder)
      #expect(error?.description.contains(says) == true)
      #expect(error?.description.contains("--date-order") == true)
    } else {
      #expect(try source.detectDateOrder() == order)
    }
    #expect(try source.nextChunk()?.firstLine == 2)
  }
}
