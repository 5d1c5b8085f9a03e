import FeedbackModel
import Ingestion
import Testing

@testable import Pipeline

@Suite struct ParallelRunTests {
  private static let text =
    "id,comment\n"
    + (0..<500).map { row in
      row % 50 == 49
        ? "broken\n" : "r\(row),\"The train \(row) was\n\(row % 3 == 0 ? "late" : "lovely")\"\n"
    }.joined()

  @Test(arguments: [1, 2, 5], [1, 700, 1 << 20])
  func productsAreFoldedInTheOrderOfTheInput(jobs: Int, chunkBytes: Int) async throws {
    let found = try await CollectedRows.run(Self.text) { options in
      options.jobs = jobs
      options.input.chunkBytes = chunkBytes
    }
    let expected = (0..<500).filter { $0 % 50 != 49 }.map { "r\($0)" }
    #expect(found.rows.rows.map(\.id) == expected)
    let positions = found.rows.rows.map(\.position)
    #expect(positions == positions.sorted() && Set(positions).count == positions.count)
    #expect(found.rows.rejects.count == 10 && found.tally[.rejected] == 10)
    #expect(found.tally[.scored] == 490 && found.tally.rows == 500)
    #expect(found.rows.rows.map(\.line) == found.rows.rows.map(\.line).sorted())
  }

  /// Enough rows for the first chunks to grow, which differ in size from the later ones.
  @Test(arguments: [1, 3], [1 << 12, 1 << 15, 1 << 20])
  func growingChunksGiveTheSameRows(jobs: Int, chunkBytes: Int) async throws {
    let text = "id,comment\n" + (0..<6000).map { "r\($0),The train \($0) was late\n" }.joined()
    let found = try await CollectedRows.run(text) { options in
      options.jobs = jobs
      options.input.chunkBytes = chunkBytes
    }
    #expect(found.rows.rows.map(\.id) == (0..<6000).map { "r\($0)" })
    #expect(found.rows.rows.map(\.line) == Array(2...6001))
    #expect(found.tally.rows == 6000)
  }

  /// Rows that a product passes over are counted, and neither annotated nor handed in.
  @Test func whatIsNotAdmittedIsPassedOver() async throws {
    let folder = try TestFolder()
    var options = RunOptions(paths: [try folder.write("a.csv", Self.text)])
    options.jobs = 2
    options.input.chunkBytes = 700
    var ids: [String] = []
    let result = try await ParallelRun<OddRows>(engine: try SmallLexicons.engine, options: options)
      .run(begin: { _ in { OddRows() } }, fold: { ids += $0.ids })
    #expect(ids == (0..<500).filter { $0 % 2 == 1 && $0 % 50 != 49 }.map { "r\($0)" })
    #expect(result.tally.passedOver == 250 && result.tally[.scored] == 240)
    #expect(result.tally.rows == 500 && result.inputs.map(\.rows) == [500])
  }

  @Test func inputsFollowEachOther() async throws {
    let folder = try TestFolder()
    let first = try folder.write("a.csv", "id,comment\n1,late\n2,lovely\n")
    let second = try folder.write("b.ndjson", "{\"id\":3,\"text\":\"rude\"}\nnone\n")
    var options = RunOptions(paths: [first, second, first])
    options.jobs = 4
    options.input.chunkBytes = 1
    let found = try await CollectedRows.run(options)
    #expect(found.rows.rows.map(\.id) == ["1", "2", "3", "1", "2"])
    #expect(found.inputs.map(\.path) == [first, second, first])
    #expect(found.inputs.map(\.rows) == [2, 2, 2])
    #expect(found.inputs[0].sha256 == found.inputs[2].sha256)
    #expect(found.inputs[0].sha256.count == 64 && found.inputs[0].sha256 != found.inputs[1].sha256)
    #expect(found.inputs[0].bytes == 27)
  }

  /// Opened ahead or not, and the run done twice: the second time nothing is ahead any more.
  @Test(arguments: [[true, false], [false, false]])
  func inputsMayBeOpenedAhead(ahead: [Bool]) async throws {
    let folder = try TestFolder()
    let options = RunOptions(
      paths: [try folder.write("a.csv", Self.text), try folder.write("b.csv", Self.text)]
    )
    let run = ParallelRun<CollectedRows>(
      engine: try SmallLexicons.engine,
      options: options,
      ahead: ahead[0] ? InputAhead(options) : nil
    )
    for _ in ahead {
      var ids: [String?] = []
      let result = try await run.run(
        begin: { _ in { CollectedRows() } },
        fold: { ids += $0.rows.map(\.id) }
      )
      #expect(ids.count == 980 && result.tally.rows == 1000)
      #expect(result.inputs.map(\.rows) == [500, 500])
      #expect(result.inputs[0].sha256 == result.inputs[1].sha256)
    }
  }

  @Test(arguments: [("none.csv", IngestionError.Code.fileNotFound), ("empty.csv", .emptyFile)])
  func whatIsWrongWithAnInputIsToldByTheRun(name: String, code: IngestionError.Code) async throws {
    let folder = try TestFolder()
    try folder.write("empty.csv", "")
    let options = RunOptions(paths: [folder.path + "/" + name])
    let ahead = InputAhead(options)
    let run = ParallelRun<CollectedRows>(
      engine: try SmallLexicons.engine,
      options: options,
      ahead: ahead
    )
    let error = await #expect(throws: IngestionError.self) {
      _ = try await run.run(begin: { _ in { CollectedRows() } }, fold: { _ in })
    }
    #expect(error?.code == code)
  }

  @Test func rowsBeforeADamageAreFolded() async throws {
    let folder = try TestFolder()
    var options = RunOptions(
      paths: [try folder.write("a.csv", "id,comment\n1,late\n2,lovely\n3,\"open\n")]
    )
    options.input.chunkBytes = 1
    var ids: [String?] = []
    let run = ParallelRun<CollectedRows>(engine: try SmallLexicons.engine, options: options)
    let error = await #expect(throws: IngestionError.self) {
      _ = try await run.run(
        begin: { _ in { CollectedRows() } },
        fold: { ids += $0.rows.map(\.id) }
      )
    }
    #expect(ids == ["1", "2"] && error?.code == .unclosedQuote)
  }

  @Test func faultsOfTheCallersEndTheRun() async throws {
    struct Stop: Error {}
    let folder = try TestFolder()
    var options = RunOptions(paths: [try folder.write("a.csv", Self.text)])
    options.jobs = 3
    options.input.chunkBytes = 100
    let run = ParallelRun<CollectedRows>(engine: try SmallLexicons.engine, options: options)
    var folds = 0
    await #expect(throws: Stop.self) {
      _ = try await run.run(
        begin: { _ in { CollectedRows() } },
        fold: { _ in
          folds += 1
          if folds == 3 { throw Stop() }
        }
      )
    }
    #expect(folds == 3)
    await #expect(throws: Stop.self) {
      _ = try await run.run(begin: { _ in throw Stop() }, fold: { _ in })
    }
  }

  @Test func progressGrowsToTheEnd() async throws {
    let folder = try TestFolder()
    var options = RunOptions(paths: [try folder.write("a.csv", Self.text)])
    options.input.chunkBytes = 1_000
    var rows: [Int] = []
    var total: Int?
    _ = try await ParallelRun<CollectedRows>(engine: try SmallLexicons.engine, options: options)
      .run(
        begin: { _ in { CollectedRows() } },
        progress: { progress in
          rows.append(progress.rows)
          total = progress.totalBytes
        },
        fold: { _ in }
      )
    #expect(rows == rows.sorted() && rows.last == 500 && rows.count > 5)
    #expect(total == Self.text.utf8.count)
  }
}

/// Admits the rows whose ids end in an odd digit.
private struct OddRows: ChunkProduct {
  private(set) var ids: [String] = []

  mutating func admit(
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> Bool {
    guard let id = row.id, let digit = batch.bytes[id].last else { return false }
    return digit % 2 == 1
  }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    guard let id = row.id else { return }
    ids.append(String(decoding: batch.bytes[id], as: UTF8.self))
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {}
}
