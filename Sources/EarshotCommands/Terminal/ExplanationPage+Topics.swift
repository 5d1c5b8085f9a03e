import Classification
import FeedbackModel
import Pipeline

extension ExplanationPage {
  /// The topics that hold, each with what it is named by and what is said of it, and those that are only named.
  func topicLines() -> [String] {
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
}
