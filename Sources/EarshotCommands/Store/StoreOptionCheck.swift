import FeedbackModel
import Ingestion
import Pipeline
import Store

extension InputFlags {
  /// The options that say how a file is read, with what was given for them.
  private var readingOptions: [(name: String, value: String?)] {
    [
      ("--text-column", textColumn), ("--id-column", idColumn), ("--date-column", dateColumn),
      ("--score-column", scoreColumn), ("--channel-column", channelColumn),
      ("--question-column", questionColumn), ("--language-column", languageColumn),
      ("--question", question), ("--language", language), ("--score-scale", scoreScale),
      ("--encoding", encoding), ("--input-format", inputFormat), ("--delimiter", delimiter),
    ]
  }

  /// Checks that no option says how files are read where a store is read.
  ///
  /// - Parameter readsDates: Whether something else is read that has dates, such as `--since`.
  /// - Throws: `CommandError` for the first such option.
  func checkNoReading(readsDates: Bool) throws {
    let dates = readsDates ? [] : [("--date-order", dateOrder)]
    guard let given = (readingOptions + dates).first(where: { $0.value != nil }) else { return }
    throw CommandError(
      "\(given.name) says how files are read, and a store was read when it was loaded",
      remedy: "leave it out, or give it to 'earshot load' or with the files themselves."
    )
  }

  /// Returns the time zone of a store, which is that of all its days.
  ///
  /// - Throws: `CommandError` where another is asked for; `IngestionError` for one that there is not.
  func zone(ofStore name: String) throws -> TimeZoneRules {
    if let timeZone, try TimeZoneRules(name: timeZone).name != name {
      throw CommandError(
        "the days of the store are those of \(name), not of \(timeZone)",
        remedy: "leave --time-zone out, or read the files themselves."
      )
    }
    return try TimeZoneRules(name: name)
  }
}

extension LexiconOptions {
  /// Whether any word lists are named.
  private var isGiven: Bool { lexicons != nil || !taxonomy.isEmpty || !overlay.isEmpty }

  /// Checks that word lists that are named are those that the comments of a store were annotated by.
  ///
  /// - Throws: `StoreError` where they are others; `LexiconError` where they cannot be read.
  func checkNamed(against dictionary: String, of path: String) throws {
    if isGiven { _ = try engine(of: path, dictionary) }
  }

  /// Returns the engine of the word lists that the comments of a store were annotated by.
  ///
  /// - Throws: `StoreError` where the word lists are others; `LexiconError` where they cannot be read.
  func engine(of path: String, _ dictionary: String) throws -> Engine {
    let engine = try engine()
    guard DictionaryDescription(engine).sha256 != dictionary else { return engine }
    guard isGiven else { throw LoadPlan.changed(path) }
    throw StoreError(
      .mismatch,
      path,
      "the word lists that were named are not those that the stored comments were annotated by",
      remedy:
        "leave --lexicons, --taxonomy and --overlay out, or give them to 'earshot load --rescore' first."
    )
  }
}
