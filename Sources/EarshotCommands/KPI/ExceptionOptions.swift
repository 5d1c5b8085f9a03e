import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel

/// The options of the search for exceptions.
struct ExceptionOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "List below the table what is out of control: by day, with --by week by week."
  )
  var exceptions = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A CSV file of events that raise no alarm: name, start, end, kind, topic; with --store, instead of the stored ones.",
      valueName: "file"
    )
  )
  var events: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The share of the listed figures that may be false alarms; default 0.05.",
      valueName: "rate"
    )
  )
  var falseDiscovery = 0.05

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
    guard falseDiscovery > 0, falseDiscovery < 1 else {
      throw CommandError(
        "a false discovery rate of \(falseDiscovery) is not possible",
        remedy: "give --false-discovery a number between 0 and 1, such as 0.05."
      )
    }
    guard exceptions else {
      guard events == nil else {
        throw CommandError(
          "--events is for the search for exceptions",
          remedy: "give --exceptions too."
        )
      }
      return nil
    }
    var search = ExceptionSearch(
      unit: unit == .week ? .week : .day,
      events: try events.map { try DeclaredEvent.read(from: $0, topics: topics) } ?? stored
    )
    search.settings.falseDiscoveryRate = falseDiscovery
    return search
  }

  /// Returns what a manifest says of a search.
  func named(_ search: ExceptionSearch) -> [(String, String)] {
    [("exceptions", search.unit.rawValue), ("false-discovery", "\(falseDiscovery)")]
      + search.events.map { event in
        ("event", "\(event.name) \(event.firstDay)…\(event.lastDay)")
      }
  }
}
