import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct OperationsFileTests {
  /// What a file reads as: each row's facts with its segment, and the rejects as `line reason`.
  private struct Read {
    var facts: [OperationsFacts] = []
    var segments: [[String]] = []
    var rejects: [String] = []
    var rows = 0
  }

  private static func read(
    _ text: String,
    segments: [String] = [],
    timeZone: String = "UTC"
  ) throws -> Read {
    let stored = TemporaryFile(text)
    return try withExtendedLifetime(stored) {
      let file = try OperationsFile(path: stored.path, timeZone: TimeZoneRules(name: timeZone))
      var read = Read()
      let columns = try segments.map { try #require(file.column(likeName: $0)) }
      let reading = try file.read(segments: columns) { facts, segment in
        read.facts.append(facts)
        read.segments.append(segment)
      }
      read.rows = reading.rows
      #expect(reading.rejects.allSatisfy { $0.location.file == stored.path })
      #expect(reading.sha256.count == 64 && reading.bytes == text.utf8.count)
      read.rejects = reading.rejects.map { "\($0.location.line ?? 0) \($0.reason)" }
      return read
    }
  }

  @Test func periodRowsAreFoundByTheSpellingsOfTheirColumns() throws {
    let read = try Self.read(
      """
      Day;Agent Group;Calls Offered;CALLS_ANSWERED;abandons;Total Handle Time;median wait;remark
      2026-03-01;Alder;259;250;9;29:34:02;25;fine
      2026-03-01;Birch;"1,235";1224;11;97110.0;;
      """ + "\n",
      segments: ["agentgroup"]
    )
    #expect(read.rejects.isEmpty && read.rows == 2)
    #expect(read.segments == [["Alder"], ["Birch"]])
    let first = try #require(read.facts.first)
    #expect(
      first.measures == [
        .contactsOffered: 259, .contactsAnswered: 250, .abandoned: 9, .handleSeconds: 106_442,
      ]
    )
    #expect(first.waitMedian == 25 && first.hour == nil)
    #expect(read.facts[1].measures[.contactsOffered] == 1235 && read.facts[1].waitMedian == nil)
  }

  @Test func blanksAreNoZeros() throws {
    let read = try Self.read("date,new_tickets,solved_tickets\n2026-03-01,,0\n")
    #expect(read.facts.first?.measures == [.solvedTickets: 0])
  }

  static let bad: [(row: String, reason: String)] = [
    ("2026-03-01,10,8,12,0,1", "abandoned is 12, more than the 10 of offered"),
    ("2026-03-01,10,12,0,0,1", "answered is 12, more than the 10 of offered"),
    ("2026-03-01,,8,0,0,1", "answered is 8, but offered is blank"),
    ("2026-03-01,10,8,1,2,1", "short_abandoned is 2, more than the 1 of abandoned"),
    ("2026-03-01,-10,8,1,0,1", "offered is negative: \"-10\""),
    ("2026-03-01,10.5,8,1,0,1", "offered is no whole number: \"10.5\""),
    ("2026-03-01,ten,8,1,0,1", "offered is no whole number: \"ten\""),
    (
      "2026-03-01,99999999999999999999,8,1,0,1",
      "offered is no whole number: \"99999999999999999999\""
    ),
    ("2026-03-01,9999999999999,8,1,0,1", "offered is too large: \"9999999999999\""),
    ("2026-03-01,1,1,0,0,\u{1B}[2J", "handle seconds is no whole number: \"[2J\""),
    ("2026-02-30,10,8,1,0,1", "date is no date that can be read: \"2026-02-30\""),
    (",10,8,1,0,1", "the row has no date"),
  ]

  @Test(arguments: bad.indices)
  func aRowThatCannotBeRightIsRejectedWithItsReason(index: Int) throws {
    let (row, reason) = Self.bad[index]
    let head = "date,offered,answered,abandoned,short_abandoned,handle seconds\n"
    let read = try Self.read(head + "2026-03-02,1,1,0,0,1\n" + row + "\n2026-03-03,1,1,0,0,1\n")
    #expect(read.rejects == ["3 \(reason)"])
    #expect(read.facts.count == 2 && read.rows == 3)
  }

  @Test func raggedRowsAndRepeatedPeriodsAreRejected() throws {
    let read = try Self.read(
      "date,group,new_tickets\n2026-03-01,a,1\n2026-03-01,b,1\n2026-03-01,a,2\n2026-03-02,a\n"
    )
    #expect(read.rejects.count == 2)
    #expect(read.rejects.first == "4 line 2 is about the same period and segment")
    #expect(read.rejects.last?.hasPrefix("5 ") == true)
    #expect(read.facts.count == 2)
  }

  @Test func hoursComeFromTimesOtherThanMidnight() throws {
    let daily = try Self.read("date,new_tickets\n2026-03-01 00:00:00,1\n2026-03-02 00:00:00,1\n")
    #expect(daily.facts.map(\.hour) == [nil, nil])
    let hourly = try Self.read(
      "interval start,new_tickets\n2026-03-01 00:00,1\n2026-03-01 01:00,1\n"
    )
    #expect(hourly.facts.map(\.hour) == [0, 1])
    let column = try Self.read("date,hour,new_tickets\n2026-03-01,23,1\n2026-03-01,24,1\n")
    #expect(column.facts.map(\.hour) == [23])
    #expect(column.rejects == ["3 the hour is above 23: 24"])
  }

  private static let calls = """
    call_id,agent,queue,offered_at,answered_at,ended_at,abandoned,disposition,transferred,resolved,survey_score,survey_comment
    1,ann,sales,2026-03-01T10:00:00Z,2026-03-01T10:00:30Z,2026-03-01T10:05:30Z,false,done,no,yes,5,great
    2,,sales,2026-03-01T10:10:00Z,,2026-03-01T10:10:05Z,true,,,,,
    3,,help,2026-03-01T23:59:00Z,,2026-03-02T00:01:00Z,true,,,,,
    4,bob,help,2026-03-01T12:00:00Z,2026-03-01T12:01:01Z,2026-03-01T12:10:00Z,false,x,true,false,1,"bad, late"
    5,bob,help,2026-03-01T12:00:00Z,2026-03-01T11:59:00Z,2026-03-01T12:10:00Z,false,x,0,0,,
    6,bob,help,2026-03-01T12:00:00Z,2026-03-01T12:01:00Z,2026-03-01T12:00:30Z,false,x,0,0,,
    7,bob,help,2026-03-01T12:00:00Z,2026-03-01T12:01:00Z,2026-03-01T12:02:00Z,true,x,0,0,,
    8,bob,help,2026-03-01T12:00:00Z,2026-03-01T12:01:00Z,2026-03-01T12:02:00Z,maybe,x,0,0,,
    9,bob,help,,2026-03-01T12:01:00Z,2026-03-01T12:02:00Z,no,x,0,0,,

    """

  @Test func callsBecomeNumbers() throws {
    let read = try Self.read(Self.calls, segments: ["Queue"])
    #expect(read.segments == [["sales"], ["sales"], ["help"], ["help"]])
    let answered = read.facts[0]
    #expect(
      answered.measures == [
        .contactsOffered: 1, .contactsAnswered: 1, .abandoned: 0, .shortAbandoned: 0,
        .handleSeconds: 300, .waitsOver60: 0, .transferred: 0, .resolvedFirstContact: 1,
      ]
    )
    #expect(answered.waits == [30] && answered.resolutions == [330] && answered.hour == 10)
    #expect(read.facts[1].measures[.shortAbandoned] == 1 && read.facts[1].waits.isEmpty)
    #expect(read.facts[2].measures[.shortAbandoned] == 0 && read.facts[2].measures[.abandoned] == 1)
    #expect(read.facts[2].day.description == "2026-03-01")
    #expect(read.facts[3].measures[.waitsOver60] == 1 && read.facts[3].resolutions.isEmpty)
    #expect(
      read.rejects == [
        "6 it was answered before it was offered", "7 it ended before it was answered",
        "8 it was abandoned, and yet answered",
        "9 abandoned is neither true nor false: \"maybe\"",
        "10 the row does not say when it was offered",
      ]
    )
    #expect(read.rows == 9)
  }

  @Test func daysOfCallsAreThoseOfTheTimeZone() throws {
    let read = try Self.read(Self.calls, timeZone: "Asia/Tokyo")
    #expect(read.facts[2].day.description == "2026-03-02" && read.facts[2].hour == 8)
  }

  @Test func ticketsAreSolvedOnTheDayTheyEnd() throws {
    let read = try Self.read(
      """
      ticket id,created at,first response at,solved at
      a,2026-03-01 10:00,2026-03-01 11:00,2026-03-03 10:00
      b,2026-03-01 12:00,,

      """
    )
    #expect(read.facts.map(\.day.description) == ["2026-03-01", "2026-03-03", "2026-03-01"])
    #expect(read.facts[0].measures == [.newTickets: 1, .solvedOfNew: 1, .solvedTickets: 0])
    #expect(read.facts[1].measures == [.newTickets: 0, .solvedOfNew: 0, .solvedTickets: 1])
    #expect(read.facts[2].measures == [.newTickets: 1, .solvedOfNew: 0, .solvedTickets: 0])
    #expect(read.facts[0].waits == [3600] && read.facts[0].resolutions == [172_800])
  }

  @Test(arguments: ["a,b\n1,2\n", "date,weather\n2026-03-01,fine\n", "new_tickets\n1\n"])
  func aFileWithoutKnownColumnsIsRefused(text: String) throws {
    let error = #expect(throws: IngestionError.self) { _ = try Self.read(text) }
    #expect(error?.code == .missingColumn)
    #expect(error?.description.contains(":1: error: no column looks like") == true)
    #expect(error?.description.contains("contacts_offered") == true)
  }

  @Test func datesInTwoOrdersAreRefused() throws {
    let error = #expect(throws: IngestionError.self) {
      _ = try Self.read("date,new_tickets\n3/4/2026,1\n")
    }
    #expect(error?.code == .ambiguousDateOrder)
  }

  @Test(arguments: UInt64(1)...100)
  func anyCellsAreReadWithoutATrap(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "", "0", "-1", "1e9", "9:99", "1:02:03", ",", "\u{0}", "é", "true", "2026-03-01", "NaN",
    ]
    func cell() -> String { (pieces.randomElement(using: &random) ?? "") }
    for head in [
      "date,offered,answered,handled time,hour", "offered_at,answered_at,ended_at,resolved,x",
    ] {
      let rows = (0..<20).map { _ in
        (0..<5).map { _ in "\"" + cell() + "\"" }.joined(separator: ",")
      }
      let read = try Self.read(head + "\n" + rows.joined(separator: "\n") + "\n")
      #expect(read.rows == 20 && read.facts.count + read.rejects.count == 20)
    }
  }
}
