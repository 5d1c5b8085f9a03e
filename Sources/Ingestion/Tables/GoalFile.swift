public import FeedbackModel
import Yams

/// Reads `goals.yaml`: a list of goals.
///
///     - metric: csat_top2        # a KPI with an interval, as in the KPI table
///       segment: {Region: North} # optional: columns and their values
///       baseline: 82             # the value at the start
///       target: 87
///       start: 2026-03-01
///       deadline: 2026-08-31
///       window: 28               # optional: the days that a verdict rests on
///
/// KPIs of topics have `topic` beside `metric`.
public enum GoalFile {
  /// Returns the goals of a file, in its order.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - topics: The ids of the topics that a goal may name.
  ///   - allowsNone: Whether an empty list is none at all, and no mistake.
  /// - Returns: At least one goal, unless none are allowed.
  /// - Throws: `IngestionError` with file, line and the mend for the first thing that is wrong.
  public static func goals(
    at path: String,
    topics: [String],
    allowsNone: Bool = false
  ) throws -> [Goal] {
    let document = try YAMLDocument(path: path)
    if allowsNone, case .sequence(let nodes)? = document.root, nodes.isEmpty { return [] }
    return try goals(in: document, topics: topics)
  }

  /// Returns the goals of a text.
  ///
  /// - Parameters:
  ///   - text: The content of a file.
  ///   - path: What messages call it.
  ///   - topics: The ids of the topics that a goal may name.
  /// - Returns: At least one goal.
  /// - Throws: As `goals(at:topics:)`.
  public static func goals(in text: String, path: String, topics: [String]) throws -> [Goal] {
    try goals(in: try YAMLDocument(path: path, text: text), topics: topics)
  }

  private static func goals(in document: YAMLDocument, topics: [String]) throws -> [Goal] {
    guard case .sequence(let nodes)? = document.root, !nodes.isEmpty else {
      throw YAMLDocument.error(
        "the file holds no list of goals",
        document.path,
        line: document.root?.mark?.line,
        code: .invalidGoal,
        remedy: "begin each goal with '- metric: csat_top2', its other keys below."
      )
    }
    var found: [(goal: Goal, line: Int)] = []
    for node in nodes {
      let entry = try GoalEntry(node, path: document.path)
      let goal = try entry.goal(topics: topics)
      if let other = found.first(where: { isRival(goal, $0.goal) }) {
        throw entry.error(
          "line \(other.line) already has a goal for this metric, topic and segment at the same time",
          remedy: "keep one of them, or let one begin after the other's deadline."
        )
      }
      found.append((goal, entry.line))
    }
    return found.map(\.goal)
  }

  /// Returns whether two goals are for the same figure in the same days.
  private static func isRival(_ goal: Goal, _ other: Goal) -> Bool {
    goal.metric == other.metric && goal.topic == other.topic
      && Set(goal.segment) == Set(other.segment)
      && goal.start <= other.deadline && other.start <= goal.deadline
  }
}
