public import FeedbackModel
public import KPIModel

/// The KPI table as OpenMetrics text, version 1.0.0, for a monitoring system to scrape.
///
/// Each KPI gives four families of gauges: its value, the ends of its interval (`_low`, `_high`) and its base. What is
/// null or suppressed has no sample: null is not zero. Labels hold names of periods, segments, ratings and topics, never a
/// comment's text.
public struct OpenMetricsWriter: Sendable {
  /// The figures, in the order of the KPI table.
  public var figures: [KPIValue]

  /// The rows of the run by status.
  public var rows: [(status: RowStatus, count: Int)]

  /// The base under which a figure tells nothing.
  public var minimumBase: Int

  /// What made the figures.
  public var manifest: RunManifest

  /// Creates a writer.
  public init(
    figures: [KPIValue],
    rows: [(status: RowStatus, count: Int)],
    minimumBase: Int,
    manifest: RunManifest
  ) {
    self.figures = figures
    self.rows = rows
    self.minimumBase = minimumBase
    self.manifest = manifest
  }

  /// Returns the text, which ends in `# EOF`.
  public func text() -> String {
    var text = family(
      "earshot_run",
      "info",
      "What made the figures.",
      ["earshot_run_info" + Self.labels(makers) + " 1"]
    )
    text += family(
      "earshot_rows",
      "counter",
      "Rows that were read, by what became of them.",
      rows.map { "earshot_rows_total" + Self.labels([("status", $0.status.name)]) + " \($0.count)" }
    )
    text += family(
      "earshot_minimum_base",
      "gauge",
      "The base under which a figure tells nothing.",
      ["earshot_minimum_base \(minimumBase)"]
    )
    for kpi in kpis { text += families(of: kpi) }
    return text + "# EOF\n"
  }

  private var makers: [(name: String, value: String)] {
    [
      ("engine", manifest.engineVersion), ("icu", manifest.icuVersion),
      ("unicode", manifest.unicodeVersion), ("time_zone", manifest.timeZone),
    ]
  }

  /// The KPIs in the order in which they are first met.
  private var kpis: [String] {
    var seen: Set<String> = []
    return figures.map(\.kpi).filter { seen.insert($0).inserted }
  }

  private func families(of kpi: String) -> String {
    let own = figures.filter { $0.kpi == kpi && $0.verdict != KPIValue.suppressed }
    let name = KPIName(kpi)
    let help = [name.title + (name.gloss.isEmpty ? "" : ": " + name.gloss), Self.unit(name)]
      .compactMap { $0 }.joined(separator: "; ")
    let metric = "earshot_" + Self.metricName(kpi)
    let columns = segmentNames
    func samples(_ suffix: String, _ value: (KPIValue) -> String?) -> [String] {
      own.compactMap { figure in
        value(figure).map {
          metric + suffix + Self.labels(labels(of: figure, columns)) + " " + $0
        }
      }
    }
    return family(metric, "gauge", help, samples("") { Self.number($0.value) })
      + family(
        metric + "_low",
        "gauge",
        "Lower end of its 95 % interval.",
        samples("_low") { Self.number($0.low) }
      )
      + family(
        metric + "_high",
        "gauge",
        "Upper end of its 95 % interval.",
        samples("_high") { Self.number($0.high) }
      )
      + family(
        metric + "_base",
        "gauge",
        "The rows that it rests on.",
        samples("_base") { String($0.base) }
      )
  }

  /// Returns a family with its headings; nothing for one without samples.
  private func family(_ name: String, _ type: String, _ help: String, _ samples: [String]) -> String
  {
    guard !samples.isEmpty else { return "" }
    return "# TYPE \(name) \(type)\n# HELP \(name) \(Self.escaped(help))\n"
      + samples.map { $0 + "\n" }.joined()
  }

  private func labels(
    of figure: KPIValue,
    _ columns: [String: String]
  ) -> [(name: String, value: String)] {
    var labels: [(String, String)] = []
    if let period = figure.period { labels.append(("period", period.description)) }
    labels += figure.segment.map { (columns[$0.name] ?? "segment", $0.value) }
    if let rating = figure.rating { labels.append(("rating", rating)) }
    if let topic = figure.topic { labels.append(("topic", topic)) }
    return labels
  }

  /// The label of each segment column; columns whose names come to the same have a number behind them.
  private var segmentNames: [String: String] {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    for column in figures.lazy.flatMap(\.segment).map(\.name) where names[column] == nil {
      let plain = "segment_" + Self.metricName(column)
      var name = plain
      var number = 2
      while !taken.insert(name).inserted {
        name = plain + "_\(number)"
        number += 1
      }
      names[column] = name
    }
    return names
  }

  private static func unit(_ name: KPIName) -> String? {
    switch name.unit {
    case .percent: "in percent"
    case .balance: "in points, -100 to 100"
    case .score: "-1 to 1"
    case .seconds: "in seconds"
    case .mean, .count: nil
    }
  }

  private static func number(_ value: Double?) -> String? {
    value.flatMap { $0.isFinite ? KPINumber.text($0) : nil }
  }

  /// Returns a name of ASCII letters, digits and underscores, every other character one underscore.
  private static func metricName(_ text: String) -> String {
    String(
      text.map { character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
      }
    )
  }

  private static func labels(_ labels: [(name: String, value: String)]) -> String {
    guard !labels.isEmpty else { return "" }
    return "{" + labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",") + "}"
  }

  /// Escapes what the format gives a meaning: backslashes, quotation marks and line feeds.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
