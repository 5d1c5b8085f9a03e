import Classification
import FeedbackModel
import LexiconMatching
import Pipeline
import Tokenization

/// The explanation of one comment, for reading in a terminal.
struct ExplanationPage {
  private let bytes: [UInt8]
  private let annotation: Annotation
  private let counterfactuals: [Counterfactual?]
  private let complaint: ComplaintAccount?
  private let topicAccounts: [TopicAccount]
  private let tokens: [Token]
  private let topics: [Topic]
  private let halfMass: Int
  private let thresholds: (positive: Int, negative: Int)
  private let paint: Paint

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
    var values: [Int: (span: TextSpan, value: Int64)] = [:]
    for step in annotation.trace
    where !["answer", "tone", "neutral", "complaint"].contains(step.rule) {
      values[step.hit, default: (step.span, 0)].value += step.value
    }
    return values.values.sorted { $0.span.start < $1.span.start }
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

  /// The topics that hold, each with what it is named by and what is said of it, and those that are only named.
  private func topicLines() -> [String] {
    let width = annotation.topics.reduce(22) { max($0, topics[$1.topic].id.count + 1) }
    let entries = TopicAccount.entries(of: annotation.trace)
    var lines: [String] = []
    for account in topicAccounts {
      let id = padded(topics[account.topic].id, width)
      guard let topic = annotation.topics.first(where: { $0.topic == account.topic }) else {
        lines.append(
          "  " + id
            + "named, but \(units(Int64(account.strength))) of \(units(Int64(account.least)))"
        )
        lines += account.terms.map { termLine($0, of: account) }
        continue
      }
      let subtopics = topic.subtopics.map { topics[$0].id }.joined(separator: ", ")
      lines.append(
        "  " + id + padded(topic.label.name, 10) + leading(signed(topic.score), 7)
          + (subtopics.isEmpty ? "" : "  (\(subtopics))")
      )
      lines += account.terms.map { termLine($0, of: account) }
      lines.append(
        paint(
          "       = strength \(units(Int64(account.strength))), holds from "
            + units(Int64(account.least)),
          .faint
        )
      )
      let said = account.said.compactMap { entries[$0] }.map { "\($0.text) \(units($0.value))" }
      if !said.isEmpty { lines.append(faintLine("said of it: " + Self.listed(said))) }
    }
    return lines
  }

  private func termLine(_ term: TopicAccount.Term, of account: TopicAccount) -> String {
    let said = term.spans.map { string($0.range) }
    let weight = leading(units(Int64(term.weight)), 12) + "  "
    guard term.record != .fallback else {
      return paint(weight + "it stands for what names no other topic", .faint)
    }
    var parts = [padded(term.record.rawValue, 5) + Self.listed(said.map { "“\($0)”" })]
    switch term.record {
    case .rule: parts.append(ShortenedRule.text(of: term.entry, saying: term.forms))
    case .cue, .word, .when, .prior, .fallback:
      if !term.forms.allSatisfy({ $0 == term.entry }) || said.isEmpty { parts.append(term.entry) }
    }
    if term.topic != account.topic { parts.append("(\(topics[term.topic].id))") }
    return faintLine(weight + parts.joined(separator: "  "))
  }

  /// The most different things of a list that are told, and the most characters of a line.
  private static let mostListed = 6
  private static let lineWidth = 100

  /// Returns the different things of a list, each with how often it comes.
  private static func listed(_ all: [String]) -> String {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for one in all {
      if counts[one] == nil { order.append(one) }
      counts[one, default: 0] += 1
    }
    let told = order.prefix(mostListed).map { one in
      counts[one, default: 1] > 1 ? "\(one) ×\(counts[one, default: 1])" : one
    }
    let rest = order.count - told.count
    return told.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// Returns a line cut at the width of a page.
  private func faintLine(_ line: String) -> String {
    let text = line.hasPrefix(" ") ? line : "         " + line
    let cut = text.count > Self.lineWidth ? text.prefix(Self.lineWidth - 1) + "…" : text
    return paint(cut, .faint)
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

  private func string(_ range: Range<Int>) -> String {
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

  private func units(_ value: Int64) -> String { Thousandths.text(Int(value)) }

  private func signed(_ value: Int) -> String { (value > 0 ? "+" : "") + Thousandths.text(value) }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func leading(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
