import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Store
import Triage

extension ReportCommand {
  /// Writes the report of a store: the figures from its cells, the words from its comments.
  ///
  /// - Parameters:
  ///   - path: The store.
  ///   - unit: The periods.
  ///   - shape: The format of the output.
  /// - Throws: `StoreError` where the store cannot be read, or is of other word lists than those on the disk.
  func write(from path: String, by unit: PeriodUnit, as shape: Shape) async throws {
    guard input.files.isEmpty else {
      throw CommandError(
        "files and a store are reported on apart",
        remedy: "give --store alone, or take the files in first with 'earshot load'."
      )
    }
    try input.checkNoReading(readsDates: now != nil)
    let opened = try FeedbackStore(path, for: .read)
    let figures = try StoredFigures(opened, segments: segment)
    let comments = try CommentReader(opened)
    let engine = try lexicon.engine(of: path, figures.current.sha256)
    InterruptionSignals.watch()
    var options = try input.optionsOfAnyInput()
    options.timeZone = try input.zone(ofStore: figures.layout.timeZone)
    var triage = TriageSettings()
    triage.now = try givenInstant(options) ?? comments.latestTime
    let file = try OutputFile(output, apartFrom: read)
    defer { file.abandon() }
    let words = try await StoredWords(
      comments: comments,
      engine: engine,
      ratings: figures.partial.ratings,
      unit: unit,
      linesPerTopic: Self.linesPerTopic,
      queue: TriageQueue(
        capacity: Self.queueCapacity,
        topics: engine.topicIDs,
        settings: triage
      ),
      jobs: try input.jobCount()
    ).rows()
    let search = try declared.search(by: nil, topics: engine.topicIDs, stored: opened.events())
    let named = [("by", unit.rawValue), ("minimum-base", String(minimumBase))]
    let manifest = RunManifest(
      try StoreMakers(opened),
      figures.layout,
      named: named + segment.map { ("segment", $0) } + declared.named(search)
    )
    let content = builder(figures.segments, engine, unit, options.timeZone).content(
      partial: figures.partial,
      queue: words.queue,
      terms: words.terms,
      verbatims: words.verbatims,
      manifest: manifest,
      drivers: words.counts.drivers,
      search: search
    )
    try write(content, as: shape, to: file)
  }
}
