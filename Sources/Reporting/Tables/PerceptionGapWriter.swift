import FeedbackModel
public import KPIModel

/// What a search for perception gaps found as text: for a terminal, and as the JSON that outside scripts read.
public struct PerceptionGapWriter: Sendable {
  /// What was found.
  public var report: PerceptionGapReport

  /// Creates a writer.
  public init(report: PerceptionGapReport) { self.report = report }

  /// Returns the search with its gaps as one object.
  public var json: JSONValue {
    .object([
      .init("periods", Self.json(report.periods)),
      .init("baseline", Self.json(report.baseline)),
      .init("compared", .integer(report.compared)),
      .init("cannot_tell", .integer(report.untold)),
      .init("caveat", .string(Self.caveat)),
      .init(
        "gaps",
        .array(
          report.gaps.map { gap in
            .object([
              .init("volume", Self.json(gap.volume)),
              .init("perception", Self.json(gap.perception)),
            ])
          }
        )
      ),
    ])
  }

  /// What stands in every output of perception gaps.
  public static let caveat = """
    A sign and no proof: both numbers moved beyond chance in the same periods, which a third thing may have caused.
    """

  private static func json(_ periods: ClosedRange<Period>) -> JSONValue {
    .array([
      .string(periods.lowerBound.description), .string(periods.upperBound.description),
    ])
  }

  private static func json(_ move: PerceptionGap.Move) -> JSONValue {
    .object([
      .init("kpi", .string(move.kpi)),
      .init("topic", .text(move.topic)),
      .init("before", .decimal(move.change.before)),
      .init("now", .decimal(move.change.now)),
      .init("difference", .decimal(move.change.difference)),
      .init("low", .decimal(move.change.low)),
      .init("high", .decimal(move.change.high)),
      .init("base_before", .integer(move.change.baseBefore)),
      .init("base", .integer(move.change.baseNow)),
    ])
  }

  /// Returns a sentence for each gap, with the caveat below.
  public func terminal() -> String {
    sentences() + (report.gaps.isEmpty ? "" : Self.caveat + "\n")
  }

  /// Returns a sentence for each gap.
  func sentences() -> String {
    let span = Self.span(report.periods) + " against " + Self.span(report.baseline)
    var text = "Perception gaps, \(span)\n"
    if report.gaps.isEmpty {
      text += "None in \(FixedDecimal.integer(report.compared)) pairs"
      return text + (report.untold > 0 ? "; \(report.untold) cannot be told.\n" : ".\n")
    }
    for gap in report.gaps {
      text += "\(Self.told(gap.volume)) got better, while \(Self.told(gap.perception)) got worse.\n"
    }
    return text
  }

  private static func span(_ periods: ClosedRange<Period>) -> String {
    let (first, last) = (periods.lowerBound.description, periods.upperBound.description)
    return first == last ? first : "\(first) to \(last)"
  }

  private static func told(_ move: PerceptionGap.Move) -> String {
    let change = move.change
    func text(_ value: Double) -> String { KPIName.signed(value, digits: 1, plus: false) }
    let name = DisplayText.oneLine(move.kpi + (move.topic.map { " of \($0)" } ?? ""), limit: 80)
    return "\(name) (\(text(change.before)) to \(text(change.now)), difference "
      + "\(text(change.low)) to \(text(change.high)), base \(FixedDecimal.integer(change.baseBefore)) "
      + "and \(FixedDecimal.integer(change.baseNow)))"
  }
}
