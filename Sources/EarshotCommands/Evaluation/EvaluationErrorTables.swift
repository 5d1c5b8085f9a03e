import Calibration
import FeedbackModel

/// What stands in wrong rows: rules and lines at work, and words that no entry covers.
struct EvaluationErrorTables {
  /// The most lines and words of complaints, and of topics, that are told.
  static let listed = 15

  /// The most characters of a rule, and of a word or a class, that are told.
  private static let longestEntry = 32
  private static let longestWord = 18

  private let result: EvaluationResult

  init(_ result: EvaluationResult) { self.result = result }

  /// The sections of labels, complaints and topics, as far as there are errors of them.
  var sections: [EvaluationPage.Section] {
    var sections: [EvaluationPage.Section] = []
    if result.labelled.wrong > 0 {
      sections.append(
        EvaluationPage.Section(
          heading: "What stands in the \(result.labelled.wrong) wrong rows",
          parts: [(ruleTable(), ruleNotes), (cueTable(result.missingCues), cueNotes)]
        )
      )
    }
    let complaints = result.complaintErrors
    if complaints.falseAlarms + complaints.misses > 0 {
      let alarms = Self.counted(complaints.falseAlarms, "false alarm")
      let missed = Self.counted(complaints.misses, "missed complaint")
      sections.append(
        section(
          "What stands in \(alarms) and \(missed)",
          result.complaintErrors.harmfulCues(limit: Self.listed),
          result.complaintErrors.missingCues(limit: Self.listed),
          ("cue", "complaints")
        )
      )
    }
    let topics = result.topicErrors
    if topics.falseAlarms + topics.misses > 0 {
      let alarms = Self.counted(topics.falseAlarms, "topic")
      sections.append(
        section(
          "What stands behind \(alarms) called wrongly and \(topics.misses) missed",
          topics.harmfulLines(limit: Self.listed),
          topics.missingCues(limit: Self.listed),
          ("line", "topics")
        )
      )
    }
    return sections
  }

  private static func cut(_ text: String, _ length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    "\(count) \(name)\(count == 1 ? "" : "s")"
  }

  private func section(
    _ heading: String,
    _ lines: [DecisiveLine],
    _ words: [MissingCue],
    _ names: (line: String, decisions: String)
  ) -> EvaluationPage.Section {
    let lineNote =
      lines.isEmpty
      ? "On no \(names.line) hang more wrong \(names.decisions) than right ones."
      : "Without one of these, the wrong \(names.decisions) would go, and the right ones as well. They are counted on "
        + "these very rows: read before you change a line."
    let wordNote =
      words.isEmpty
      ? "No word leans to missed \(names.decisions) beyond chance."
      : "Words that stand in missed \(names.decisions) more than in rows without them."
    return EvaluationPage.Section(
      heading: heading,
      parts: [(lineTable(lines, names.decisions), [lineNote]), (cueTable(words), [wordNote])]
    )
  }

  private func lineTable(_ lines: [DecisiveLine], _ decisions: String) -> FigureTable? {
    var table = FigureTable(
      ["of", "line", "", "wrong \(decisions) by it", "right ones"],
      textColumns: [0, 1, 2]
    )
    for line in lines {
      table.add([
        Self.cut(line.key.side, Self.longestWord), Self.cut(line.key.entry, Self.longestEntry),
        line.key.kind,
        String(line.decisions.wrong), String(line.decisions.right),
      ])
    }
    return table.isEmpty ? nil : table
  }

  private func ruleTable() -> FigureTable? {
    var table = FigureTable(["rule", "wrong rows", "right rows", "of wrong", "of right", "q"])
    for rule in result.rules {
      let isSure = rule.qValue < RuleContrast.level
      table.add([
        .init(rule.rule), .init(String(rule.rows.wrong)), .init(String(rule.rows.right)),
        .init(Decimal4.fixed(rule.wrongShare)), .init(Decimal4.fixed(rule.rightShare)),
        .init(Decimal4.fixed(rule.qValue), isSure ? .red : .faint),
      ])
    }
    return table.isEmpty ? nil : table
  }

  private var ruleNotes: [String] {
    guard !result.rules.isEmpty else {
      return ["No rule was at work in wrong rows more often than in right ones."]
    }
    return [
      "Rules at work in wrong rows more often than in right ones; q is the rate of false discoveries, "
        + "and over \(RuleContrast.level) the difference may be chance."
    ]
  }

  private func cueTable(_ cues: [MissingCue]) -> FigureTable? {
    var table = FigureTable(
      ["word", "leans to", "wrong rows", "all rows", "of its rows", "G²", "known in"],
      textColumns: [0, 1, 6]
    )
    for cue in cues {
      table.add([
        Self.cut(cue.word, Self.longestWord), Self.cut(cue.side, Self.longestWord),
        String(cue.wrong), String(cue.base), Decimal4.fixed(cue.share), Decimal4.fixed(cue.g2),
        cue.isKnownElsewhere ? "topics, cues" : "",
      ])
    }
    return table.isEmpty ? nil : table
  }

  private var cueNotes: [String] {
    guard !result.missingCues.isEmpty else {
      return ["No word without an entry leans to a class beyond chance."]
    }
    return [
      "Words that no sentiment entry covers, in wrong rows of a class more than in rows of other classes. "
        + "Most are not sentiment: read before adding."
    ]
  }
}
