import ArgumentParser
import FeedbackModel
import Ingestion
import Pipeline
import Reporting
import Triage

/// `earshot flag`: the queue of public complaints and praise.
struct FlagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract:
      "Lists the public complaints to apologise for, the questions to answer and the praise to thank for.",
    discussion: """
      Most severe first, with the reasons. Rows of private channels (survey, e-mail, phone) are left out unless \
      --all-channels is given; in a file that has no channel column, and of objects that name no channel, all count \
      as public. The age of a comment is counted up to --now, by default the latest time in the files, \
      so that the same files give the same queue on any day.

      A store keeps what was done about a comment: --mark ID=done or ID=dismissed takes it off the queue, ID=open puts \
      it back and shows that someone is at it. ID is the id as the queue shows it.

      Examples:
        earshot flag posts.ndjson
        earshot flag posts.ndjson --since 2026-06-20 --top 20 --action apologise
        earshot flag posts.ndjson --format csv -o queue.csv
        earshot flag --store earshot.db --since 2026-06-20
        earshot flag --store earshot.db --mark R-1042=done --mark R-1057=dismissed
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out rows before this day.", valueName: "YYYY-MM-DD")
  )
  var since: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The instant up to which ages count, ISO 8601.", valueName: "time")
  )
  var now: String?

  @Option(
    name: .long,
    help: ArgumentHelp("How many of each action are listed; default 50.", valueName: "n")
  )
  var top = 50

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "apologise, answer or thank; repeatable (default: all).",
      valueName: "action"
    )
  )
  var action: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out what is less severe, 0 to 1.", valueName: "severity")
  )
  var minimumSeverity = 0.0

  @Flag(name: .long, help: "Take in private channels too.")
  var allChannels = false

  @Flag(name: .long, help: "List what was answered, done or dismissed already.")
  var answered = false

  @Option(
    name: .long,
    help: ArgumentHelp("List from a store instead of files.", valueName: "file")
  )
  var store: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "Mark a comment of the store as done, dismissed or open, and list nothing; repeatable.",
      valueName: "id=state"
    )
  )
  var mark: [String] = []

  @OptionGroup var destination: ListOutput

  func validate() throws { if store == nil, mark.isEmpty { try input.requireFiles() } }

  mutating func run() async throws {
    let shape = try destination.shape()
    if !mark.isEmpty { return try putMarks(in: store) }
    if let store { return try list(from: store, as: shape) }
    var options = try input.runOptions()
    options.wantsSpans = false
    var settings = try settings(options)
    let engine = try lexicon.engine()
    InterruptionSignals.watch()
    if settings.now == nil { settings.now = try await LatestTime.seconds(engine, options) }
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(destination.output, apartFrom: input.files)
    defer { file.abandon() }
    let empty = TriageQueue(capacity: top, topics: engine.topicIDs, settings: settings)
    var whole = empty
    let result = try await ParallelRun<QueueRows>(engine: engine, options: options).run(
      begin: { _ in { QueueRows(queue: empty) } },
      progress: reporter.progress,
      fold: { rows in
        whole.merge(rows.queue)
        for reject in rows.rejects { reporter.tell(reject) }
      }
    )
    let writer = QueueWriter(items: answered ? whole.answered() : whole.sorted())
    try write(writer, as: shape, to: file)
    reporter.finish(result)
    tellLeftOut(whole.counts)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  /// Writes the queue in a format, and gives the file its name.
  func write(_ writer: QueueWriter, as shape: ListOutput.Shape, to file: OutputFile) throws {
    switch shape {
    case .ndjson: try file.write(writer.ndjson())
    case .csv: try file.write(writer.csv())
    case .table: try file.write(writer.terminal(color: destination.isColored))
    }
    try file.finish()
  }

  /// Returns what the queue takes in.
  func settings(_ options: RunOptions) throws -> TriageSettings {
    var settings = TriageSettings()
    settings.publicOnly = !allChannels
    guard (0...1).contains(minimumSeverity) else {
      throw CommandError(
        "a severity is between 0 and 1",
        remedy: "give --minimum-severity 0.5, say."
      )
    }
    settings.minimumSeverity = Int((minimumSeverity * 1000).rounded())
    guard (1...100_000).contains(top) else {
      throw CommandError(
        "'\(top)' rows cannot be listed",
        remedy: "give --top a number from 1 to 100000."
      )
    }
    let dates = DateParser(order: options.dateOrder, timeZone: options.timeZone)
    if let since {
      guard let day = dates.parse(since)?.day else {
        throw CommandError("'\(since)' is no day", remedy: "give --since 2026-06-20, say.")
      }
      settings.since = day
    }
    if let now { settings.now = try HandlingOptions.instant(now, options) }
    if !action.isEmpty {
      settings.actions = Set(
        try action.map { name in
          guard let action = QueueAction(rawValue: name) else {
            throw CommandError(
              "'\(name)' is no action",
              remedy: "give --action apologise, answer or thank."
            )
          }
          return action
        }
      )
    }
    return settings
  }

  /// Tells how many comments the queue left out.
  func tellLeftOut(_ counts: TriageCounts) {
    guard !input.quiet else { return }
    if counts.notPublic > 0 {
      let count = RunReporter.grouped(counts.notPublic)
      StandardError.write(
        "\(count) rows of private channels were left out; --all-channels takes them in"
      )
    }
    let more = counts.fellOut.values.reduce(0, +)
    if more > 0 {
      StandardError.write(
        "\(RunReporter.grouped(more)) less severe rows were left out; --top lists more"
      )
    }
  }
}
