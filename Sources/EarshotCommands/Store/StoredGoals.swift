import FeedbackModel
import KPIModel
import Reporting
import Store

/// The goals of a store, parted into those that a table can judge and the others.
struct StoredGoals {
  /// The goals to judge.
  private(set) var judged: [Goal] = []
  /// The goals for segments by whose columns nothing is counted.
  private(set) var segmented: [Goal] = []
  /// The goals for topics that the word lists of the store no longer have.
  private(set) var topicless: [Goal] = []

  private let columns: [String]

  /// Parts goals.
  ///
  /// - Parameters:
  ///   - goals: The goals of a store.
  ///   - columns: The segment columns that can be counted by.
  ///   - topics: The ids of the topics of the store.
  init(_ goals: [Goal], columns: [String], topics: [String]) {
    self.columns = columns
    for goal in goals {
      if let topic = goal.topic, !topics.contains(topic) {
        topicless.append(goal)
      } else if goal.segment.allSatisfy({ columns.contains($0.column) }) {
        judged.append(goal)
      } else {
        segmented.append(goal)
      }
    }
  }

  /// Returns a line that says why goals are not judged, and what to do.
  ///
  /// - Parameter isCut: Whether the user named the columns to cut by.
  /// - Returns: One line without a line end; nil where all are judged.
  func notice(isCut: Bool) -> String? {
    let left = segmented.count + topicless.count
    guard left > 0 else { return nil }
    let all = left + judged.count
    var reasons: [String] = []
    if !segmented.isEmpty {
      let names = Self.list(
        segmented.flatMap(\.segment).map(\.column).filter { !columns.contains($0) }
      )
      reasons.append(
        isCut
          ? "the table is not cut by \(names); add --segment, or leave it away"
          : "the store has no segment column \(names); load the files into a new store with --segment"
      )
    }
    if !topicless.isEmpty {
      let names = Self.list(topicless.compactMap(\.topic))
      reasons.append("the word lists have no topic \(names); load goals without it")
    }
    return "\(left) of \(all) stored \(all == 1 ? "goal" : "goals") not judged: "
      + reasons.joined(separator: "; ")
  }

  /// Returns names in quotation marks, each once, in ascending order.
  private static func list(_ names: [String]) -> String {
    Set(names).sorted().map { "'\(DisplayText.oneLine($0, limit: 60))'" }.joined(separator: ", ")
  }
}

extension KPICommand {
  /// Returns the goals to judge: those of the file that is named, else those of the store that the table can judge.
  ///
  /// The stored ones that it cannot judge are told on standard error. The bare table of CSV and OpenMetrics has none.
  ///
  /// - Returns: nil where no file is named and the store has no goals.
  /// - Throws: `IngestionError` for a mistake in the file; `StoreError` where the store cannot be read.
  func goals(of store: FeedbackStore, as shape: Shape) throws -> [Goal]? {
    if additions.goals != nil {
      return try additions.readGoals(topics: StoredFigures(store, segments: []).current.topics)
    }
    guard shape == .json || shape == .table, let layout = try store.layout() else { return nil }
    let all = try store.goals()
    guard !all.isEmpty else { return nil }
    let goals = StoredGoals(
      all,
      columns: segment.isEmpty ? layout.segmentColumns : segment,
      topics: try store.topics() ?? []
    )
    if let notice = goals.notice(isCut: !segment.isEmpty) { StandardError.write(notice) }
    return goals.judged
  }
}
