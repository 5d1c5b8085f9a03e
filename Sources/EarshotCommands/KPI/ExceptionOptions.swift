import ArgumentParser
import FeedbackModel
import KPIModel

/// The options of the search for exceptions.
struct ExceptionOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "List below the table what is out of control: by day, with --by week by week."
  )
  var exceptions = false

  @OptionGroup var declared: EventOptions

  /// Returns the search that was asked for, or nil without one.
  ///
  /// - Parameters:
  ///   - unit: How time is cut in the table.
  ///   - topics: The ids of the topics that an event may name.
  ///   - stored: The events of a store, which hold where no file of events is given.
  /// - Returns: The search with its events; nil where none is asked for.
  /// - Throws: `CommandError` for options that mean nothing; `IngestionError` for a table of events with a mistake.
  func search(
    by unit: PeriodUnit?,
    topics: [String],
    stored: [DeclaredEvent] = []
  ) throws -> ExceptionSearch? {
    if exceptions { return try declared.search(by: unit, topics: topics, stored: stored) }
    try declared.check()
    guard declared.events == nil else {
      throw CommandError(
        "--events is for the search for exceptions",
        remedy: "give --exceptions too."
      )
    }
    return nil
  }

  /// Returns what a manifest says of a search.
  func named(_ search: ExceptionSearch) -> [(String, String)] { declared.named(search) }
}
