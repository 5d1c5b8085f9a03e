public import KPIModel

/// The drivers of the scores as text: for a terminal, and as the JSON that outside scripts read.
///
/// The caveat stands in each of them.
public struct DriverWriter: Sendable {
  /// The reports, one a rating column.
  public var reports: [DriverReport]

  /// Creates a writer.
  public init(reports: [DriverReport]) { self.reports = reports }

  /// Returns a list with an object for each rating column.
  public var json: JSONValue { .array(reports.map(Self.json)) }

  /// Returns the drivers of one rating column as JSON.
  static func json(_ report: DriverReport) -> JSONValue {
    .object([
      .init("kpi", .string(report.kpi)),
      .init("rating", .string(report.rating)),
      .init("value", .decimal(report.score)),
      .init("base", .integer(report.base)),
      .init("caveat", .string(DriverReport.caveat)),
      .init("seed", .integer(Int(clamping: report.bootstrap.seed))),
      .init("resamples", .integer(report.bootstrap.resamples)),
      .init("share_total", .decimal(units(report.total))),
      .init("topics", .array(report.drivers.map(json))),
    ])
  }

  private static func json(_ driver: DriverReport.Driver) -> JSONValue {
    .object([
      .init("topic", .text(driver.topic)),
      .init("driver_impact", .decimal(driver.impact?.value)),
      .init("low", .decimal(driver.impact?.low)),
      .init("high", .decimal(driver.impact?.high)),
      .init("base", .integer(driver.base)),
      .init("base_without", driver.impact.map { .integer($0.left) } ?? .null),
      .init("value_without", .decimal(driver.impact?.scoreWithout)),
      .init("verdict", .text(driver.verdict)),
      .init("share", .decimal(units(driver.share))),
      .init("share_low", .decimal(driver.shareLow)),
      .init("share_high", .decimal(driver.shareHigh)),
      .init("pull", .decimal(driver.pull)),
      .init("pull_low", .decimal(driver.pullLow)),
      .init("pull_high", .decimal(driver.pullHigh)),
    ])
  }

  /// Returns a share in points.
  private static func units(_ share: Int) -> Double { Double(share) / 10_000 }

  /// Returns a table for each rating column, with the caveat below.
  ///
  /// - Parameters:
  ///   - color: Whether headings are set off with ANSI colours.
  ///   - columns: The width of the terminal, for the caveat.
  /// - Returns: The tables; a sentence when no comment is rated.
  public func terminal(color: Bool = false, columns: Int = 100) -> String {
    guard !reports.isEmpty else {
      return "No scored comment has a rating, so there are no drivers.\n"
    }
    let notes = [DriverReport.caveat, DriverProse.method(of: reports[0])]
    let foot = notes.flatMap { TerminalText.wrapped($0, max(40, columns), lines: 6) }
    return reports.map { table($0, color: color) }.joined(separator: "\n") + "\n"
      + foot.map { $0 + "\n" }.joined()
  }

  private func table(_ report: DriverReport, color: Bool) -> String {
    let name = KPIName(report.kpi)
    var table = TerminalTable(columns: [
      .init("topic", limit: 28), .init("impact", alignRight: true),
      .init("95 % interval", alignRight: true), .init("base", alignRight: true),
      .init("without", alignRight: true), .init("share", alignRight: true),
      .init("pull", alignRight: true), .init("95 % interval", alignRight: true), .init("verdict"),
    ])
    for driver in report.drivers {
      table.add([
        driver.topic ?? DriverProse.noTopic, DriverProse.points(driver.impact?.value),
        DriverProse.interval(driver.impact?.low, driver.impact?.high) ?? "",
        FixedDecimal.integer(driver.base),
        driver.impact.map { FixedDecimal.integer($0.left) } ?? "",
        DriverProse.tenths(driver.shareTenths),
        DriverProse.points(driver.pull),
        DriverProse.interval(driver.pullLow, driver.pullHigh) ?? "", driver.verdict ?? "",
      ])
    }
    table.add([
      "sum", "", "", FixedDecimal.integer(report.base), "", DriverProse.tenths(report.totalTenths),
      "", "", "",
    ])
    let heading =
      "Drivers of \(report.kpi) (\(DisplayText.oneLine(report.rating, limit: 60))): "
      + "\(name.text(report.score)) over \(FixedDecimal.integer(report.base)) rated comments"
    return heading + "\n" + table.render(color: color)
  }
}
