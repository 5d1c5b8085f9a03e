import FeedbackModel
import Ingestion

@testable import Pipeline

/// What a run hands to its products, as plain values.
struct CollectedRows: ChunkProduct {
  /// The fields of a row.
  struct Row: Equatable {
    var position: Int
    var line: Int
    var id: String?
    var text: String
    var day: String?
    var time: Int?
    var hasBadDate: Bool
    var ratings: [Int?]
    var channel: String?
    var reach: Int?
    var isAnswered: Bool
    var question: String?
    var language: String?
    var segments: [String]
    var label: String?
    var status: String
  }

  private(set) var rows: [Row] = []
  private(set) var rejects: [String] = []

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let bytes = batch.bytes
    func text(_ range: Range<Int>?) -> String? {
      range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    let day = row.day
    rows.append(
      Row(
        position: row.position,
        line: row.line,
        id: text(row.id),
        text: text(row.text) ?? "",
        day: day.map { "\($0)" },
        time: row.epochSeconds,
        hasBadDate: row.hasBadDate,
        ratings: row.ratings,
        channel: text(row.channel),
        reach: row.reach,
        isAnswered: row.isAnswered,
        question: text(row.question),
        language: text(row.language),
        segments: row.segments.map { text($0) ?? "" },
        label: annotation.label?.name,
        status: annotation.status.name
      )
    )
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {
    rejects.append("\(reject.location.line ?? 0) \(reject.reason)")
  }

  /// Runs over a text and returns what came of it, in the order of the fold.
  static func run(
    _ text: String,
    name: String = "a.csv",
    change: (inout RunOptions) -> Void = { _ in }
  ) async throws -> (rows: CollectedRows, tally: RowTally, inputs: [FinishedInput]) {
    let folder = try TestFolder()
    var options = RunOptions(paths: [try folder.write(name, text)])
    change(&options)
    return try await run(options)
  }

  /// Runs over the inputs of some options.
  static func run(
    _ options: RunOptions
  ) async throws -> (rows: CollectedRows, tally: RowTally, inputs: [FinishedInput]) {
    var whole = CollectedRows()
    let result = try await ParallelRun<CollectedRows>(
      engine: try SmallLexicons.engine,
      options: options
    ).run(
      begin: { _ in { CollectedRows() } },
      fold: { part in
        whole.rows += part.rows
        whole.rejects += part.rejects
      }
    )
    return (whole, result.tally, result.inputs)
  }
}
