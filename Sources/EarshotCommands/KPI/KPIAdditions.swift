import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting

/// What `earshot kpi` shows beside the KPI table: goals, drivers, and comments that disagree with their score.
struct KPIAdditions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Judge the goals of a YAML file: a list of metric, baseline, target, start, deadline, and if wanted topic, "
        + "segment, window in days; with --store, instead of the stored ones.",
      valueName: "file"
    )
  )
  var goals: String?

  @Flag(name: .long, help: "Show which topics move the scores.")
  var drivers = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List the clearest n comments with a top score and a complaint, and n with a low score and praise.",
      valueName: "n"
    )
  )
  var mismatches: Int?

  /// The most comments of a kind that are kept in memory.
  private static let mismatchLimit = 10_000

  /// Whether any of them is asked for.
  private var isAsked: Bool { goals != nil || drivers || mismatches != nil }

  /// Checks what can be checked without reading.
  ///
  /// - Throws: `CommandError` for CSV, which has one table, and for a number that means nothing.
  func check(isCSV: Bool) throws {
    guard !(isCSV && isAsked) else {
      throw CommandError(
        "--goals, --drivers and --mismatches have no CSV form",
        remedy: "give --format table or json."
      )
    }
    guard let mismatches else { return }
    guard (1...Self.mismatchLimit).contains(mismatches) else {
      throw CommandError(
        "'\(mismatches)' comments cannot be listed",
        remedy: "give --mismatches a number from 1 to \(Self.mismatchLimit)."
      )
    }
  }

  /// Reads the goals.
  ///
  /// - Throws: `IngestionError` with file and line of what is wrong.
  func readGoals(topics: [String]) throws -> [Goal] {
    try goals.map { try GoalFile.goals(at: $0, topics: topics) } ?? []
  }

  /// Returns the segment columns that have to be counted for the table and the goals.
  ///
  /// - Throws: `CommandError` when the table is cut by columns and a goal needs others, which would cut it further.
  func columns(_ segment: [String], _ goals: [Goal]) throws -> [String] {
    var columns = segment
    for column in goals.flatMap(\.segment).map(\.column) where !columns.contains(column) {
      guard segment.isEmpty else {
        let shown = DisplayText.oneLine(column, limit: 60)
        throw CommandError(
          "a goal is set for a segment of '\(shown)', by which the table is not cut",
          remedy: "add --segment '\(shown)', or leave --segment away."
        )
      }
      columns.append(column)
    }
    return columns
  }

  /// Returns the parts that the JSON has behind the figures; goals only where there are standings, if only an empty list.
  func parts(
    _ disagreeing: [Mismatch],
    _ standings: [GoalStanding]?,
    _ reports: [DriverReport]
  ) -> [JSONValue.Member] {
    var parts: [JSONValue.Member] = []
    if let standings { parts.append(.init("goals", GoalWriter(standings: standings).json)) }
    if drivers { parts.append(.init("drivers", DriverWriter(reports: reports).json)) }
    if mismatches != nil {
      let list = MismatchWriter(mismatches: disagreeing)
      parts.append(.init("mismatches", list.json))
    }
    return parts
  }

  /// Returns what stands below the table in a terminal.
  func terminal(
    _ disagreeing: [Mismatch],
    _ standings: [GoalStanding],
    _ reports: [DriverReport],
    color: Bool
  ) -> String {
    var text = ""
    if !standings.isEmpty {
      text += "\n" + GoalWriter(standings: standings).terminal(color: color)
    }
    if drivers { text += "\n" + DriverWriter(reports: reports).terminal(color: color) }
    if mismatches != nil {
      text += "\n" + MismatchWriter(mismatches: disagreeing).terminal()
    }
    return text
  }
}
