import Calibration
import FeedbackModel

/// What stands in wrong rows: rules, and words that no entry covers.
struct EvaluationErrorTables {
  private let result: EvaluationResult

  init(_ result: EvaluationResult) { self.result = result }

  var section: EvaluationPage.Section {
    EvaluationPage.Section(
      heading: "What stands in the \(result.labelled.wrong) wrong rows",
      parts: [(ruleTable(), ruleNotes), (cueTable(), cueNotes)]
    )
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

  private func cueTable() -> FigureTable? {
    var table = FigureTable(
      ["word without an entry", "leans to", "wrong rows", "all rows", "of its rows", "G²", ""],
      textColumns: [0, 1, 6]
    )
    for cue in result.missingCues {
      table.add([
        cue.word, cue.label.name, String(cue.wrong), String(cue.base),
        Decimal4.fixed(cue.share), Decimal4.fixed(cue.g2),
        cue.isKnownElsewhere ? "in topics or cues" : "",
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
