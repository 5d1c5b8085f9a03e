import Calibration
import FeedbackModel
import KPIModel
import Reporting

/// Coverage for reading in a terminal of 80 columns.
struct CoveragePage {
  /// The most characters of a term.
  private static let termWidth = 24
  /// The most characters of an example.
  private static let exampleWidth = 34

  private let report: CoverageReport
  private let paint: Paint

  init(_ report: CoverageReport, _ paint: Paint) {
    self.report = report
    self.paint = paint
  }

  /// The whole page with a line end.
  var text: String {
    var lines = [paint(title, .bold)]
    if report.hasScores { lines += report.scores.map { "  " + columnLine($0) } }
    lines += ["", paint("Comments in which the word lists find nothing", .bold, .cyan)]
    lines += shares().lines(paint) + [paint(sharesNote, .faint)]
    for table in report.terms {
      lines += ["", paint(heading(table), .bold, .cyan)]
      lines += table.terms.isEmpty ? ["none"] : terms(table).lines(paint)
    }
    if report.hasScores, report.terms.contains(where: { !$0.terms.isEmpty }) {
      lines += ["", paint("G²: one word in a thousand comes to 10.83 by chance.", .faint)]
    }
    if report.isTruncated {
      lines += ["", "There are more different words than are counted; the first to occur are."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: String {
    let count = report.shares[0].counts.comments
    return "What \(report.lists) word lists cover of \(Self.counted(count, "scored comment"))"
  }

  private func columnLine(_ score: RatingColumnText) -> String {
    DisplayText.oneLine(score.name, limit: 40)
      + " \(score.scale.name): \(score.low) is low, \(score.high) is high"
  }

  private func heading(_ table: CoverageReport.Terms) -> String {
    switch table.side {
    case .low: "Words of low-score comments that no entry covers"
    case .high: "Words of high-score comments that no entry covers"
    default: "Frequent words that no entry covers"
    }
  }

  private func shares() -> FigureTable {
    var table = FigureTable([
      "comments", "n", "no valence", "no negative", "no positive", "no topic", "neither",
    ])
    for share in report.shares {
      let counts = share.counts
      let columns = [
        counts.withoutValence, counts.withoutNegative, counts.withoutPositive, counts.withoutTopic,
        Self.neither(share),
      ]
      table.add(
        [share.name, RunReporter.grouped(counts.comments)]
          + columns.map { Self.share($0, of: counts.comments) }
      )
    }
    return table
  }

  /// The comments without what their side should have, and without a topic.
  private static func neither(_ share: CoverageReport.Share) -> Int {
    switch share.side {
    case .low: share.counts.withoutNegativeAndTopic
    case .high: share.counts.withoutPositiveAndTopic
    default: share.counts.withoutValenceAndTopic
    }
  }

  private var sharesNote: String {
    report.hasScores
      ? "neither: low without negative and topic, high without positive and topic"
      : "neither: without valence and topic"
  }

  private func terms(_ terms: CoverageReport.Terms) -> FigureTable {
    guard report.hasScores else {
      var table = FigureTable(["word", "comments", "example"], textColumns: [0, 2])
      for term in terms.terms {
        let count = RunReporter.grouped(term.counts[terms.side.rawValue])
        table.add([Self.clipped(term.term, to: Self.termWidth), count, example(term)])
      }
      return table
    }
    var table = FigureTable(["word", "low", "high", "G²", "example"], textColumns: [0, 4])
    for term in terms.terms {
      table.add([
        Self.clipped(term.term, to: Self.termWidth),
        RunReporter.grouped(term.counts[CoverageSide.low.rawValue]),
        RunReporter.grouped(term.counts[CoverageSide.high.rawValue]),
        term.g2.map { FixedDecimal.text($0, digits: 1) } ?? "–", example(term),
      ])
    }
    return table
  }

  private func example(_ term: UncoveredTerm) -> String {
    term.example?.cut(to: Self.exampleWidth) ?? ""
  }

  /// Returns a text cut to a width.
  static func clipped(_ text: String, to width: Int) -> String {
    text.count > width ? text.prefix(width - 1) + "…" : text
  }

  /// Returns a share in per cent; a dash of nothing.
  static func share(_ count: Int, of base: Int) -> String {
    guard base > 0 else { return "–" }
    return FixedDecimal.text(Double(count) * 100 / Double(base), digits: 1) + " %"
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(RunReporter.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension SidedTerms.Example {
  /// The example in one piece, on one line.
  var text: String { DisplayText.oneLine(before + term + after) }

  /// Returns the example cut to a width, the term in its middle where it can be.
  func cut(to width: Int) -> String {
    let before = DisplayText.oneLine(self.before)
    let term = DisplayText.oneLine(self.term)
    let after = DisplayText.oneLine(self.after)
    let gap = self.before.hasSuffix(" ") && !before.isEmpty ? " " : ""
    let tail = self.after.hasPrefix(" ") && !after.isEmpty ? " " : ""
    let room = max(0, width - term.count)
    let left = min(before.count + gap.count, max(room / 2, room - after.count - tail.count))
    let right = room - left
    return Self.end(of: before + gap, left) + term + Self.start(of: tail + after, right)
  }

  private static func end(of text: String, _ width: Int) -> String {
    guard text.count > width else { return text }
    return width > 1 ? "…" + text.suffix(width - 1) : ""
  }

  private static func start(of text: String, _ width: Int) -> String {
    guard text.count > width else { return text }
    return width > 1 ? text.prefix(width - 1) + "…" : ""
  }
}
