import FeedbackModel
import Glibc
import KPIModel

/// The exceptions as lines for a terminal and as JSON.
public struct ExceptionWriter {
  /// What is written.
  public let content: ExceptionContent

  private let name: (String) -> String

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - content: What is written.
  ///   - name: Returns the name of a topic for people; its id in tables that scripts read too.
  public init(_ content: ExceptionContent, name: @escaping (String) -> String = { $0 }) {
    self.content = content
    self.name = name
  }

  private var report: ExceptionReport { content.report }

  // MARK: - Terminal

  /// The columns of a comment's line.
  private static let lineWidth = 96

  /// Returns the exceptions for a terminal.
  ///
  /// - Parameter color: Whether the heading is set off with ANSI colours.
  /// - Returns: A heading with the rate and what was looked at, and some lines for each exception and event.
  public func terminal(color: Bool = false) -> String {
    let shown = content.items.filter { !$0.run.isCrowdedOut }
    var lines = [color ? "\u{1B}[1m\(heading(shown.count))\u{1B}[0m" : heading(shown.count), scope]
    var worded: [[EmergingTerm]: Int] = [:]
    for (index, item) in shown.enumerated() {
      let number = index + 1
      lines += ["", title(of: item.run, number: number), evidence(of: item.run)]
      if let known = worded[item.terms] {
        lines.append("   words as under \(known)")
      } else if !item.terms.isEmpty {
        worded[item.terms] = number
        lines.append(words(of: item))
      }
      lines += item.lines.map(quotation)
    }
    let crowded = content.items.count - shown.count
    if crowded > 0 {
      lines += [
        "",
        "\(crowded) \(crowded == 1 ? "topic was" : "topics were") named less while another was named more;"
          + " shares of the same comments crowd each other",
      ]
    }
    return (lines + eventLines).joined(separator: "\n") + "\n"
  }

  /// Returns how many exceptions there are, or why that cannot be told.
  func heading(_ count: Int) -> String {
    let unit = PeriodText.noun(report.unit)
    guard report.seriesTested > 0 else {
      return "Exceptions by \(unit): cannot tell; too few \(unit)s have rows (at least "
        + "\(report.settings.shortestHistory) are needed, with \(report.settings.minimumBase) rows in a stretch)"
    }
    return count == 0
      ? "Exceptions by \(unit): nothing is out of control"
      : "Exceptions by \(unit): \(count) out of control"
  }

  /// What was looked at, and at what rate of false alarms.
  var scope: String {
    let settings = report.settings
    let percent = FixedDecimal.trimmed(100 * settings.falseDiscoveryRate, digits: 0...2)
    return "False discovery rate \(percent) % over \(report.seriesTested) figures,"
      + " \(FixedDecimal.integer(report.tests)) tests; each \(PeriodText.noun(report.unit)) against up to"
      + " \(settings.reference) before it, weekdays and declared events allowed for"
  }

  private func title(of run: ExceptionRun, number: Int) -> String {
    "\(number). \(statement(of: run)): \(span(run.first, run.last))"
  }

  /// Returns what moved, and how far from what was expected.
  func statement(of run: ExceptionRun) -> String {
    let kpi = KPIName(run.kpi)
    let title = run.topic.map { "\(name($0)), \(kpi.title.lowercased())" } ?? kpi.title
    let times = run.ratio.map { " (×\(FixedDecimal.text($0, digits: $0 < 10 ? 1 : 0)))" } ?? ""
    return "\(title) \(kpi.text(run.value)), \(kpi.text(run.expectedValue)) expected\(times)"
  }

  private func evidence(of run: ExceptionRun) -> String { "   " + grounds(of: run) }

  /// Returns the counts behind an exception, and how sure it is.
  func grounds(of run: ExceptionRun) -> String {
    let count =
      run.isNet
      ? "balance \(KPIName.signed(Double(run.count), digits: 0, plus: true))"
      : FixedDecimal.integer(run.count)
    return "\(count) of \(FixedDecimal.integer(run.base)),"
      + " \(KPIName.signed(run.expected, digits: 1, plus: false)) expected;"
      + " signalled \(run.signalled) by \(run.rule == .point ? "its own count" : "the weighted mean");"
      + " p \(Self.digits(run.pValue)), q \(Self.digits(run.qValue))"
  }

  private func words(of item: ExceptionContent.Item) -> String {
    "   " + DisplayText.oneLine("words\(wordsSpan(of: item)): \(counted(item.terms))")
  }

  /// Returns in which days the terms were counted where these are more than the run has; terms are counted by week.
  func wordsSpan(of item: ExceptionContent.Item) -> String {
    let days = item.termDays
    guard days != item.run.first.firstDay...item.run.last.lastDay else { return "" }
    return " in the weeks of it, \(PeriodText.range(days.lowerBound, days.upperBound))"
  }

  /// Returns terms with their counts on both sides.
  func counted(_ terms: [EmergingTerm]) -> String {
    let counted = terms.map { term in
      "\(term.term) \(term.countNow)/\(term.baseNow) against \(term.countBefore)/\(term.baseBefore)"
    }
    return counted.joined(separator: ", ")
  }

  /// The characters that are shown before a keyword.
  private static let before = 36

  private func quotation(_ line: KWICLine) -> String {
    let text = DisplayText.oneLine(line.pre.suffix(Self.before) + line.keyword + line.post)
    let isCut = line.pre.count > Self.before
    return TerminalText.clipped("   “\(isCut ? "…" : "")\(text)”", Self.lineWidth)
  }

  /// Returns from when to when.
  func span(_ first: Period, _ last: Period) -> String {
    first == last ? "\(first)" : "\(first) to \(last)"
  }

  private var eventLines: [String] {
    report.events.isEmpty ? [] : ["", "Declared events; their days raise no alarm"] + toldEvents
  }

  /// The declared events, each with what moved during and after it.
  var toldEvents: [String] {
    var lines: [String] = []
    for event in report.events {
      let kind = event.kind.map { " (\($0))" } ?? ""
      let days =
        event.firstDay == event.lastDay
        ? "\(event.firstDay)" : "\(event.firstDay) to \(event.lastDay)"
      let about = event.topic.map { ", about \($0)" } ?? ""
      lines.append(DisplayText.oneLine("\(event.name)\(kind), \(days)\(about)"))
      let effects = report.effects.filter { $0.event == event }
      if effects.isEmpty { lines.append("   no figure moved beyond chance") }
      lines += effects.map(Self.line)
    }
    return lines
  }

  private static func line(of effect: EventEffect) -> String {
    let name = KPIName(effect.kpi).title
    let title = effect.topic.map { "\($0), \(name.lowercased())" } ?? name
    return "   \(title): \(text(effect.duringRatio, effect.during)) during,"
      + " \(text(effect.afterRatio, effect.after)) in the \(EventEffect.days) days after;"
      + " \(effect.before.count) of \(effect.before.base) before"
  }

  private static func text(_ ratio: RateRatio?, _ side: EventEffect.Side) -> String {
    guard let ratio else { return "no comments" }
    let ends = [ratio.low, ratio.high].map { $0.map { FixedDecimal.text($0, digits: 2) } ?? "∞" }
    let value = ratio.ratio.map { "×\(FixedDecimal.text($0, digits: 2))" } ?? "from none"
    return
      "\(value) [\(ends[0]), \(ends[1])] (\(side.count) of \(side.base), p \(digits(ratio.pValue)))"
  }

  /// Returns a probability with two significant digits, as `0.0021` or `3.1e-12`.
  static func digits(_ probability: Double) -> String {
    guard probability > 0, probability < 1 else { return probability >= 1 ? "1" : "0" }
    var exponent = Int(floor(log10(probability)))
    var tenths = Int((probability / pow(10, Double(exponent - 1))).rounded())
    if tenths >= 100 { (tenths, exponent) = (tenths / 10, exponent + 1) }
    guard exponent < -3 else {
      return FixedDecimal.trimmed(probability, digits: 0...(1 - exponent))
    }
    return "\(tenths / 10).\(tenths % 10)e\(exponent)"
  }
}
