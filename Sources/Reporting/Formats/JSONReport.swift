import FeedbackModel
import KPIModel
import Triage

/// Renders a report as JSON with a fixed order of keys; `manifest` and `kpis` are shaped as in `earshot kpi`.
public struct JSONReport: Sendable {
  /// Creates a renderer.
  public init() {}

  /// Returns the report as one JSON object.
  public func render(_ content: ReportContent) -> String {
    let members: [JSONValue.Member] = [
      .init("manifest", content.manifest.json),
      .init("title", .string(content.title)),
      .init("period_unit", .string(content.unit.rawValue)),
      .init("first_day", .text(content.firstDay?.description)),
      .init("last_day", .text(content.lastDay?.description)),
      .init("first_period", .text(content.firstPeriod?.description)),
      .init("last_period", .text(content.lastPeriod?.description)),
      .init("rows", Self.rows(content.rows)),
      .init("false_discovery_rate", .decimal(content.falseDiscoveryRate)),
      .init("finding_count", .integer(content.findingCount)),
      .init("findings", .array(content.findings.map(Self.finding))),
      .init("headline", .array(content.headline.map(KPITableWriter.json))),
      .init("trends", .array(content.trends.map(Self.trend))),
      .init("topic_count", .integer(content.topicCount)),
      .init("topics", .array(content.topics.map(Self.topic))),
      .init("drivers", .array(content.drivers.map { DriverWriter.json($0.report) })),
      .init("emerging_terms", .array(content.emergingTerms.map(Self.term))),
      .init("complaints_to_answer", .integer(content.complaintCount)),
      .init("complaints", .array(content.complaints.map(QueueWriter.json))),
      .init("praise_to_thank", .integer(content.praiseCount)),
      .init("praise", .array(content.praise.map(QueueWriter.json))),
      .init("kpis", .array(content.kpis.map(KPITableWriter.json))),
    ]
    let exceptions = content.exceptions.map { ExceptionWriter($0).jsonMembers } ?? []
    return JSONValue.object(members + exceptions).pretty
  }

  private static func rows(_ rows: RowCounts) -> JSONValue {
    .object([
      .init("total", .integer(rows.total)),
      .init("scored", .integer(rows.scored)),
      .init("no_content", .integer(rows.noContent)),
      .init("unsupported_language", .integer(rows.unsupportedLanguage)),
      .init("rejected", .integer(rows.rejected)),
    ])
  }

  private static func finding(_ finding: ReportFinding) -> JSONValue {
    .object([
      .init("kind", .string(finding.kind.rawValue)),
      .init("statement", .string(finding.sentence)),
      .init("evidence", .string(finding.evidence)),
      .init("terms", .array(finding.terms.map(JSONValue.string))),
      .init("topic", .text(finding.topic)),
      .init("period", .text(finding.period?.description)),
      .init("declared_events", .array(finding.events.map(JSONValue.string))),
      .init("lines", .array(finding.lines.map(line))),
    ])
  }

  private static func trend(_ trend: Trend) -> JSONValue {
    .object([
      .init("kpi", .string(trend.kpi)),
      .init("title", .string(trend.title)),
      .init("centre", .decimal(trend.centre)),
      .init("verdict", .text(trend.verdict)),
      .init(
        "out_of_control",
        .array(
          trend.points.filter(\.isOutOfControl).map { .text($0.figure.period?.description) }
        )
      ),
      .init("points", .array(trend.points.map { KPITableWriter.json($0.figure) })),
      .init(
        "declared_events",
        .array(trend.points.map { .array($0.events.map(JSONValue.string)) })
      ),
      .init(
        "control_limits",
        .array(
          trend.points.map { point in
            point.limits.map { .array([.decimal($0.lowerBound), .decimal($0.upperBound)]) } ?? .null
          }
        )
      ),
    ])
  }

  private static func topic(_ topic: TopicSummary) -> JSONValue {
    .object([
      .init("topic", .string(topic.id)),
      .init("name", .string(topic.name)),
      .init("share", KPITableWriter.json(topic.share)),
      .init("change", topic.change.map(change) ?? .null),
      .init("net_sentiment", KPITableWriter.json(topic.netSentiment)),
      .init("complaints", .integer(topic.complaints)),
      .init("share_by_period", .array(topic.shareByPeriod.map { .decimal($0) })),
      .init("rising_period", topic.risingPeriod.map(JSONValue.integer) ?? .null),
      .init("rose_in", .text(topic.rise?.description)),
      .init("lines", .array(topic.lines.map(line))),
    ])
  }

  private static func change(_ change: TopicSummary.Change) -> JSONValue {
    .object([
      .init("period", .string(change.period.description)),
      .init("points", .decimal(change.points)),
      .init("low", .decimal(change.interval?.lowerBound)),
      .init("high", .decimal(change.interval?.upperBound)),
      .init("verdict", change.interval == nil ? .string(KPIValue.cannotTell) : .null),
    ])
  }

  private static func term(_ row: EmergingTermRow) -> JSONValue {
    .object([
      .init("term", .string(row.term)),
      .init("period", .string(row.period.description)),
      .init("count", .integer(row.count)),
      .init("base", .integer(row.base)),
      .init("count_before", .integer(row.countBefore)),
      .init("base_before", .integer(row.baseBefore)),
      .init("keyness", .decimal(row.keyness)),
    ])
  }

  private static func line(_ line: KWICLine) -> JSONValue {
    .object([
      .init("id", .string(line.id)),
      .init("date", .text(line.day?.description)),
      .init("label", .string(line.label.name)),
      .init("score", .fixed(Double(line.score) / 1_000, digits: 3)),
      .init("pre", .string(line.pre)),
      .init("keyword", .string(line.keyword)),
      .init("post", .string(line.post)),
    ])
  }
}
