package import FeedbackModel
import GRDB

extension FeedbackStore {
  /// Puts goals into the place of all former ones.
  ///
  /// They are numbered in their order, so the same goals leave the same rows however often they are given.
  ///
  /// - Throws: `StoreError` where they cannot be written, or a segment holds a NUL, at which SQLite would cut it off; the former
  ///   ones then stay.
  package func replaceGoals(with goals: [Goal]) throws {
    let names = goals.flatMap(\.segment).flatMap { [$0.column, $0.value] }
    guard !names.contains(where: { $0.utf8.contains(0) }) else {
      throw StoreError(
        .mismatch,
        path,
        "a goal is for a segment with a NUL character, which a store does not keep",
        remedy: "take the character out of the file of goals."
      )
    }
    try change { db in
      try db.execute(sql: "DELETE FROM goal")
      for (place, goal) in goals.enumerated() {
        try db.execute(
          sql: "INSERT INTO goal (goal_id, metric, topic, segment, baseline, target, start_day, "
            + "deadline_day, window_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            place + 1, goal.metric.name, goal.topic, try Self.json(goal.segment, db), goal.baseline,
            goal.target, goal.start.daysSinceEpoch, goal.deadline.daysSinceEpoch, goal.windowDays,
          ]
        )
      }
    }
  }

  /// Returns the goals, in the order in which they were given.
  ///
  /// - Returns: Goals whose segments have their columns in ascending order; none where none were taken in.
  /// - Throws: `StoreError` where they cannot be read, or one is for a metric that this version does not know.
  package func goals() throws -> [Goal] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM goal ORDER BY goal_id").map { row in
        let name: String = row["metric"]
        guard let metric = GoalMetric(named: name) else {
          throw StoreError(
            .mismatch,
            path,
            "the store has a goal for '\(name)', which this version of Earshot does not know",
            remedy: "give the goals anew: earshot load --goals goals.yaml --store \(path)"
          )
        }
        return Goal(
          metric: metric,
          topic: row["topic"],
          segment: try Self.conditions(row["goal_id"], db),
          baseline: row["baseline"],
          target: row["target"],
          start: CalendarDay(daysSinceEpoch: row["start_day"]),
          deadline: CalendarDay(daysSinceEpoch: row["deadline_day"]),
          windowDays: row["window_days"]
        )
      }
    }
  }

  /// Returns a segment as a JSON object with its columns in the order of their bytes and no spaces.
  private static func json(_ segment: [Goal.Condition], _ db: Database) throws -> String {
    let quote = try FastStatement(db, "SELECT json_quote(?)")
    func quoted(_ text: String) throws -> String {
      quote.bind(1, text)
      defer { quote.reset() }
      return try quote.step() ? quote.text(0) ?? "" : ""
    }
    let sorted = segment.sorted { Array($0.column.utf8).lexicographicallyPrecedes($1.column.utf8) }
    let members = try sorted.map { "\(try quoted($0.column)):\(try quoted($0.value))" }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func conditions(_ goal: Int64, _ db: Database) throws -> [Goal.Condition] {
    let members = try FastStatement(
      db,
      "SELECT m.key, m.value FROM goal, json_each(segment) AS m WHERE goal_id = ? ORDER BY m.id"
    )
    members.bind(1, goal)
    var conditions: [Goal.Condition] = []
    while try members.step() {
      conditions.append(
        Goal.Condition(column: members.text(0) ?? "", value: members.text(1) ?? "")
      )
    }
    return conditions
  }
}
