import FeedbackModel
import Yams

/// One entry of `goals.yaml`: its keys with their lines.
struct GoalEntry {
  /// The line that the entry begins in.
  let line: Int

  private let path: String
  private let values: [String: Node]

  private static let keys = [
    "metric", "topic", "segment", "baseline", "target", "start", "deadline", "window",
  ]

  /// The longest window, ten years.
  private static let longestWindow = 3_660

  /// Takes an element of the list.
  ///
  /// - Throws: `IngestionError` when it is no mapping, or has a key that means nothing.
  init(_ node: Node, path: String) throws {
    self.path = path
    line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      throw YAMLDocument.error(
        "the entry is no goal with keys and values",
        path,
        line: line,
        code: .invalidGoal,
        remedy: "write '- metric: csat_top2', and its other keys below."
      )
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard Self.keys.contains(name) else {
        throw YAMLDocument.error(
          "'\(Excerpt.of(name.utf8))' is no key of a goal.\(Self.guess(name, Self.keys))",
          path,
          line: key.mark?.line ?? line,
          code: .invalidGoal,
          remedy: "use \(Self.keys.joined(separator: ", "))."
        )
      }
      values[name] = value
    }
    self.values = values
  }

  /// Returns the error of the entry, or of the line of one of its keys.
  func error(_ message: String, at key: String? = nil, remedy: String) -> IngestionError {
    YAMLDocument.error(
      message,
      path,
      line: key.flatMap { values[$0]?.mark?.line } ?? line,
      code: .invalidGoal,
      remedy: remedy
    )
  }

  /// Returns the goal that the entry tells.
  ///
  /// - Throws: `IngestionError` for the first thing that is missing or wrong.
  func goal(topics: [String]) throws -> Goal {
    let metric = try metric()
    let goal = Goal(
      metric: metric,
      topic: try topic(of: metric, topics),
      segment: try segment(),
      baseline: try number("baseline", within: metric),
      target: try number("target", within: metric),
      start: try day("start"),
      deadline: try day("deadline"),
      windowDays: try window()
    )
    try check(goal)
    return goal
  }

  private func check(_ goal: Goal) throws {
    guard goal.start < goal.deadline else {
      throw error(
        "the deadline \(goal.deadline) does not lie after the start \(goal.start)",
        at: "deadline",
        remedy: "give a later deadline."
      )
    }
    let isBetter =
      switch goal.metric.direction {
      case .up: goal.target > goal.baseline
      case .down: goal.target < goal.baseline
      case .towardsTarget: goal.target != goal.baseline
      }
    guard isBetter else {
      let way = goal.metric.direction == .down ? "lower" : "higher"
      let wanted = goal.metric.direction == .towardsTarget ? "another" : "a \(way)"
      throw error(
        "the target is not better than the baseline",
        at: "target",
        remedy: "give \(wanted) target for \(goal.metric.name)."
      )
    }
  }
}

// MARK: - Values

extension GoalEntry {
  private func text(_ key: String, example: String) throws -> String {
    guard let node = values[key] else {
      throw error("the goal has no \(key)", remedy: "add '\(key): \(example)'.")
    }
    guard let text = node.scalar?.string, !text.isEmpty, text.utf8.count <= 1_000 else {
      throw error("the \(key) is no single value", at: key, remedy: "write '\(key): \(example)'.")
    }
    return text
  }

  private func metric() throws -> GoalMetric {
    let name = try text("metric", example: "csat_top2")
    guard let metric = GoalMetric(named: name) else {
      let known = GoalMetric.all.map(\.name)
      throw error(
        "'\(Excerpt.of(name.utf8))' is no metric that a goal can be set for.\(Self.guess(name, known))",
        at: "metric",
        remedy: "use one of \(known.joined(separator: ", "))."
      )
    }
    return metric
  }

  private func topic(of metric: GoalMetric, _ topics: [String]) throws -> String? {
    guard metric.hasTopic else {
      guard values["topic"] == nil else {
        throw error(
          "\(metric.name) is not the metric of a topic",
          at: "topic",
          remedy: "take the topic out, or use topic_share."
        )
      }
      return nil
    }
    let known = topics.filter { !$0.contains("/") }
    let topic = try text("topic", example: known.first ?? "billing")
    guard known.contains(topic) else {
      throw error(
        "'\(Excerpt.of(topic.utf8))' is no topic of this run.\(Self.guess(topic, known))",
        at: "topic",
        remedy: "use a topic of the taxonomy, or name another one with --taxonomy."
      )
    }
    return topic
  }

  private func segment() throws -> [Goal.Condition] {
    guard let node = values["segment"] else { return [] }
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      throw error(
        "the segment is no list of columns and values",
        at: "segment",
        remedy: "write 'segment: {Region: North}'."
      )
    }
    return try mapping.map { key, value in
      guard let column = key.scalar?.string, let wanted = value.scalar?.string else {
        throw error(
          "a column of the segment has no single value",
          at: "segment",
          remedy: "write 'segment: {Region: North}'."
        )
      }
      return Goal.Condition(column: column, value: wanted)
    }
  }

  private func number(_ key: String, within metric: GoalMetric) throws -> Double {
    let example = "\(metric.range.upperBound == 1 ? "0.2" : "20")"
    let text = try text(key, example: example)
    let isPlain = text.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) }
    guard isPlain, let number = Double(text), number.isFinite else {
      throw error(
        "the \(key) '\(Excerpt.of(text.utf8))' is no number",
        at: key,
        remedy: "write it with digits and a point, without a sign for percent."
      )
    }
    guard metric.range.contains(number) else {
      throw error(
        "the \(key) \(text) is not a value that \(metric.name) can have",
        at: key,
        remedy: "give \(metric.range.lowerBound) to \(metric.range.upperBound)."
      )
    }
    return number
  }

  private func day(_ key: String) throws -> CalendarDay {
    let text = try text(key, example: "2026-03-01")
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isShaped =
      parts.map(\.utf8.count) == [4, 2, 2]
      && parts.joined().utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let numbers = parts.compactMap { Int($0) }
    guard isShaped, numbers.count == 3,
      let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    else {
      throw error(
        "the \(key) '\(Excerpt.of(text.utf8))' is no day",
        at: key,
        remedy: "write year, month and day as 2026-03-01."
      )
    }
    return day
  }

  private func window() throws -> Int? {
    guard values["window"] != nil else { return nil }
    let text = try text("window", example: "28")
    guard let days = Int(text), (1...Self.longestWindow).contains(days) else {
      throw error(
        "the window '\(Excerpt.of(text.utf8))' is no number of days",
        at: "window",
        remedy: "give a whole number from 1 to \(Self.longestWindow)."
      )
    }
    return days
  }

  /// Returns what may have been meant, as a question to put behind a message; empty when nothing is near.
  private static func guess(_ name: String, _ known: [String]) -> String {
    let nearest = known.map { (EditDistance.between(name, $0), $0) }.min { $0 < $1 }
    guard let nearest, nearest.0 <= max(2, name.count / 3), nearest.0 < name.count else {
      let within = known.first { !name.isEmpty && $0.contains(name) }
      return within.map { " Did you mean '\($0)'?" } ?? ""
    }
    return " Did you mean '\(nearest.1)'?"
  }
}
