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
  /// - Throws: `CommandError` for options that mean nothing; `IngestionError` for a table of events with a mistake.
  func search(by unit: PeriodUnit?, topics: [String]) throws -> ExceptionSearch? {
    if exceptions { return try declared.search(by: unit, topics: topics) }
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
