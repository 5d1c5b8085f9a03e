import Calibration
import FeedbackModel
import LexiconMatching
import Reporting

/// Two sets of word lists compared, for reading in a terminal of 80 columns.
struct LexiconDiffPage {
  private static let width = 80

  private let report: LexiconDiffReport
  private let entryLimit: Int
  private let paint: Paint

  init(_ report: LexiconDiffReport, entryLimit: Int, _ paint: Paint) {
    self.report = report
    self.entryLimit = entryLimit
    self.paint = paint
  }

  /// The whole page with a line end.
  var text: String {
    let title = DisplayText.oneLine("From \(report.oldName) to \(report.newName)")
    var lines = Self.wrapped(title, indent: "").map { paint($0, .bold) }
    lines += [""] + entries()
    if let rows = report.rows {
      lines += ["", heading("Comments")] + figures(rows.figures)
      if rows.figures.relabelled > 0 { lines += ["", heading("Labels")] + labels(rows.figures) }
      if !report.topics.isEmpty { lines += ["", heading("Topics")] + topics() }
      if !rows.moved.isEmpty { lines += [""] + moved(rows.moved) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ text: String) -> String { paint(text, .bold, .cyan) }

  // MARK: - Entries

  private func entries() -> [String] {
    guard !report.changes.isEmpty else { return ["The entries are the same."] }
    var table = FigureTable(["entries", "added", "removed", "changed"])
    for count in report.counts {
      table.add(
        [count.kind.rawValue]
          + [count.added, count.removed, count.changed].map { RunReporter.grouped($0) }
      )
    }
    var lines = table.lines(paint) + [""]
    for change in report.changes.prefix(entryLimit) { lines.append(line(change)) }
    let rest = report.changes.count - min(entryLimit, report.changes.count)
    if rest > 0 { lines.append("… and \(RunReporter.grouped(rest)) more") }
    return lines
  }

  private func line(_ change: EntryChange) -> String {
    let entry = DisplayText.oneLine("\(change.kind.rawValue)  \(change.entry)")
    let line: (text: String, style: Paint.Style) =
      switch (change.old, change.new) {
      case (nil, let new?): ("+ \(entry)  \(new)", .green)
      case (let old?, nil): ("- \(entry)  \(old)", .red)
      case (let old, let new): ("~ \(entry)  \(old ?? "") → \(new ?? "")", .yellow)
      }
    return paint(Self.clipped(DisplayText.oneLine(line.text)), line.style)
  }

  // MARK: - Figures

  private func figures(_ figures: ComparedFigures) -> [String] {
    var table = FigureTable(["", "old", "new", "", ""], textColumns: [0, 3, 4])
    let shift = figures.newSum - figures.oldSum
    table.add([
      "mean score", mean(figures.oldSum, figures), mean(figures.newSum, figures),
      figures.scored > 0 ? mean(shift, figures) : "", "",
    ])
    for (name, share) in [("complaints", figures.complaints), ("praise", figures.praise)] {
      table.add([name] + Self.cells(share))
    }
    let moved = "\(RunReporter.grouped(figures.moved)) of \(RunReporter.grouped(figures.scored))"
    return table.lines(paint).filter { !$0.isEmpty } + [
      "\(moved) scores move; \(RunReporter.grouped(figures.relabelled)) of "
        + "\(CoveragePage.counted(figures.rows, "comment")) change label"
    ]
  }

  private func mean(_ sum: Int, _ figures: ComparedFigures) -> String {
    guard figures.scored > 0 else { return "–" }
    let text = FixedDecimal.text(Double(sum) / 1000 / Double(figures.scored), digits: 4)
    return (text.hasPrefix("-") || text == "0.0000" ? "" : "+") + text
  }

  private static func cells(_ share: ComparedFigures.Share) -> [String] {
    [
      RunReporter.grouped(share.old), RunReporter.grouped(share.new),
      share.gained > 0 ? "+\(RunReporter.grouped(share.gained))" : "",
      share.lost > 0 ? "-\(RunReporter.grouped(share.lost))" : "",
    ]
  }

  private func labels(_ figures: ComparedFigures) -> [String] {
    var table = FigureTable(["old \\ new"] + LexiconDiffReport.labels)
    for (old, row) in figures.labels.enumerated() {
      table.add([LexiconDiffReport.labels[old]] + row.map { RunReporter.grouped($0) })
    }
    return table.lines(paint)
  }

  private func topics() -> [String] {
    var table = FigureTable(["topic", "old", "new", "gained", "lost"])
    for topic in report.topics { table.add([topic.id] + Self.cells(topic.share)) }
    return table.lines(paint)
  }

  // MARK: - Comments

  private func moved(_ comments: [MovedComment]) -> [String] {
    let count = comments.count
    var lines = [
      heading(
        count == 1 ? "The comment that moves most" : "The \(count) comments that move most"
      )
    ]
    for (place, comment) in comments.enumerated() {
      let number = "\(place + 1). "
      let indent = String(repeating: " ", count: "\(count). ".count)
      let head = "\(Self.verdict(comment.old)) → \(Self.verdict(comment.new))"
      let name = DisplayText.oneLine(comment.id ?? Self.place(comment.location), limit: 30)
      lines.append(
        String(repeating: " ", count: indent.count - number.count) + number + "\(name): \(head)"
      )
      let text = "“\(DisplayText.oneLine(comment.text, limit: 300))”"
      lines += Self.wrapped(text, indent: indent)
      lines += Self.wrapped(Self.changes(comment), indent: indent).map { paint($0, .faint) }
    }
    return lines
  }

  private static func verdict(_ verdict: MovedComment.Verdict) -> String {
    verdict.label.map { "\($0.name) \(signed(Int64(verdict.score)))" } ?? "not scored"
  }

  private static func place(_ location: SourceLocation) -> String {
    let name = location.file.split(separator: "/").last.map(String.init) ?? location.file
    return name + (location.line.map { ":\($0)" } ?? "")
  }

  private static func changes(_ comment: MovedComment) -> String {
    guard !comment.changes.isEmpty else { return "no entry differs: the constants do" }
    var parts: [(text: String, count: Int)] = []
    for change in comment.changes {
      let entry = DisplayText.oneLine(change.entry)
      let text =
        switch (change.old, change.new) {
        case (nil, let new?): "+ \(entry) \(signed(new))"
        case (let old?, nil): "- \(entry) \(signed(old))"
        case (let old, let new): "\(entry) \(signed(old ?? 0)) → \(signed(new ?? 0))"
        }
      if let place = parts.firstIndex(where: { $0.text == text }) {
        parts[place].count += 1
      } else {
        parts.append((text, 1))
      }
    }
    return parts.map { $0.count > 1 ? "\($0.text) (\($0.count) times)" : $0.text }
      .joined(separator: "; ")
  }

  private static func signed(_ thousandths: Int64) -> String {
    (thousandths > 0 ? "+" : "") + Thousandths.text(Int(thousandths))
  }

  // MARK: - Lines

  private static func clipped(_ text: String) -> String {
    text.count > width ? text.prefix(width - 1) + "…" : text
  }

  /// Returns a text broken at blanks into lines.
  private static func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(indent + line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return line.isEmpty ? lines : lines + [indent + line]
  }
}
