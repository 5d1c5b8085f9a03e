import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Store

/// The goals and events that a store takes in beside comments.
struct DeclarationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take in the goals of a YAML file, as 'earshot kpi' reads them, in place of all former ones; a file with [] takes "
        + "them out.",
      valueName: "file"
    )
  )
  var goals: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take in the events of a CSV file, as 'earshot kpi' reads them, in place of all former ones.",
      valueName: "file"
    )
  )
  var events: String?

  /// Whether any are given.
  var isGiven: Bool { goals != nil || events != nil }

  /// Reads the files.
  ///
  /// - Parameter topics: The ids of the topics that a goal or an event may name.
  /// - Returns: What the files hold; nil for each kind without a file.
  /// - Throws: `CommandError` where both are standard input; `IngestionError` with file and line of the first mistake.
  func read(topics: [String]) throws -> Declarations {
    guard goals != "-" || events != "-" else {
      throw CommandError("standard input can be read only once", remedy: "give - once.")
    }
    return Declarations(
      goals: try goals.map { try GoalFile.goals(at: $0, topics: topics, allowsNone: true) },
      events: try events.map { try DeclaredEvent.read(from: $0, topics: topics) }
    )
  }
}

/// Goals and events that were read for a store.
struct Declarations {
  /// The goals; nil where no file of goals was given.
  let goals: [Goal]?
  /// The events; nil where no file of events was given.
  let events: [DeclaredEvent]?

  /// Puts them into a store in place of the former ones.
  ///
  /// - Returns: A sentence for each kind that was given.
  /// - Throws: `StoreError` where they cannot be written.
  func store(in store: FeedbackStore) throws -> [String] {
    var sentences: [String] = []
    if let goals {
      try store.replaceGoals(with: goals)
      sentences.append("the store now has \(goals.count) \(goals.count == 1 ? "goal" : "goals")")
    }
    if let events {
      try store.replaceEvents(with: events)
      sentences.append(
        "the store now has \(events.count) \(events.count == 1 ? "event" : "events")"
      )
    }
    return sentences
  }
}
