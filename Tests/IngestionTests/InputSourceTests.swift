import FeedbackModel
import Glibc
import Testing

@testable import Ingestion

@Suite struct InputSourceTests {
  struct Layout: Sendable, CustomTestStringConvertible {
    var name: String
    var content: String
    var suffix = ".csv"
    var format = InputFormat.csv
    var delimiter = Byte.comma
    var texts: [String]
    var testDescription: String { name }
  }

  static let layouts = [
    Layout(name: "comma", content: "id,text\n1,a\n2,b\n", texts: ["a", "b"]),
    Layout(
      name: "semicolon",
      content: "id;text\n1;a, b\n2;c\n",
      delimiter: Byte.semicolon,
      texts: ["a, b", "c"]
    ),
    Layout(
      name: "tab",
      content: "id\ttext\n1\ta, b\n",
      suffix: ".tsv",
      delimiter: Byte.tab,
      texts: ["a, b"]
    ),
    Layout(name: "bar", content: "id|text\n1|a;b\n", delimiter: Byte.bar, texts: ["a;b"]),
    Layout(
      name: "comma in a quoted header",
      content: "\"id, first\";text\n1;a\n",
      delimiter: Byte.semicolon,
      texts: ["a"]
    ),
    Layout(
      name: "Excel's own line",
      content: "sep=;\r\nid;text\r\n1;a\r\n",
      delimiter: Byte.semicolon,
      texts: ["a"]
    ),
    Layout(name: "one column", content: "Comment\ngood, really\n", texts: []),
    Layout(
      name: "one column, quoted",
      content: "Comment\n\"good, really\"\n",
      texts: ["good, really"]
    ),
    Layout(name: "blank lines first", content: "\n\nid,text\n1,a\n", texts: ["a"]),
    Layout(name: "CSV by content", content: "id,text\n1,a\n", suffix: "", texts: ["a"]),
    Layout(
      name: "NDJSON by content",
      content: "{\"text\":\"a\"}\n",
      suffix: "",
      format: .ndjson,
      texts: ["a"]
    ),
    Layout(
      name: "plain text",
      content: "late\n\ngood\n",
      suffix: ".txt",
      format: .plainText,
      texts: ["late", "", "good"]
    ),
    Layout(
      name: "plain text by content",
      content: "late, again\ngood\n",
      suffix: "",
      format: .plainText,
      texts: ["late, again", "good"]
    ),
    Layout(
      name: "plain text with CRLF",
      content: "late\r\ngood",
      suffix: ".txt",
      format: .plainText,
      texts: ["late", "good"]
    ),
    Layout(name: "header only", content: "id,text\n", texts: []),
    Layout(name: "header without a line end", content: "id,text", texts: []),
    Layout(name: "blank NDJSON", content: "\n\n", suffix: ".ndjson", format: .ndjson, texts: []),
    Layout(
      name: "Qualtrics",
      content: """
        ResponseId,Q1,Q5
        Response ID,How likely are you,"What could we
        do better? Comment"
        "{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID5_TEXT""}"
        R_1,9,shorter queues

        """,
      texts: ["shorter queues"]
    ),
    Layout(
      name: "SurveyMonkey",
      content: """
        Respondent ID,Collector ID,How was it?,What went wrong?
        ,,Response,Open-Ended Response
        11,7,Good,the queue

        """,
      texts: ["the queue"]
    ),
  ]

  @Test(arguments: layouts)
  func layout(_ layout: Layout) throws {
    let file = TemporaryFile(layout.content, suffix: layout.suffix)
    var options = InputOptions()
    if layout.name == "Qualtrics" { options.columns = [.text: "Q5"] }
    let source = try file.open(options)
    #expect(source.schema.format == layout.format)
    #expect(source.schema.delimiter == layout.delimiter)
    let column = try #require(source.schema.column(for: .text))
    let reading = try Reading(file, options)
    #expect(reading.rows.map { $0.cells[column] } == layout.texts)
  }

  @Test(arguments: layouts)
  func everyLineIsCounted(_ layout: Layout) throws {
    let file = TemporaryFile(layout.content, suffix: layout.suffix)
    var options = InputOptions()
    if layout.name == "Qualtrics" { options.columns = [.text: "Q5"] }
    let lines = layout.content.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for row in try Reading(file, options).rows {
      let first = row.raw.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)[0]
      #expect(String(Substring(lines[row.line - 1])).hasPrefix(String(Substring(first))))
    }
  }

  @Test func schemaTellsWhatWasFound() throws {
    let file = TemporaryFile("\u{FEFF}\"Review Text\",Star Rating,Region\r\ngood,5,north\r\n")
    var options = InputOptions()
    options.extraColumns = ["region"]
    let schema = try file.open(options).schema
    #expect(schema.path == file.path)
    #expect(schema.columnNames == ["Review Text", "Star Rating", "Region"])
    #expect(schema.headerLineBytes == Array("\"Review Text\",Star Rating,Region".utf8))
    #expect(schema.lineEnding == .both)
    #expect(schema.column(for: .text) == 0)
    #expect(schema.column(for: .score) == 1)
    #expect(schema.column(for: .date) == nil)
    #expect(schema.column(named: "region") == 2)
  }

  static let noise: [UInt8] = {
    var random = SplitMix64(seed: 3)
    return (0..<4000).map { _ in UInt8.random(in: 0...255, using: &random) }
  }()

  static let failures:
    [(name: String, content: [UInt8], suffix: String, code: IngestionError.Code, says: String)] = [
      ("empty", [], ".csv", .emptyFile, "the file is empty"),
      ("blank", Array("\n\n".utf8), ".csv", .emptyFile, "no header"),
      (
        "zip", Array("PK\u{3}\u{4}".utf8) + [0x14, 0, 0xFF, 0xE0], ".xlsx", .binaryFile,
        "export it as CSV"
      ),
      ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], ".csv", .binaryFile, "PNG"),
      (
        "noise", noise, ".csv", .binaryFile,
        "zero bytes"
      ),
      ("gzip cut in its head", [0x1F, 0x8B, 8, 0, 0], ".gz", .truncatedFile, "ends too early"),
      (
        "no text column", Array("id,commment,date\n1,a,b\n".utf8), ".csv", .missingColumn,
        "Did you mean \"commment\"? There are: id, commment, date"
      ),
      (
        "no text key", Array("{\"id\":1,\"when\":2}\n".utf8), ".ndjson", .missingColumn,
        "There are: id, when"
      ),
      (
        "array", Array("[{\"text\":\"a\"},\n{\"text\":\"b\"}]".utf8), ".json", .jsonArray,
        "jq -c '.[]'"
      ),
      (
        "unclosed quote in the header", Array("id,\"text\n1,a\n".utf8), ".csv", .unclosedQuote,
        ":1:4: error"
      ),
    ]

  @Test(arguments: failures.indices)
  func failure(index: Int) {
    let (_, content, suffix, code, says) = Self.failures[index]
    let file = TemporaryFile(content, suffix: suffix)
    let error = #expect(throws: IngestionError.self) { try Reading(file) }
    #expect(error?.code == code)
    let line = error?.description ?? ""
    #expect(line.contains(says), "\(line)")
    #expect(line.hasPrefix(file.path) && line.contains(" error: ") && line.contains(" Fix: "))
    #expect(!line.contains("\n"))
  }

  @Test func missingFileAndDirectory() {
    let missing = #expect(throws: IngestionError.self) { try Reading("/tmp/earshot/no/such.csv") }
    #expect(missing?.code == .fileNotFound)
    let directory = #expect(throws: IngestionError.self) { try Reading("/tmp") }
    #expect(directory?.code == .isDirectory)
  }

  @Test func unreadableFile() throws {
    let file = TemporaryFile("text\na\n")
    chmod(file.path, 0)
    // The superuser may read anything.
    guard getuid() != 0 else { return }
    let error = #expect(throws: IngestionError.self) { try Reading(file) }
    #expect(error?.code == .permissionDenied)
  }

  static let wrongOptions:
    [(
      columns: [ColumnRole: String], extra: [String], encoding: String?, code: IngestionError.Code,
      says: String
    )] = [
      (
        [.text: "Coment"], [], nil, .missingColumn,
        "Did you mean \"Comment\"? There are: id, Comment, Region"
      ),
      (
        [.date: "zzzzzzzz"], [], nil, .missingColumn,
        "there is no column \"zzzzzzzz\". There are: id"
      ),
      ([:], ["regoin"], nil, .missingColumn, "Did you mean \"Region\"?"),
      ([:], [], "klingon", .unknownEncoding, "there is no charset \"klingon\""),
    ]

  @Test(arguments: wrongOptions.indices)
  func wrongOption(index: Int) {
    let example = Self.wrongOptions[index]
    var options = InputOptions()
    options.columns = example.columns
    options.extraColumns = example.extra
    options.encoding = example.encoding
    let file = TemporaryFile("id,Comment,Region\n1,a,b\n")
    let error = #expect(throws: IngestionError.self) { try Reading(file, options) }
    #expect(error?.code == example.code)
    #expect(error?.description.contains(example.says) == true, "\(String(describing: error))")
  }

  @Test func largeCellsAndManyColumns() throws {
    let cell = String(repeating: "late \"\"again\"\"\n", count: 70_000)
    let names = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
    let values = String(repeating: "1,", count: 99_999) + "1"
    let file = TemporaryFile("text,\(names)\n\"\(cell)\",\(values)\nshort\n")
    let reading = try Reading(file)
    #expect(reading.rows.first?.cells.count == 100_001)
    #expect(reading.rows.first?.cells.first??.utf8.count == cell.utf8.count - 4 * 70_000 + 140_000)
    #expect(reading.rejects.map(\.place) == ["70003:6"])
  }

  @Test func rowsAreRecordsAndRejects() throws {
    var random = SplitMix64(seed: 11)
    var good = 0
    let body = (0..<5000).map { index -> String in
      guard Int.random(in: 0...3, using: &random) == 0 else {
        good += 1
        return "\(index),late\n"
      }
      return ["1\n", "1,2,3\n", "1,\"a\"b\n"].randomElement(using: &random)!
    }
    var options = InputOptions()
    options.chunkBytes = 500
    let reading = try Reading(TemporaryFile("id,text\n" + body.joined()), options)
    #expect(reading.rows.count == good)
    #expect(reading.rowCount == 5000)
  }
}
