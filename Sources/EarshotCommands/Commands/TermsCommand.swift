import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting

/// `earshot terms`: the words that are key in some comments against others.
struct TermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Lists the words and word pairs that some comments have more often than others.",
    discussion: """
      The measure is Dunning's log-likelihood G² of comments with the term against comments without; at 10.83 a \
      difference this large comes by chance once in a thousand. The target are the rows that meet --where; the reference \
      those that meet --against, else all other rows, or the files of --compare.

      Examples:
        earshot terms survey.csv --where period=2026-W23
        earshot terms survey.csv --where period=2026-W23 --against period=2026-W22
        earshot terms survey.csv --where Region=North --where complaint=yes --format csv -o north.csv
        earshot terms march.csv --compare february.csv
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var target: FilterOptions

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "A condition on the rows to compare with; repeatable.",
      valueName: "key=value"
    )
  )
  var against: [String] = []

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp("A file whose rows to compare with; repeatable.", valueName: "file")
  )
  var compare: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The comments that a term needs on both sides together; default 5.",
      valueName: "n"
    )
  )
  var minimumCount = 5

  @Option(
    name: .long,
    help: ArgumentHelp("The most terms of each kind; default 20.", valueName: "n")
  )
  var top = 20

  @OptionGroup var destination: ListOutput

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    let shape = try destination.shape()
    try NumberCheck.check("--minimum-count", minimumCount, in: 1...1_000_000)
    try NumberCheck.check("--top", top, in: 1...100_000)
    try checkSides()
    let conditions = target.conditions + against
    var options = try input.runOptions(segments: RowFilter.columns(of: conditions))
    options.paths += compare
    let engine = try lexicon.engine()
    let sides = try sides(engine)
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(destination.output, apartFrom: options.paths)
    defer { file.abandon() }
    var whole = TermRows(sides, limit: TermRows.termLimit)
    let result = try await ParallelRun<TermRows>(engine: engine, options: options).run(
      begin: { _ in { TermRows(sides) } },
      progress: reporter.progress,
      fold: { rows in
        whole.merge(rows)
        for reject in rows.rejects { reporter.tell(reject) }
      }
    )
    let writer = TermWriter(terms: terms(in: whole), bases: whole.words.comments)
    switch shape {
    case .table: try file.write(writer.terminal(color: destination.isColored))
    case .ndjson: try file.write(writer.ndjson())
    case .csv: try file.write(writer.csv())
    }
    try file.finish()
    reporter.finish(result)
    if whole.words.isTruncated || whole.pairs.isTruncated, !input.quiet {
      let limit = RunReporter.grouped(TermRows.termLimit)
      StandardError.write("only the first \(limit) different words, and pairs, were counted")
    }
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  private func checkSides() throws {
    guard !target.conditions.isEmpty || !compare.isEmpty else {
      throw CommandError(
        "nothing is compared",
        remedy: "give --where key=value for the comments to look at, or --compare another file."
      )
    }
    guard against.isEmpty || compare.isEmpty else {
      throw CommandError(
        "--against and --compare cannot both be the reference",
        remedy: "give one of them; --where counts for both files."
      )
    }
  }

  private func sides(_ engine: Engine) throws -> TermRows.Sides {
    let columns = RowFilter.columns(of: target.conditions + against)
    var sides = TermRows.Sides()
    sides.target = try target.filter(engine, columns: columns)
    if !against.isEmpty {
      var other = FilterOptions()
      other.conditions = against
      sides.reference = try other.filter(engine, columns: columns)
    }
    if !compare.isEmpty { sides.firstCompared = input.files.count }
    return sides
  }

  /// Returns the key terms of both kinds, the strongest first.
  private func terms(in rows: TermRows) -> [KeyTerm] {
    [rows.words, rows.pairs].flatMap { table in
      var found = (0..<table.count).compactMap { KeyTerm($0, of: table, minimumCount) }
      found.sort { ($0.order, $0.term.term) < ($1.order, $1.term.term) }
      let more = found.filter { $0.term.keyness > 0 }.prefix(top)
      let fewer = found.filter { $0.term.keyness < 0 }.prefix(top)
      return Array(more) + Array(fewer)
    }
  }
}

extension KeyTerm {
  /// Takes a term of a table, if it is key.
  fileprivate init?(_ index: Int, of table: SidedTerms, _ minimumCount: Int) {
    let (now, before) = (table.count(of: index, side: 0), table.count(of: index, side: 1))
    guard now + before >= minimumCount else { return nil }
    let (baseNow, baseBefore) = (table.comments[0], table.comments[1])
    let keyness = Keyness.signedG2(now, of: baseNow, against: before, of: baseBefore)
    guard abs(keyness) >= TermPartial.minimumKeyness else { return nil }
    let example = table.example(of: index, side: keyness > 0 ? 0 : 1)
    self.init(
      term: EmergingTerm(
        term: table.term(index),
        keyness: keyness,
        countNow: now,
        baseNow: baseNow,
        countBefore: before,
        baseBefore: baseBefore
      ),
      example: example.map { $0.before + $0.term + $0.after }
    )
  }

  /// What terms are put in order by: the strongest first.
  fileprivate var order: Double { -abs(term.keyness) }
}
