import FeedbackModel
import KPIModel

extension ExceptionWriter {
  /// Returns the members that stand beside the KPIs: `exceptions`, `exception_search` and `events`.
  public var jsonMembers: [JSONValue.Member] {
    [
      .init("exceptions", .array(content.items.map(Self.json))),
      .init("exception_search", search),
      .init("events", .array(content.report.events.map(json))),
    ]
  }

  private var search: JSONValue {
    let report = content.report
    return .object([
      .init("unit", .string(report.unit.rawValue)),
      .init("false_discovery_rate", .decimal(report.settings.falseDiscoveryRate)),
      .init("figures", .integer(report.seriesTested)),
      .init("tests", .integer(report.tests)),
      .init("first", .text(report.periods?.lowerBound.description)),
      .init("last", .text(report.periods?.upperBound.description)),
      .init("verdict", report.seriesTested > 0 ? .null : .string(KPIValue.cannotTell)),
    ])
  }

  private static func json(_ item: ExceptionContent.Item) -> JSONValue {
    let run = item.run
    return .object([
      .init("kpi", .string(run.kpi)),
      .init("topic", .text(run.topic)),
      .init("first", .string(run.first.description)),
      .init("last", .string(run.last.description)),
      .init("signalled", .string(run.signalled.description)),
      .init("rule", .string(run.rule.rawValue)),
      .init("direction", .string(run.isRise ? "rise" : "fall")),
      .init("value", .decimal(run.value)),
      .init("expected_value", .decimal(run.expectedValue)),
      .init("numerator", .integer(run.count)),
      .init("base", .integer(run.base)),
      .init("expected", .decimal(run.expected)),
      .init("ratio", run.ratio.map { JSONValue.decimal($0) } ?? .null),
      .init("p", .number(digits(run.pValue))),
      .init("q", .number(digits(run.qValue))),
      .init("crowded_out", .bool(run.isCrowdedOut)),
      .init("terms", .array(item.terms.map(json))),
      .init("terms_first_day", .string(item.termDays.lowerBound.description)),
      .init("terms_last_day", .string(item.termDays.upperBound.description)),
      .init("verbatims", .array(item.lines.map(json))),
    ])
  }

  private static func json(_ term: EmergingTerm) -> JSONValue {
    .object([
      .init("term", .string(term.term)),
      .init("keyness", .decimal(term.keyness)),
      .init("count", .integer(term.countNow)),
      .init("base", .integer(term.baseNow)),
      .init("count_before", .integer(term.countBefore)),
      .init("base_before", .integer(term.baseBefore)),
    ])
  }

  private static func json(_ line: KWICLine) -> JSONValue {
    .object([
      .init("id", .string(line.id)),
      .init("day", .text(line.day?.description)),
      .init("pre", .string(line.pre)),
      .init("keyword", .string(line.keyword)),
      .init("post", .string(line.post)),
    ])
  }

  private func json(_ event: DeclaredEvent) -> JSONValue {
    let effects = content.report.effects.filter { $0.event == event }
    return .object([
      .init("name", .string(event.name)),
      .init("kind", .text(event.kind)),
      .init("first", .string(event.firstDay.description)),
      .init("last", .string(event.lastDay.description)),
      .init("topic", .text(event.topic)),
      .init(
        "effects",
        .array(
          effects.map { effect in
            .object([
              .init("kpi", .string(effect.kpi)),
              .init("topic", .text(effect.topic)),
              .init("numerator_before", .integer(effect.before.count)),
              .init("base_before", .integer(effect.before.base)),
              .init("during", Self.json(effect.duringRatio, effect.during)),
              .init("after", Self.json(effect.afterRatio, effect.after)),
            ])
          }
        )
      ),
    ])
  }

  private static func json(_ ratio: RateRatio?, _ side: EventEffect.Side) -> JSONValue {
    .object([
      .init("numerator", .integer(side.count)),
      .init("base", .integer(side.base)),
      .init("ratio", ratio?.ratio.map { JSONValue.decimal($0) } ?? .null),
      .init("low", ratio?.low.map { JSONValue.decimal($0) } ?? .null),
      .init("high", ratio?.high.map { JSONValue.decimal($0) } ?? .null),
      .init("p", ratio.map { .number(digits($0.pValue)) } ?? .null),
    ])
  }
}
