/// How a figure stands to its limit.
struct Verdict: Equatable, Sendable {
  /// What came of it.
  enum Outcome: String, Sendable {
    case holds
    case broken
    /// It has a limit, but could not be told; that counts as broken.
    case unknown = "cannot tell"
    case unlimited = "no limit"
  }

  let figure: Figure
  let limit: Double?

  /// The outcome; a figure that equals its limit holds.
  var outcome: Outcome {
    guard let limit else { return .unlimited }
    guard let value = figure.value else { return .unknown }
    return value <= limit ? .holds : .broken
  }

  /// Whether it stops the build.
  var isBad: Bool { outcome == .broken || outcome == .unknown }

  /// The heading of a table of verdicts.
  static let heading = ["figure", "value", "limit", "verdict", "what it is"]

  /// The cells of the table's row.
  var cells: [String] {
    [
      figure.name.rawValue, figure.text,
      limit.map { Decimal.text($0, figure.name.digits) } ?? "–", outcome.rawValue,
      figure.name.meaning,
    ]
  }

  /// The verdict as a JSON object.
  var json: String {
    func number(_ value: Double?) -> String {
      value.map { Decimal.text($0, figure.name.digits) } ?? "null"
    }
    return "{\"figure\":\"\(figure.name.rawValue)\",\"value\":\(number(figure.value)),"
      + "\"limit\":\(number(limit)),\"verdict\":\"\(outcome.rawValue)\"}"
  }
}
