import Classification
import FeedbackModel
import LexiconMatching
import Pipeline
import Tokenization

/// The explanation of one comment, for reading in a terminal.
struct ExplanationPage {
  private let bytes: [UInt8]
  let annotation: Annotation
  private let counterfactuals: [Counterfactual?]
  private let complaint: ComplaintAccount?
  let topicAccounts: [TopicAccount]
  private let tokens: [Token]
  let topics: [Topic]
  private let halfMass: Int
  private let thresholds: (positive: Int, negative: Int)
  let paint: Paint

  init(
    text: String,
    annotation: Annotation,
    counterfactuals: [Counterfactual?],
    complaint: ComplaintAccount?,
    topicAccounts: [TopicAccount],
    tokens: [Token],
    topics: [Topic],
    halfMass: Int,
    thresholds: (positive: Int, negative: Int),
    paint: Paint
  ) {
    bytes = Array(text.utf8)
    self.annotation = annotation
    self.counterfactuals = counterfactuals
    self.complaint = complaint
    self.topicAccounts = topicAccounts
    self.tokens = tokens
    self.topics = topics
    self.halfMass = halfMass
    self.thresholds = thresholds
    self.paint = paint
  }

  /// Returns the whole page.
  func text() -> String {
    var lines = [paint(colouredText(), .bold), ""]
    lines.append(verdict())
    if annotation.status == .scored {
      lines += ["", heading()] + arithmetic()
    }
    if let complaint { lines += ["", paint("Complaint", .bold)] + complaintLines(complaint) }
    let topics = topicLines()
    if !topics.isEmpty { lines += ["", paint("Topics", .bold)] + topics }
    lines += ["", paint("Judgements", .bold)] + judgements()
    lines += ["", paint("Tokens", .bold), "  " + tokenLine()]
    return lines.joined(separator: "\n")
  }

  /// The comment with each hit in the colour of what it adds.
  private func colouredText() -> String {
    let hits = hitValues()
    var text = ""
    var position = 0
    for (span, value) in hits where Int(span.start) >= position {
      text += string(position..<Int(span.start))
      text += paint(string(span.range), value > 0 ? .green : value < 0 ? .red : .faint)
      position = Int(span.end)
    }
    return text + string(position..<bytes.count)
  }

  private func hitValues() -> [(span: TextSpan, value: Int64)] {
    let steps = annotation.trace.filter {
      !["answer", "tone", "neutral", "complaint"].contains($0.rule)
    }
    return TopicAccount.entries(of: steps).values.map { ($0.span, $0.value) }
      .sorted { $0.span.start < $1.span.start }
  }

  private func verdict() -> String {
    guard let label = annotation.label else {
      return "\(annotation.status.name.replacing("_", with: " ")): not scored"
        + (annotation.language.map { " (language \($0))" } ?? "")
    }
    let style: Paint.Style =
      label == .positive ? .green : label == .negative ? .red : .yellow
    return paint(label.name, .bold, style) + "  score \(signed(annotation.score))"
      + (annotation.mixed ? "  mixed: praise and complaint together" : "")
  }

  private func heading() -> String {
    let title = paint("Arithmetic", .bold)
    guard counterfactuals.contains(where: { $0 != nil }) else { return title }
    return title + paint(String(repeating: " ", count: nameWidth + 15) + "score without it", .faint)
  }

  /// The score that the comment would have without the entry of a step, where the step begins one.
  private func scoreWithout(_ step: Int) -> String {
    guard let counterfactual = counterfactuals[step] else { return "" }
    let text = counterfactual.score.map(signed) ?? "not scored"
    return paint(leading(text, 20), .faint)
  }

  /// How wide the column of names is: as wide as the longest, within a usual width and what a line holds.
  private var nameWidth: Int {
    min(60, annotation.trace.reduce(34) { max($0, Self.name(of: $1).count + 1) })
  }

  private static func isWord(_ step: Contribution) -> Bool {
    ["tone", "neutral", "complaint"].contains(step.rule)
  }

  private static func name(of step: Contribution) -> String {
    if isWord(step) { return name(ofWord: step) }
    return step.rule == "lexicon" || step.rule == "answer" ? step.entry : "  × \(step.rule)"
  }

  /// A word that adds up beside the rules is named with what it is evidence of; what stands for itself is not.
  private static func name(ofWord step: Contribution) -> String {
    step.rule == "complaint" ? step.entry : "\(step.entry) (\(step.rule))"
  }

  private func arithmetic() -> [String] {
    guard !annotation.trace.isEmpty else {
      return ["  no entry of the lexicons was found: 0 is neither"]
    }
    let width = nameWidth
    var lines: [String] = []
    var sum: Int64 = 0
    var positive: Int64 = 0
    var negative: Int64 = 0
    for (index, step) in annotation.trace.enumerated() {
      let factor =
        step.rule == "lexicon" || Self.isWord(step) ? "" : "× \(Thousandths.text(step.factor))"
      lines.append(
        "  " + padded(padded(Self.name(of: step), width) + factor, width + 10)
          + leading(units(step.value), 9) + scoreWithout(index)
      )
      sum += step.value
      let isLast =
        index + 1 == annotation.trace.count || annotation.trace[index + 1].hit != step.hit
      if isLast {
        if sum > 0 { positive += sum } else { negative -= sum }
        sum = 0
      }
    }
    lines.append("  " + paint(String(repeating: "─", count: width + 19), .faint))
    lines.append(
      "  above zero P = \(units(positive)), below zero N = \(units(negative)), K = \(units(Int64(halfMass)))"
    )
    lines.append(
      "  positive P / (P + N + K) = \(Thousandths.text(annotation.positive)), "
        + "negative N / (P + N + K) = \(Thousandths.text(annotation.negative))"
    )
    lines.append("  score = positive − negative = \(signed(annotation.score))")
    lines.append(
      "  positive from \(signed(thresholds.positive)) on, negative from "
        + "\(signed(thresholds.negative)) down"
    )
    return lines
  }

  /// What speaks for and against a complaint, down to the cues.
  private func complaintLines(_ account: ComplaintAccount) -> [String] {
    let width = nameWidth
    var lines: [String] = []
    for term in account.terms {
      var name = term.name
      if let amount = term.amount, amount != term.value {
        name += " \(Thousandths.text(amount)) × \(Thousandths.text(term.weight))"
      }
      lines.append("  " + padded(name, width + 10) + leading(units(Int64(term.value)), 9))
      guard term.constant == ComplaintAccount.cueConstant else { continue }
      for cue in account.cues {
        let category = " (\(cue.category)\(cue.countsHalf ? ", half" : ""))"
        let line = padded("    " + cue.entry + category, width + 10) + Thousandths.text(cue.weight)
        lines.append("  " + paint(line, .faint))
      }
    }
    lines.append("  " + paint(String(repeating: "─", count: width + 19), .faint))
    lines.append(
      "  evidence E = \(units(Int64(account.evidence))), a complaint from 0 on, "
        + "S = \(units(Int64(account.scale)))"
    )
    lines.append(
      "  complaint score = ½ + ½ · E / (|E| + S) = \(Thousandths.text(annotation.complaintScore))"
    )
    return lines
  }

  private func judgements() -> [String] {
    var lines = [
      "  complaint \(annotation.complaint ? "yes" : "no") (\(Thousandths.text(annotation.complaintScore)))"
        + ", praise \(annotation.praise ? "yes" : "no")"
    ]
    let intents = annotation.intents.members.map(\.name)
    if !intents.isEmpty { lines.append("  intents " + intents.joined(separator: ", ")) }
    if let effort = annotation.effort { lines.append("  effort \(effort) of 7") }
    if let wait = annotation.statedWaitSeconds { lines.append("  stated wait \(wait) s") }
    return lines
  }

  private func tokenLine() -> String {
    tokens.filter { $0.kind != .space }.map { token in
      let form = string(token.span.range)
      return token.kind == .word ? form : form + paint("/" + token.kind.name, .faint)
    }.joined(separator: paint(" · ", .faint))
  }

  func string(_ range: Range<Int>) -> String {
    // Control characters of a hostile comment must not reach the terminal, nor what turns its lines around.
    var shown = String.UnicodeScalarView()
    for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
      shown.append(Self.isControl(scalar) ? " " : scalar)
    }
    return String(shown)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  func units(_ value: Int64) -> String { Thousandths.text(Int(value)) }

  func signed(_ value: Int) -> String { (value > 0 ? "+" : "") + Thousandths.text(value) }

  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  func leading(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
