import FeedbackModel
import Ingestion
import Testing

@testable import Pipeline

@Suite struct DuplicateMarkingTests {
  /// Annotates a text in chunks of a size, and returns the rows with their marks.
  private func marked(
    _ text: String,
    name: String,
    format: RowOutputFormat,
    chunkBytes: Int
  ) async throws -> (text: String, count: Int) {
    let folder = try TestFolder()
    var options = RunOptions(paths: [try folder.write(name, text)])
    options.input.chunkBytes = chunkBytes
    options.jobs = 3
    let engine = try SmallLexicons.engine
    var marking: DuplicateMarking?
    var out: [UInt8] = []
    let topics = engine.topicIDs
    _ = try await ParallelRun<AnnotatedRows>(engine: engine, options: options).run(
      begin: { source in
        let layout = RowOutput(format: format, schema: source.schema, firstKeys: source.firstKeys)
        marking = DuplicateMarking(layout: layout)
        return { AnnotatedRows(layout: layout, topicIDs: topics, wantsTrace: false) }
      },
      fold: { out += marking?.marked($0).bytes ?? [] }
    )
    return (String(decoding: out, as: UTF8.self), marking?.count ?? 0)
  }

  /// Rows in which every third text was there before, with a score that contradicts some of them.
  private static let rows = (0..<60).map { row in
    let text = row % 3 == 2 ? "The staff were rude again" : "The train \(row) was late again"
    return (id: "r,\(row)", text: text, score: row % 2 == 0 ? 10 : 0)
  }

  private static let csv =
    "id,text,NPS\n"
    + rows.map { "\"\($0.id)\",\($0.text),\($0.score)\n" }.joined()

  private static let ndjson = rows.map {
    "{\"id\":\"\($0.id)\",\"text\":\"\($0.text)\",\"nps\":\($0.score)}\n"
  }.joined()

  @Test(arguments: [1, 50, 333, 1 << 20])
  func marksDoNotDependOnChunks(bytes: Int) async throws {
    for (text, name, format) in [
      (Self.csv, "a.csv", RowOutputFormat.csv), (Self.csv, "a.csv", .ndjson),
      (Self.ndjson, "a.ndjson", .ndjson), (Self.ndjson, "a.ndjson", .csv),
    ] {
      let found = try await marked(text, name: name, format: format, chunkBytes: bytes)
      #expect(found.count == 19, "\(name) as \(format)")
      let whole = try await marked(text, name: name, format: format, chunkBytes: 1 << 22)
      #expect(found.text == whole.text, "\(name) as \(format)")
    }
  }

  @Test func marksStandBeforeOtherFlags() async throws {
    let json = try await marked(Self.ndjson, name: "a.ndjson", format: .ndjson, chunkBytes: 99)
    #expect(json.text.contains(#""flags":["duplicate_of:r,2","score_text_mismatch"]"#))
    #expect(json.text.contains(#""flags":["duplicate_of:r,2"]"#))
    let csv = try await marked(Self.csv, name: "a.csv", format: .csv, chunkBytes: 99)
    #expect(csv.text.contains(",\"duplicate_of:r,2;score_text_mismatch\"\n"))
  }

  @Test(arguments: [
    ("", false), ("one two three", false), ("one two three four", true), ("  a b\tc\n d ", true),
    ("onewordofmanyletters", false),
  ])
  func shortTextsAreNoDuplicates(text: String, counts: Bool) {
    let bytes = Array(text.utf8)
    #expect(DuplicateProbe.counts(bytes.span) == counts)
  }

  @Test func theFirstIDIsRemembered() {
    var finder = DuplicateFinder()
    for id in 0..<12_000 {
      let bytes = Array("id\(id)".utf8)
      // Keys that fall into the same slots, and keys apart.
      let key = UInt64(id / 2) &* (id % 4 < 2 ? 1 << 20 : 0x9E37_79B9_7F4A_7C15)
      var found = WorkList<UInt8>()
      let first = finder.first(of: key, id: bytes.span)
      if let first { finder.appendID(of: first, to: &found) }
      let expected = id == 0 || key != 0 && id % 2 == 0 ? nil : "id\(id / 2 * 2)"
      #expect(first.map { _ in String(decoding: found.array, as: UTF8.self) } == expected, "\(id)")
    }
  }
}
