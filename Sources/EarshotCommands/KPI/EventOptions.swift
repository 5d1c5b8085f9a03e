import ArgumentParser
import FeedbackModel
import KPIModel

/// What a search for exceptions leaves alone, and how many false alarms it may raise.
struct EventOptions: ParsableArguments {
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

  /// Returns a search by days, or by weeks.
  ///
  /// - Parameters:
  ///   - unit: The periods of the table; anything but weeks is searched by days.
  ///   - topics: The topics that an event may be about.
  ///   - stored: The events of a store, which hold where no file of events is given.
  /// - Returns: The search with its events.
  /// - Throws: `CommandError` for a rate that means nothing; `IngestionError` for a table of events with a mistake.
  func search(
    by unit: PeriodUnit?,
    topics: [String],
    stored: [DeclaredEvent] = []
  ) throws -> ExceptionSearch {
    try check()
    var search = ExceptionSearch(
      unit: unit == .week ? .week : .day,
      events: try events.map { try DeclaredEvent.read(from: $0, topics: topics) } ?? stored
    )
    search.settings.falseDiscoveryRate = falseDiscovery
    return search
  }

  /// Checks the rate.
  func check() throws {
    guard falseDiscovery > 0, falseDiscovery < 1 else {
      throw CommandError(
        "a false discovery rate of \(falseDiscovery) is not possible",
        remedy: "give --false-discovery a number between 0 and 1, such as 0.05."
      )
    }
  }

  /// Returns what a manifest says of a search.
  func named(_ search: ExceptionSearch) -> [(String, String)] {
    [("exceptions", search.unit.rawValue), ("false-discovery", "\(falseDiscovery)")]
      + search.events.map { event in
        ("event", "\(event.name) \(event.firstDay)…\(event.lastDay)")
      }
  }
}
