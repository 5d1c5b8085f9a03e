import ArgumentParser
import Pipeline

/// Which rows are wanted.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only rows that meet a condition such as topic=delay, period=2026-W07, complaint=yes or Region=north; repeatable.",
      valueName: "key=value"
    )
  )
  var conditions: [String] = []

  /// Returns the filter over the topics of an engine.
  ///
  /// - Parameters:
  ///   - engine: Knows the topics.
  ///   - columns: The columns that the run reads, where other filters need some too.
  /// - Returns: The filter; one that lets all rows pass without conditions.
  /// - Throws: `CommandError` for a condition that means nothing.
  func filter(_ engine: Engine, columns: [String] = []) throws -> RowFilter {
    do {
      return try RowFilter(conditions, topicIDs: engine.topicIDs, columns: columns)
    } catch {
      throw CommandError(error.message, remedy: error.remedy)
    }
  }

  /// Returns the columns that the conditions are about, which the run must read.
  ///
  /// They do not depend on the topics, so that a missing column is told before the word lists are read.
  func columns() -> [String] { RowFilter.columns(of: conditions) }
}
