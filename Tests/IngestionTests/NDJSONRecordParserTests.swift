import Testing

@testable import Ingestion

@Suite struct NDJSONRecordParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var text: String?
    var kind: Cell.Kind = .string
    var testDescription: String { String(line.prefix(60)) }
  }

  /// The cell of the text in one line, by its kind.
  static let texts = [
    Case(line: #"{"text":"plain"}"#, text: "plain"),
    Case(line: #"  { "text" : "blanks" }  "#, text: "blanks"),
    Case(line: #"{"text":"a\"b\\c\/d\n\t\u00e9"}"#, text: "a\"b\\c/d\n\té"),
    Case(line: #"{"text":"ends with \\"}"#, text: "ends with \\"),
    Case(line: #"{"text":"\ud83d\ude00"}"#, text: "😀"),
    Case(line: #"{"text":"cut \ud83d"}"#, text: "cut \u{FFFD}"),
    Case(line: #"{"text":"turned \ude00\ud83d x"}"#, text: "turned \u{FFFD}\u{FFFD} x"),
    Case(line: #"{"text":"nul \u0000."}"#, text: "nul \0."),
    Case(line: #"{"te\u0078t":"escaped key"}"#, text: "escaped key"),
    Case(line: #"{"TEXT ":"other spelling"}"#, text: "other spelling"),
    Case(line: #"{"comment":"second","text":"first"}"#, text: "first"),
    Case(line: #"{"text":"first","comment":"second"}"#, text: "first"),
    Case(line: #"{"comment":"only"}"#, text: "only"),
    Case(line: #"{"text":"one","text":"two"}"#, text: "two"),
    Case(line: #"{"text":""}"#, text: ""),
    Case(line: #"{"text":null}"#, text: "null", kind: .null),
    Case(line: #"{"text":12.50e3}"#, text: "12.50e3", kind: .number),
    Case(
      line: #"{"text":123456789012345678901234567890}"#,
      text: "123456789012345678901234567890",
      kind: .number
    ),
    Case(line: #"{"text":1e999, "id": "x"}"#, text: "1e999", kind: .number),
    Case(line: #"{"text":false}"#, text: "false", kind: .bool),
    Case(line: #"{"text":{"a":[1,"}"]} }"#, text: #"{"a":[1,"}"]}"#, kind: .container),
    Case(line: #"{"id":1}"#, text: nil, kind: .absent),
    Case(line: #"{}"#, text: nil, kind: .absent),
  ]

  @Test(arguments: texts)
  func text(_ example: Case) throws {
    let file = TemporaryFile("{\"text\":\"x\"}\n" + example.line + "\n", suffix: ".ndjson")
    let source = try file.open()
    let chunk = try #require(try source.nextChunk())
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    parser.parse(chunk, into: &batch)
    #expect(batch.rejects == [])
    let record = try #require(batch.records.last)
    let column = try #require(source.schema.column(for: .text))
    let cell = batch.cells[record.cells.lowerBound + column]
    #expect(cell.kind == example.kind)
    if let text = example.text {
      #expect(String(decoding: batch.bytes[cell.range], as: UTF8.self) == text)
    }
    #expect(String(decoding: batch.bytes[record.raw], as: UTF8.self) == example.line)
  }

  static let badLines: [(line: String, fault: String)] = [
    ("{\"text\":\"a\"", "2:12 the JSON value is not closed"),
    ("{\"text\":\"a}", "2:9 the string is not closed"),
    ("{\"text\":tru}", "2:9 expected a JSON value"),
    ("{\"text\":\"a\",}", "2:13 expected a key in double quotes"),
    ("{'text':'a'}", "2:2 expected a key in double quotes"),
    ("{\"text\" \"a\"}", "2:9 expected ':' behind the key"),
    ("{\"text\":\"a\"} x", "2:14 there is more text behind the JSON value"),
    ("{\"text\":\"a\\x\"}", "2:11 unknown escape in a string"),
    ("{\"text\":\"a\\u12g4\"}", "2:11 expected four hexadecimal digits behind \\u"),
    ("{\"text\":\"tab\there\"}", "2:13 a control character in a string must be escaped"),
    ("{\"text\":\"nul\0here\"}", "2:13 a control character in a string must be escaped"),
    ("{\"text\":01}", "2:11 a JSON number must not begin with 0"),
    ("{\"text\":1.}", "2:11 expected a digit behind the decimal point"),
    ("[1,2]", "2:1 expected a JSON object in braces"),
    ("\"text\"", "2:1 expected a JSON object in braces"),
    ("not json", "2:1 expected a JSON value"),
    (
      "{\"text\":" + String(repeating: "[", count: 100_000) + "}",
      "2:1031 the JSON value is nested too deeply"
    ),
  ]

  @Test(arguments: badLines.indices)
  func badLineCostsOnlyItself(index: Int) throws {
    let (line, fault) = Self.badLines[index]
    let file = TemporaryFile(
      "{\"text\":\"before\"}\n\(line)\n\n{\"text\":\"behind\"}",
      suffix: ".ndjson"
    )
    let reading = try Reading(file)
    #expect(reading.rows.map { $0.members } == [["text:\"before\""], ["text:\"behind\""]])
    #expect(reading.rejects.map { "\($0.place) \($0.reason)" } == [fault])
    #expect(reading.rejects.first?.record == String(line.prefix(Reject.recordLimit)))
    #expect(reading.rows.map(\.line) == [1, 4])
  }

  @Test func membersStandAsTheyStood() throws {
    let file = TemporaryFile(
      #"{"text":"a\u00e9", "unknown" : {"deep": [1, 2]},"n":1.0 ,"x\"y":null}"#,
      suffix: ".jsonl"
    )
    let reading = try Reading(file)
    #expect(
      reading.rows.first?.members == [
        #"text:"a\u00e9""#, #"unknown:{"deep": [1, 2]}"#, "n:1.0", #"x\"y:null"#,
      ]
    )
  }

  @Test func namedKeysAndExtraColumns() throws {
    var options = InputOptions()
    options.columns = [.text: "what"]
    options.extraColumns = ["Region", "channel"]
    let file = TemporaryFile(
      #"{"what":"a","text":"not this","region":"north","channel":"web"}"#,
      suffix: ".ndjson"
    )
    let source = try file.open(options)
    let reading = try Reading(file, options)
    let cells = try #require(reading.rows.first?.cells)
    let schema = source.schema
    #expect(cells[try #require(schema.column(for: .text))] == "a")
    #expect(cells[try #require(schema.column(named: "Region"))] == "north")
    #expect(cells[try #require(schema.column(named: "channel"))] == "web")
    #expect(cells[try #require(schema.column(for: .channel))] == "web")
    #expect(cells[try #require(schema.column(for: .date))] == nil)
  }

  @Test func copiesOfAParserDoNotShareItsBuffers() async throws {
    // As many as the first chunk has room for.
    let lines = (0..<400).map { "{\"id\":\($0),\"text\":\"a\\u00e9 \($0)\"}\n" }.joined()
    let file = TemporaryFile(lines, suffix: ".ndjson")
    let expected = try Reading(file)
    let source = try file.open()
    let chunk = try #require(try source.nextChunk())
    var original = RecordParser(schema: source.schema)
    var first = RecordBatch()
    original.parse(chunk, into: &first)
    let parser = original
    let batches = await withTaskGroup(of: RecordBatch.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var copy = parser
          var batch = RecordBatch()
          copy.parse(chunk, into: &batch)
          return batch
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(batches.allSatisfy { $0.bytes == first.bytes && $0.cells == first.cells })
    #expect(first.records.count == expected.rows.count)
  }
}
