import Foundation

/// All sample corpora, annotated with the shipped word lists and their traces.
struct AnnotatedCorpora {
  let output: [UInt8]
  let rows: [[String: Any]]

  /// The one run that tests share.
  static var shared: AnnotatedCorpora { get throws { try made.get() } }

  // Written once and only read then; JSONSerialization's values are immutable.
  nonisolated(unsafe) private static let made = Result { try AnnotatedCorpora() }

  private init() throws {
    let run = try Earshot.run(
      ["annotate", "--format", "ndjson", "--trace", "--quiet", "--jobs", "1"] + Repository.corpora,
      lexicons: Repository.lexicons
    )
    guard run.status == 0 else { throw TestFault(run.errors) }
    output = run.output
    rows = try run.output.split(separator: 0x0A).map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line))
      guard let row = value as? [String: Any] else { throw TestFault("a row is no object") }
      return row
    }
  }
}

/// What the tests read of a row of `annotate --trace`.
struct AnnotatedRow {
  /// A step of the trace.
  struct Step {
    var hit: Int
    var span: Range<Int>
    var rule: String
    var factor: Int
    var value: Int
  }

  let id: String
  let text: [UInt8]
  let status: String
  let score: Int?
  let positive: Int?
  let negative: Int?
  let steps: [Step]
  let topicSpans: [Range<Int>]

  init(_ row: [String: Any]) throws {
    func thousandths(_ value: Any?) -> Int? {
      (value as? Double).map { Int(($0 * 1000).rounded()) }
    }
    func span(_ value: Any?) throws -> Range<Int> {
      guard let ends = value as? [Int], ends.count == 2, ends[0] <= ends[1] else {
        throw TestFault("no span: \(String(describing: value))")
      }
      return ends[0]..<ends[1]
    }
    guard let id = row["id"] as? String, let status = row["status"] as? String else {
      throw TestFault("no id or status: \(row)")
    }
    self.id = id
    self.status = status
    text = Array(((row["text"] ?? row["Comment"]) as? String ?? "").utf8)
    score = thousandths(row["score"])
    positive = thousandths(row["positive"])
    negative = thousandths(row["negative"])
    steps = try (row["trace"] as? [[String: Any]] ?? []).map { step in
      guard let hit = step["hit"] as? Int, let rule = step["rule"] as? String,
        let factor = thousandths(step["factor"]), let value = step["value"] as? Int
      else { throw TestFault("a step of \(id) lacks a key: \(step)") }
      return Step(hit: hit, span: try span(step["span"]), rule: rule, factor: factor, value: value)
    }
    topicSpans = try (row["topics"] as? [[String: Any]] ?? []).flatMap { topic in
      try (topic["spans"] as? [Any] ?? []).map { try span($0) }
    }
  }
}
