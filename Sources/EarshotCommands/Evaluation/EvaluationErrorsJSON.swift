import Calibration
import FeedbackModel
import LexiconMatching
import Reporting

/// The errors of an evaluation as JSON: by rule, by missing cue, and the worst.
struct EvaluationErrorsJSON {
  private let result: EvaluationResult

  init(_ result: EvaluationResult) { self.result = result }

  /// The object.
  var json: JSONValue {
    .object([
      .init("wrong", .integer(result.labelled.wrong)),
      .init("right", .integer(result.labelled.right)),
      .init("rules", .array(result.rules.map(json))),
      .init("missing_cues", .array(result.missingCues.map(json))),
      .init("worst", .array(result.worst.map(json))),
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

  private func json(_ cue: MissingCue) -> JSONValue {
    .object([
      .init("word", .string(cue.word)), .init("label", .string(cue.label.name)),
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
