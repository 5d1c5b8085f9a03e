import FeedbackModel
public import KPIModel

/// How goals stand as text: for a terminal, and as the JSON that outside scripts read.
public struct GoalWriter: Sendable {
  /// The standings, in the order of output.
  public var standings: [GoalStanding]

  /// Creates a writer.
  public init(standings: [GoalStanding]) { self.standings = standings }

  /// Returns a list with an object for each standing.
  public var json: JSONValue { .array(standings.map(Self.json)) }

  private static func json(_ standing: GoalStanding) -> JSONValue {
    let goal = standing.goal
    let figure = standing.figure
    return .object([
      .init("metric", .string(goal.metric.name)),
      .init("topic", .text(goal.topic)),
      .init(
        "segment",
        .object(goal.segment.map { .init($0.column, .string($0.value)) })
      ),
      .init("baseline", .decimal(goal.baseline)),
      .init("target", .decimal(goal.target)),
      .init("start", .string(goal.start.description)),
      .init("deadline", .string(goal.deadline.description)),
      .init("window", goal.windowDays.map(JSONValue.integer) ?? .null),
      .init("period", .text(standing.period?.description)),
      .init("first_day", .text(standing.days?.lowerBound.description)),
      .init("last_day", .text(standing.days?.upperBound.description)),
      .init("rating", .text(figure.rating)),
      .init("value", .decimal(figure.value)),
      .init("low", .decimal(figure.low)),
      .init("high", .decimal(figure.high)),
      .init("base", .integer(figure.base)),
      .init("numerator", figure.numerator.map(JSONValue.integer) ?? .null),
      .init("line", .decimal(standing.line)),
      .init("verdict", .string(standing.verdict.rawValue)),
      .init("needed_base", standing.neededBase.map(JSONValue.integer) ?? .null),
    ])
  }

  /// Returns the table for a terminal.
  ///
  /// - Parameters:
  ///   - color: Whether the headings are set off with ANSI colours.
  ///   - columns: The width of the terminal, for the note below.
  /// - Returns: A heading, the table and what its columns mean.
  public func terminal(color: Bool = false, columns: Int = 100) -> String {
    var table = TerminalTable(columns: [
      .init("metric"), .init("topic", limit: 28), .init("segment", limit: 36), .init("period"),
      .init("value", alignRight: true), .init("95 % interval", alignRight: true),
      .init("base", alignRight: true), .init("line", alignRight: true),
      .init("target", alignRight: true), .init("by"), .init("verdict"),
      .init("needs n", alignRight: true),
    ])
    for standing in standings {
      let goal = standing.goal
      let name = KPIName(goal.metric.name)
      table.add([
        goal.metric.name, goal.topic ?? "",
        goal.segment.map { "\($0.column)=\($0.value)" }.joined(separator: ", "),
        standing.period?.description ?? "", name.text(standing.figure.value),
        name.interval(standing.figure) ?? "", FixedDecimal.integer(standing.figure.base),
        name.text(standing.line), name.text(goal.target), goal.deadline.description,
        standing.verdict.rawValue, standing.neededBase.map { FixedDecimal.integer($0) } ?? "",
      ])
    }
    let note = TerminalText.wrapped(Self.note, max(40, columns), lines: 8)
    return "Goals\n" + table.render(color: color) + "\n" + note.map { $0 + "\n" }.joined()
  }

  /// What the columns mean.
  static let note = """
    Line: where the straight line from the baseline to the target stands over the days of the figure. Met: the whole \
    interval reaches the target. Missed: the whole interval falls short of the line. On track: the whole interval \
    reaches the line, or holds it on a base that would show the whole way from baseline to target. Needs n: the base a \
    window needs to tell it in 80 of 100 cases, two-sided at 5 %.
    """
}
