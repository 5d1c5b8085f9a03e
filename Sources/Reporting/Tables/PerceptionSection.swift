import FeedbackModel
public import KPIModel

/// Volumes against what customers say, below the KPI table: perception gaps, and complaints against customers.
public struct PerceptionSection: Sendable {
  /// The gaps.
  public var search: PerceptionGapSearch

  /// How complaints and customers changed.
  public var growth: [ComplaintGrowthStep]

  /// Creates a section.
  public init(search: PerceptionGapSearch, growth: [ComplaintGrowthStep]) {
    self.search = search
    self.growth = growth
  }

  /// Returns the members that the JSON has behind the figures.
  public var json: [JSONValue.Member] {
    let found = search.found.flatMap { found in
      found.reports.map { report in
        JSONValue.object([
          .init("segment", Self.json(found.segment)),
          .init("found", PerceptionGapWriter(report: report).json),
        ])
      }
    }
    return [
      .init("perception_gaps", .array(found)),
      .init("complaint_growth", .array(growth.map(Self.json))),
    ]
  }

  private static func json(_ segment: [SegmentValue]) -> JSONValue {
    .object(segment.map { .init($0.name, .string($0.value)) })
  }

  private static func json(_ step: ComplaintGrowthStep) -> JSONValue {
    let growth = step.growth
    // An upper end without bound has no number in JSON; null says so.
    let high = growth.interval.flatMap { $0.high.isFinite ? $0.high : nil }
    return .object([
      .init("segment", json(step.segment)),
      .init("period", .string(step.period.description)),
      .init("before", .string(step.before.description)),
      .init("complaints", .integer(growth.now.complaints)),
      .init("complaints_before", .integer(growth.before.complaints)),
      .init("customers", .integer(growth.now.customers)),
      .init("customers_before", .integer(growth.before.customers)),
      .init("complaint_change", .decimal(growth.complaintChange)),
      .init("customer_change", .decimal(growth.customerChange)),
      .init("rate_ratio", .decimal(growth.rateRatio)),
      .init("low", .decimal(growth.interval?.low)),
      .init("high", .decimal(high)),
      .init("verdict", .string(growth.verdict.rawValue)),
    ])
  }

  /// Returns the section for a terminal.
  public func terminal(color: Bool = false) -> String {
    gaps() + (growth.isEmpty ? "" : "\n" + growthTable(color: color))
  }

  private func gaps() -> String {
    guard !search.found.isEmpty else {
      let pairs = FixedDecimal.integer(search.compared)
      let untold =
        search.untold > 0 ? "; \(FixedDecimal.integer(search.untold)) cannot be told" : ""
      return
        "Perception gaps: none in \(pairs) pairs of a volume and what customers say\(untold).\n"
    }
    let told = search.found.flatMap { found in
      found.reports.map { report in
        let name = found.segment.map { DisplayText.oneLine("\($0.name)=\($0.value)", limit: 60) }
        return (name.isEmpty ? "" : name.joined(separator: ", ") + ": ")
          + PerceptionGapWriter(report: report).sentences()
      }
    }
    return told.joined(separator: "\n") + PerceptionGapWriter.caveat + "\n"
  }

  private func growthTable(color: Bool) -> String {
    var table = TerminalTable(columns: [
      .init("complaints against customers", limit: 36), .init("period"),
      .init("complaints", alignRight: true), .init("customers", alignRight: true),
      .init("each", alignRight: true), .init("95 % interval", alignRight: true), .init("verdict"),
    ])
    for step in growth {
      let growth = step.growth
      let interval = growth.interval.map { ends in
        "×" + Self.factor(ends.low) + " to " + (ends.high.isFinite ? Self.factor(ends.high) : "∞")
      }
      let segment = step.segment.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
      table.add([
        segment.isEmpty ? "all" : segment, step.period.description,
        Self.percent(growth.complaintChange), Self.percent(growth.customerChange),
        growth.rateRatio.map { "×" + Self.factor($0) } ?? "–", interval ?? "–",
        growth.verdict.rawValue,
      ])
    }
    return table.render(color: color)
  }

  private static func factor(_ value: Double) -> String { FixedDecimal.text(value, digits: 2) }

  private static func percent(_ value: Double?) -> String {
    value.map { KPIName.signed($0, digits: 1, plus: true) + " %" } ?? "–"
  }
}
