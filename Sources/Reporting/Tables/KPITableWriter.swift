import FeedbackModel
public import KPIModel

/// The KPI table as text: aligned for a terminal, as CSV, and as the JSON that outside scripts read.
public struct KPITableWriter: Sendable {
  /// The figures, in the order of output.
  public var figures: [KPIValue]

  /// What made them.
  public var manifest: RunManifest

  /// Further parts of the JSON, behind the figures.
  public var parts: [JSONValue.Member] = []

  /// The exceptions that stand below the table; nil when none were looked for.
  public var exceptions: ExceptionContent?

  /// What a change of dictionary did to them; nil without one.
  public var dictionary: DictionaryChange?

  /// Creates a table.
  public init(figures: [KPIValue], manifest: RunManifest) {
    self.figures = figures
    self.manifest = manifest
  }

  /// Returns `{"manifest": {…}, "kpis": [{…}]}` and the further parts, a line for each figure; `"exceptions": [{…}]`
  /// where they were looked for.
  public func json() -> String {
    var members: [JSONValue.Member] = [
      .init("manifest", manifest.json),
      .init("kpis", .array(figures.map(Self.json))),
    ]
    members += parts + (exceptions.map { ExceptionWriter($0).jsonMembers } ?? [])
    if let dictionary { members.append(.init("dictionary", dictionary.json)) }
    return JSONValue.object(members).pretty
  }

  /// Returns one figure as JSON; the first eight keys are the contract of `earshot kpi`.
  static func json(_ figure: KPIValue) -> JSONValue {
    .object([
      .init("kpi", .string(figure.kpi)),
      .init("period", .text(figure.period?.description)),
      .init("segment", .object(figure.segment.map { .init($0.name, .string($0.value)) })),
      .init("value", .decimal(figure.value)),
      .init("low", .decimal(figure.low)),
      .init("high", .decimal(figure.high)),
      .init("base", .integer(figure.base)),
      .init("verdict", .text(figure.verdict)),
      .init("topic", .text(figure.topic)),
      .init("rating", .text(figure.rating)),
      .init("numerator", figure.numerator.map(JSONValue.integer) ?? .null),
      .init("where", .array(figure.conditions.map(JSONValue.string))),
      .init("scale", .text(figure.scale)),
    ])
  }

  /// Returns the table as CSV, with a column for each segment column.
  public func csv() -> String {
    let columns = segmentColumns
    let names =
      ["kpi", "topic", "rating", "period"] + columns.map(CSVText.guarded)
      + ["value", "low", "high", "base", "numerator", "verdict", "scale", "where"]
    var text = CSVText.line(names)
    for figure in figures {
      let segment = columns.map { name in
        CSVText.guarded(figure.segment.first { $0.name == name }?.value ?? "")
      }
      text += CSVText.line(
        [
          figure.kpi, CSVText.guarded(figure.topic ?? ""), CSVText.guarded(figure.rating ?? ""),
          figure.period?.description ?? "",
        ] + segment
          + [
            Self.digits(figure.value), Self.digits(figure.low), Self.digits(figure.high),
            String(figure.base), figure.numerator.map(String.init) ?? "", figure.verdict ?? "",
            figure.scale ?? "", CSVText.guarded(figure.conditions.joined(separator: "; ")),
          ]
      )
    }
    return text
  }

  /// Returns the table for a terminal: columns aligned, numbers to the right.
  ///
  /// - Parameter color: Whether the headings are set off with ANSI colours.
  /// - Returns: The lines; the headings alone when there are no figures.
  public func terminal(color: Bool = false) -> String {
    var table = TerminalTable(columns: [
      .init("kpi"), .init("topic", limit: 28), .init("period"), .init("segment", limit: 36),
      .init("value", alignRight: true), .init("95 % interval", alignRight: true),
      .init("base", alignRight: true), .init("verdict"),
    ])
    for figure in figures {
      let name = KPIName(figure.kpi)
      let segment = figure.segment.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
      table.add([
        figure.kpi + Self.source(of: figure), figure.topic ?? "",
        figure.period?.description ?? "", segment, name.text(figure.value),
        name.interval(figure) ?? "", FixedDecimal.integer(figure.base), figure.verdict ?? "",
      ])
    }
    let volumes = VolumeTable(figures).map { "\n" + $0.render(color: color) } ?? ""
    let below = exceptions.map { "\n" + ExceptionWriter($0).terminal(color: color) } ?? ""
    return table.render(color: color) + volumes + below
      + (dictionary?.terminal(color: color) ?? "")
  }

  /// Returns the rating column and its scale in brackets.
  private static func source(of figure: KPIValue) -> String {
    let parts = [figure.rating, figure.scale].compactMap { $0 }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }

  private var segmentColumns: [String] {
    var columns: [String] = []
    for value in figures.lazy.flatMap(\.segment) where !columns.contains(value.name) {
      columns.append(value.name)
    }
    return columns
  }

  private static func digits(_ value: Double?) -> String {
    value.flatMap { $0.isFinite ? KPINumber.text($0) : nil } ?? ""
  }
}
