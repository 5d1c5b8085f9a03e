import FeedbackModel
import KPIModel

/// Puts shifts of the figures into plain sentences.
struct FindingWriter {
  /// The shifts, the strongest first.
  var report: ShiftReport

  /// How the time line is cut.
  var unit: PeriodUnit

  /// What is known to have happened.
  var events: [DeclaredEvent] = []

  /// Gives the name of a topic for people.
  var name: (String) -> String

  /// Whether what is said about a topic is more negative than positive.
  var isNegative: (String) -> Bool

  /// Gives the terms that came up in a period, the strongest first.
  var terms: (Period) -> [String]

  /// Gives comments of a topic in a period.
  var lines: (String, Period) -> [KWICLine]

  /// The KPIs whose name is what a comment holds.
  private static let sharesOfComments: Set<String> = [
    "mixed_rate", "churn_intent_rate", "recommend_intent_rate", "legal_threat_rate", "safety_rate",
    "refund_request_rate", "question_rate", "request_rate",
  ]

  /// The most terms in a sentence.
  private static let termsShown = 4

  /// The shifts that are told, each KPI and topic once in each direction, the strongest first; those that a declared
  /// event explains come after all others, and only where nothing else is told of their KPI, topic and direction.
  ///
  /// A topic whose share falls while another one's rises in the same period is left out: shares crowd each other.
  var toldShifts: [Finding] {
    let shifts = report.findingsWithoutEchoes
    let risen = Set(shifts.filter { $0.topic != nil && $0.isRise }.map(\.period))
    var seen: Set<String> = []
    return (shifts.filter { names(of: $0).isEmpty } + shifts.filter { !names(of: $0).isEmpty })
      .filter { shift in
        if shift.topic != nil, !shift.isRise, risen.contains(shift.period) { return false }
        return seen.insert("\(shift.kpi)/\(shift.topic ?? "")/\(shift.isRise)").inserted
      }
  }

  /// Returns shifts as findings; the first one of a period has its terms.
  func findings(of shifts: some Sequence<Finding>) -> [ReportFinding] {
    var worded: Set<Period> = []
    return shifts.map { shift in
      let isFirst = worded.insert(shift.period).inserted
      return finding(of: shift, terms: isFirst ? words(of: shift.period) : [])
    }
  }

  /// The names of the declared events that a shift lies in.
  private func names(of shift: Finding) -> [String] {
    events.names(covering: shift.period, topic: shift.topic)
  }

  /// The terms of a period, without those that are a part of a stronger one or hold it.
  private func words(of period: Period) -> [String] {
    var taken: [[Substring]] = []
    for term in terms(period) where taken.count < Self.termsShown {
      let words = term.split(separator: " ")
      guard !taken.contains(where: { $0.contains(where: words.contains) }) else { continue }
      taken.append(words)
    }
    return taken.map { $0.joined(separator: " ") }
  }

  private func finding(of shift: Finding, terms: [String]) -> ReportFinding {
    ReportFinding(
      kind: kind(of: shift),
      statement: statement(of: shift),
      evidence: evidence(of: shift),
      terms: terms,
      topic: shift.topic,
      period: shift.period,
      events: names(of: shift),
      lines: shift.topic.map { lines($0, shift.period) } ?? []
    )
  }

  private func kind(of shift: Finding) -> ReportFinding.Kind {
    if let topic = shift.topic {
      guard isNegative(topic) else { return .new }
      return shift.isRise ? .worse : .better
    }
    return switch shift.kpi {
    case "complaint_rate", "dsat", "churn_intent_rate", "legal_threat_rate", "safety_rate",
      "refund_request_rate":
      shift.isRise ? .worse : .better
    case "nps", "csat_top2", "csat_topbox", "net_sentiment", "praise_rate", "recommend_intent_rate":
      shift.isRise ? .better : .worse
    default: .new
    }
  }

  private func statement(of shift: Finding) -> String {
    if let topic = shift.topic {
      let (now, before) = (percent(shift.now), percent(shift.before))
      return "\(name(topic)) named in \(now) of comments, \(before) \(reference)"
    }
    let kpi = KPIName(shift.kpi)
    let values = "\(kpi.text(shift.now)), \(kpi.text(shift.before)) \(reference)"
    guard Self.sharesOfComments.contains(shift.kpi) else { return "\(kpi.title) \(values)" }
    return "\(kpi.title) in \(kpi.text(shift.now)) of comments,"
      + " \(kpi.text(shift.before)) \(reference)"
  }

  private func evidence(of shift: Finding) -> String {
    let counts = [shift.countNow, shift.baseNow, shift.countBefore, shift.baseBefore]
      .map { FixedDecimal.integer($0) }
    guard KPIName(shift.kpi).unit == .percent else {
      return "\(counts[1]) \(shift.kpi == "nps" ? "ratings" : "comments") against \(counts[3])"
    }
    return "\(counts[0]) of \(counts[1]) against \(counts[2]) of \(counts[3])"
  }

  private var reference: String {
    let units = PeriodText.noun(unit)
    return switch report.reference {
    case ShareShift.Reference.earlierPeriods.rawValue: "in the \(units)s before"
    case ShareShift.Reference.previousPeriod.rawValue: "in the \(units) before"
    case ShareShift.Reference.otherPeriods.rawValue: "in the other \(units)s"
    default: "in \(report.reference)"
    }
  }

  private func percent(_ value: Double) -> String { KPIName("topic_share").text(value) }
}
