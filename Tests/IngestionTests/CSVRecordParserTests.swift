import Testing

@testable import Ingestion

@Suite struct CSVRecordParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var rows: String
    var cells: [[String]] = []
    var rejects: [String] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain", rows: "1,good\n2,bad\n", cells: [["1", "good"], ["2", "bad"]]),
    Case(name: "no last line end", rows: "1,good", cells: [["1", "good"]]),
    Case(name: "CRLF", rows: "1,a\r\n2,b\r\n", cells: [["1", "a"], ["2", "b"]]),
    Case(name: "CR", rows: "1,a\r2,b\r", cells: [["1", "a"], ["2", "b"]]),
    Case(name: "blank lines", rows: "\n1,a\n\r\n\n2,b\n\n", cells: [["1", "a"], ["2", "b"]]),
    Case(name: "empty cells", rows: ",\n\"\",\"\"\n", cells: [["", ""], ["", ""]]),
    Case(name: "line ends in cells", rows: "1,\"a\nb\r\nc\rd\"\n", cells: [["1", "a\nb\r\nc\rd"]]),
    Case(name: "doubled quotes", rows: "1,\"say \"\"hi\"\"\"\n", cells: [["1", "say \"hi\""]]),
    Case(
      name: "only quotes",
      rows: "1,\"\"\"\"\n2,\"\"\"\"\"\"\n",
      cells: [["1", "\""], ["2", "\"\""]]
    ),
    Case(name: "delimiter in a cell", rows: "1,\"a,b\"\n", cells: [["1", "a,b"]]),
    Case(name: "quote in an unquoted cell", rows: "1,6\" pipe\n", cells: [["1", "6\" pipe"]]),
    Case(name: "blank before a quote", rows: "1, \"a\"\n", cells: [["1", " \"a\""]]),
    Case(
      name: "zero byte",
      rows: "1,a\0b and enough text\n",
      cells: [["1", "a\0b and enough text"]]
    ),
    Case(
      name: "text behind a quote",
      rows: "1,\"a\"b\n2,c\n",
      cells: [["2", "c"]],
      rejects: ["2:6 there is text behind the closing quote of a cell"]
    ),
    Case(
      name: "too many cells",
      rows: "1,a,b\n2,c\n",
      cells: [["2", "c"]],
      rejects: ["2:5 the row has 3 cells; the header has 2 columns"]
    ),
    Case(
      name: "one empty cell too many",
      rows: "1,a,\n",
      rejects: ["2:5 the row has 3 cells; the header has 2 columns"]
    ),
    Case(
      name: "too few cells",
      rows: "1\n2,c\n",
      cells: [["2", "c"]],
      rejects: ["2:2 the row has 1 cell; the header has 2 columns"]
    ),
    Case(
      name: "place within a record of two lines",
      rows: "1,\"x\ny\"z\n",
      rejects: ["3:3 there is text behind the closing quote of a cell"]
    ),
  ]

  @Test(arguments: cases)
  func rows(_ example: Case) throws {
    let file = TemporaryFile("id,text\n" + example.rows)
    let reading = try Reading(file)
    #expect(reading.rows.map(\.cells) == example.cells)
    #expect(reading.rejects.map { "\($0.place) \($0.reason)" } == example.rejects)
    #expect(reading.failure == nil)
  }

  @Test func rawRecordsStandAsTheyStood() throws {
    let file = TemporaryFile("id,text\r\n1,\"a \"\"b\"\"\r\nc\"\r\n\r\n2,x\r\n")
    let reading = try Reading(file)
    #expect(reading.rows.map(\.raw) == ["1,\"a \"\"b\"\"\r\nc\"", "2,x"])
    #expect(reading.rows.map(\.line) == [2, 5])
  }

  @Test func unclosedQuoteNamesWhereItOpened() throws {
    let file = TemporaryFile("id,text\n1,a\n22,\"b\n3,c\n4,d\n")
    let reading = try Reading(file)
    #expect(reading.rows.map(\.cells) == [["1", "a"]])
    #expect(reading.failure?.hasPrefix("FILE:3:4: error: the quote that opens here") == true)
  }

  @Test(arguments: [1, 7, 100, 1 << 20])
  func unclosedQuoteStopsAtTheLimit(chunkBytes: Int) throws {
    var options = InputOptions()
    options.maxRecordBytes = 1000
    options.chunkBytes = chunkBytes
    let file = TemporaryFile("id,text\n1,a\n2,\"b\n" + String(repeating: "3,c\n", count: 5000))
    let reading = try Reading(file, options)
    #expect(reading.rows.count == 1)
    #expect(reading.failure?.hasPrefix("FILE:3:3: error: the quote") == true)
  }

  @Test(arguments: [1, 7, 100, 1 << 20])
  func longRecordIsAnError(chunkBytes: Int) throws {
    var options = InputOptions()
    options.maxRecordBytes = 1000
    options.chunkBytes = chunkBytes
    let file = TemporaryFile("id,text\n1,a\n2," + String(repeating: "x", count: 2000) + "\n3,c\n")
    let reading = try Reading(file, options)
    #expect(reading.rows.count == 1)
    #expect(reading.failure?.hasPrefix("FILE:3: error: the record that begins here") == true)
  }
}
