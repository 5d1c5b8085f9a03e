import FeedbackModel
import KPIModel

/// What operations did, beside what customers said of it: a line for each segment and period.
///
/// A volume number alone rewards what shortens contacts, so none is shown without a perception KPI of its own cell.
struct VolumeTable {
  private static let perceptions = ["csat_top2", "nps", "ces_top3"]

  private static let volumes = [
    "average_handle_time", "calls_handled", "contacts_per_hour", "occupancy", "transfer_rate",
    "fcr_net", "fcr_gross", "abandon_rate", "abandon_rate_with_short", "wait_median",
    "wait_median_weighted_mean", "new_tickets", "solved_tickets", "complaints_per_1000_customers",
  ]

  private struct Line {
    var period: String
    var segment: String
    var cells: [String: String] = [:]
  }

  private let lines: [Line]

  /// Gathers the figures by cell; nil when none of them is a volume number.
  init?(_ figures: [KPIValue]) {
    guard figures.contains(where: { Self.volumes.contains($0.kpi) }) else { return nil }
    var places: [[String]: Int] = [:]
    var lines: [Line] = []
    for figure in figures {
      let isPerception = Self.perceptions.contains(figure.kpi)
      guard isPerception || Self.volumes.contains(figure.kpi) else { continue }
      let segment = figure.segment.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
      let period = figure.period?.description ?? ""
      let place = places[[segment, period]] ?? lines.count
      if place == lines.count {
        places[[segment, period]] = place
        lines.append(Line(period: period, segment: segment))
      }
      lines[place].cells[figure.kpi] = lines[place].cells[figure.kpi] ?? Self.text(figure)
    }
    // By segment first, so that each one's course can be read downwards; the periods come in order already.
    self.lines = lines.enumerated().sorted {
      ($0.element.segment, $0.offset) < ($1.element.segment, $1.offset)
    }.map(\.element)
  }

  private static func text(_ figure: KPIValue) -> String {
    let value = KPIName(figure.kpi).text(figure.value)
    guard perceptions.contains(figure.kpi) else { return value }
    return "\(value) (\(FixedDecimal.integer(figure.base)))"
  }

  /// Returns the table for a terminal.
  func render(color: Bool) -> String {
    let shown = (Self.perceptions + Self.volumes).filter { kpi in
      lines.contains { $0.cells[kpi].map { $0 != KPIName(kpi).text(nil) } ?? false }
    }
    var table = TerminalTable(
      columns: [.init("segment", limit: 36), .init("period")]
        + shown.map { .init($0, alignRight: true) }
    )
    for line in lines {
      table.add([line.segment, line.period] + shown.map { line.cells[$0] ?? "–" })
    }
    let title = "What operations did, beside what customers said (base)"
    return title + "\n" + table.render(color: color)
  }
}
