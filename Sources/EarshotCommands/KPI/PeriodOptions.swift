import ArgumentParser
import FeedbackModel

/// The options that cut time otherwise than by calendar units, and the respondents that a cell needs.
struct PeriodOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Figures of the last so many days, up to each day, instead of --by.",
      valueName: "days"
    )
  )
  var rolling: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The respondents under which a segment's figure is suppressed; default 5.",
      valueName: "n"
    )
  )
  var minimumRespondents = 5

  private static let longestWindow = 366

  /// Returns how time is cut.
  ///
  /// - Parameter name: The unit that `--by` names.
  /// - Returns: nil when time is not cut.
  /// - Throws: `CommandError` for a unit or a length that cannot be, and for both at once.
  func cut(by name: String?) throws -> PeriodCut? {
    try NumberCheck.check("--minimum-respondents", minimumRespondents, in: 0...1_000_000)
    guard let rolling else { return try PeriodUnit.named(name).map { .unit($0) } }
    guard name == nil else {
      throw CommandError(
        "--by and --rolling cannot both cut the time",
        remedy: "give one of them."
      )
    }
    try NumberCheck.check("--rolling", rolling, in: 1...Self.longestWindow)
    return .rolling(days: rolling)
  }

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    (rolling.map { [("rolling", String($0))] } ?? [])
      + [("minimum-respondents", String(minimumRespondents))]
  }
}
