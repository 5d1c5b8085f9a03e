import Calibration
import FeedbackModel
import LexiconMatching
import Reporting

/// The errors of an evaluation as JSON: by rule, by line, by missing cue, and the worst.
struct EvaluationErrorsJSON {
  private let result: EvaluationResult

  init(_ result: EvaluationResult) { self.result = result }

  /// The object.
  var json: JSONValue {
    .object([
      .init("wrong", .integer(result.labelled.wrong)),
      .init("right", .integer(result.labelled.right)),
      .init("rules", .array(result.rules.map(json))),
      .init("missing_cues", .array(result.missingCues.map { json($0, "label") })),
      .init("worst", .array(result.worst.map(json))),
      .init("complaints", complaints), .init("topics", topics),
    ])
  }

  private var complaints: JSONValue {
    let errors = result.complaintErrors
    return json(
      (errors.falseAlarms, errors.misses),
      ("cues", errors.harmfulCues(limit: EvaluationResult.listedCues)),
      errors.missingCues(limit: EvaluationResult.listedCues)
    )
  }

  private var topics: JSONValue {
    let errors = result.topicErrors
    return json(
      (errors.falseAlarms, errors.misses),
      ("lines", errors.harmfulLines(limit: EvaluationResult.listedCues)),
      errors.missingCues(limit: EvaluationResult.listedCues)
    )
  }

  private func json(
    _ counts: (falseAlarms: Int, misses: Int),
    _ lines: (name: String, all: [DecisiveLine]),
    _ cues: [MissingCue]
  ) -> JSONValue {
    let all = lines.all.map { line in
      JSONValue.object([
        .init("of", .string(line.key.side)), .init("kind", .string(line.key.kind)),
        .init("entry", .string(line.key.entry)),
        .init("wrong", .integer(line.decisions.wrong)),
        .init("right", .integer(line.decisions.right)),
      ])
    }
    return .object([
      .init("false_alarms", .integer(counts.falseAlarms)),
      .init("missed", .integer(counts.misses)), .init(lines.name, .array(all)),
      .init("missing_cues", .array(cues.map { json($0, "of") })),
    ])
  }

  private func json(_ rule: RuleContrast) -> JSONValue {
    .object([
      .init("rule", .string(rule.rule)),
      .init("wrong", .integer(rule.rows.wrong)), .init("right", .integer(rule.rows.right)),
      .init("wrong_share", .figure(rule.wrongShare)),
      .init("right_share", .figure(rule.rightShare)),
      .init("g2", .figure(rule.g2)), .init("q", .figure(rule.qValue)),
    ])
  }

  /// Returns a missing cue whose class stands under a key.
  private func json(_ cue: MissingCue, _ key: String) -> JSONValue {
    .object([
      .init("word", .string(cue.word)), .init(key, .string(cue.side)),
      .init("wrong", .integer(cue.wrong)), .init("rows", .integer(cue.base)),
      .init("share", .figure(cue.share)), .init("g2", .figure(cue.g2)),
      .init("known_elsewhere", .bool(cue.isKnownElsewhere)),
    ])
  }

  private func json(_ error: WorstError) -> JSONValue {
    .object([
      .init("id", .string(error.id)),
      .init("file", .text(error.location.file.split(separator: "/").last.map(String.init))),
      .init("line", error.location.line.map(JSONValue.integer) ?? .null),
      .init("gold", .string(error.gold.name)), .init("label", .text(error.predicted?.name)),
      .init("score", .figure(Double(error.score) / 1000)),
      .init("text", .string(error.text)),
      .init(
        "hits",
        .array(
          error.hits.map { hit in
            .object([
              .init("entry", .string(hit.entry)),
              .init("value", .number(Thousandths.text(Int(hit.value)))),
              .init("rules", .array(hit.rules.map(JSONValue.string))),
            ])
          }
        )
      ),
    ])
  }
}
