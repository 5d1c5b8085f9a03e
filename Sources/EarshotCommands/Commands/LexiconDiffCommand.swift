import ArgumentParser
import Calibration
import FeedbackModel
import Ingestion
import LexiconMatching
import Pipeline
import Reporting

/// `earshot lexicon diff`: what a change of word lists changes in them, and what it moves in comments.
struct LexiconDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells which entries differ between word lists, and what that moves in comments.",
    usage: """
      earshot lexicon diff <old> <new> [<file> ...] [<options>]
      earshot lexicon diff --overlay <dir> <file> ... [<options>]
      """,
    discussion: """
      Old and new are folders of word lists (that hold `en`), or overlays: those come over the usual word lists, or \
      over --lexicons. With --overlay the old side is the usual word lists, and the new one the same with the \
      overlay; then all arguments are comment files. Without comment files the entries alone are compared. \
      `earshot topics diff` is the same command.

      Examples:
        earshot lexicon diff --overlay ours/ survey.csv
        earshot lexicon diff ours-v1/ ours-v2/ survey.csv --taxonomy telecom --top 20
        earshot lexicon diff Lexicons.old Lexicons survey.csv --format json
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .long,
    help: ArgumentHelp("How many of the comments that move most are shown.", valueName: "n")
  )
  var top = 10

  @Option(
    name: .long,
    help: ArgumentHelp("How many of the entries that differ the page shows.", valueName: "n")
  )
  var entries = 20

  @Option(name: .long, help: ArgumentHelp("text or json.", valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    try NumberCheck.check("--top", top, in: 0...100_000)
    try NumberCheck.check("--entries", entries, in: 0...1_000_000)
    let shape = try Shape.chosen(by: format, output: output)
    var options = try input.runOptions()
    let sides = try sides()
    options.paths = Array(input.files.dropFirst(sides.arguments))
    options.wantsTrace = true
    let changes = try EntryChange.all(from: sides.old.lists(), to: sides.new.lists())
    let (old, new) = (try Engine(sides.old.options), try Engine(sides.new.options))
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet || options.paths.isEmpty)
    let file = try OutputFile(output, apartFrom: input.files)
    defer { file.abandon() }
    let topics = ComparedTopics(old, new)
    let limit = top
    var rows = ComparedRows(engine: new, topics: topics, limit: limit)
    let result = try await ParallelRun<ComparedRows>(engine: old, options: options).run(
      begin: { _ in { ComparedRows(engine: new, topics: topics, limit: limit) } },
      progress: reporter.progress,
      fold: { chunk in
        for reject in chunk.rejects { reporter.tell(reject) }
        rows.merge(chunk)
      }
    )
    reporter.finish(result)
    let report = LexiconDiffReport(
      oldName: sides.old.name,
      newName: sides.new.name,
      changes: changes,
      topicIDs: topics.ids,
      rows: options.paths.isEmpty ? nil : rows
    )
    switch shape {
    case .text:
      let paint = Paint(isOn: output == "-" && Paint.standardOutput.isOn)
      try file.write(LexiconDiffPage(report, entryLimit: entries, paint).text)
    case .json:
      let manifests = [old, new].map { engine in
        ManifestMaking.manifest(
          engine: engine,
          inputs: result.inputs,
          options: options,
          named: [("top", String(top))]
        )
      }
      try file.write(LexiconDiffJSON(report, old: manifests[0], new: manifests[1]).text)
    }
    try file.finish()
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  private enum Shape: String, OutputFormat {
    case text
    case json

    static let fallback = Shape.text
  }

  // MARK: - Old and new

  /// One set of word lists.
  private struct Side {
    /// How the user named it.
    let name: String
    let options: EngineOptions

    func lists() throws -> LexiconSet {
      try LexiconSet.load(
        folder: LexiconLocator.folder(option: options.lexicons),
        language: options.language,
        taxonomies: options.taxonomies,
        overlays: options.overlays
      )
    }
  }

  private func sides() throws -> (old: Side, new: Side, arguments: Int) {
    let files = input.files
    guard lexicon.overlay.isEmpty else {
      var base = lexicon.engineOptions
      base.overlays = []
      let name = lexicon.overlay.joined(separator: ", ")
      return (
        Side(name: lexicon.lexicons ?? "the usual word lists", options: base),
        Side(name: "the same with \(name)", options: lexicon.engineOptions), 0
      )
    }
    guard files.count >= 2 else {
      throw CommandError(
        "old and new word lists are needed, or --overlay",
        remedy: "write `earshot lexicon diff OLD NEW FILE…` or `… diff --overlay DIR FILE…`."
      )
    }
    return (try side(files[0]), try side(files[1]), 2)
  }

  private func side(_ path: String) throws -> Side {
    var options = lexicon.engineOptions
    if FileReading.isFolder(path + "/en") {
      options.lexicons = path
    } else if FileReading.isFolder(path) || path.hasSuffix(".tsv") {
      options.overlays = [path]
    } else {
      throw CommandError(
        "\(path): neither a folder of word lists nor an overlay",
        remedy: "name the old and the new word lists before the comment files."
      )
    }
    return Side(name: path, options: options)
  }
}
