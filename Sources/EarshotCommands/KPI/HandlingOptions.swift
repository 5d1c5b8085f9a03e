import ArgumentParser
import FeedbackModel
import Ingestion
import Pipeline

/// The options that say which column tells conversations apart, and up to when unanswered complaints age.
struct HandlingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The column of the conversation that a row is a turn of (default: one named conversation id or thread id).",
      valueName: "name"
    )
  )
  var conversationColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The instant up to which unanswered complaints age, ISO 8601 (default: the latest in the files).",
      valueName: "time"
    )
  )
  var now: String?

  /// Adds what the options say to how the inputs are read.
  func apply(to options: inout RunOptions) {
    if let conversationColumn { options.input.columns[.conversation] = conversationColumn }
  }

  /// Returns the instant that `--now` names, in seconds since 1970; nil without the option.
  ///
  /// - Throws: `CommandError` for what is no time.
  func instant(_ options: RunOptions) throws -> Int? {
    try now.map { try Self.instant($0, options) }
  }

  /// Reads an instant; a day without a time begins at midnight UTC.
  ///
  /// - Returns: Seconds since 1970.
  /// - Throws: `CommandError` for what is no time.
  static func instant(_ text: String, _ options: RunOptions) throws -> Int {
    let dates = DateParser(order: options.dateOrder, timeZone: options.timeZone)
    guard let stamp = dates.parse(text) else {
      throw CommandError("'\(text)' is no time", remedy: "give --now 2026-06-28T18:00:00Z, say.")
    }
    return stamp.epochSeconds ?? (stamp.day.daysSinceEpoch * 86_400 + (stamp.secondOfDay ?? 0))
  }

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    [("conversation-column", conversationColumn), ("now", now)].compactMap { name, value in
      value.map { (name, $0) }
    }
  }
}
