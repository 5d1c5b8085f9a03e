import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Store
import Triage

extension ReportCommand {
  /// How many comments a task looks at.
  private static let commentsPerTask = 2048

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
    let engine = try lexicon.engine()
    let opened = try FeedbackStore(path, for: .read)
    let figures = try StoredFigures(opened, segments: segment)
    let comments = try CommentReader(opened)
    guard figures.current.sha256 == DictionaryDescription(engine).sha256 else {
      throw LoadPlan.changed(path)
    }
    InterruptionSignals.watch()
    var options = RunOptions(paths: [])
    options.timeZone = try TimeZoneRules(name: input.timeZone ?? figures.layout.timeZone)
    var triage = TriageSettings()
    triage.now = try givenInstant(options) ?? comments.latestTime
    let file = try OutputFile(output)
    defer { file.abandon() }
    let words = try await words(comments, engine, unit, triage)
    let named = [("by", unit.rawValue), ("minimum-base", String(minimumBase))]
    let manifest = RunManifest(
      try StoreMakers(opened),
      figures.layout,
      named: named + segment.map { ("segment", $0) }
    )
    let content = builder(figures.segments, engine, unit).content(
      partial: figures.partial,
      queue: words.queue,
      terms: words.terms,
      verbatims: words.verbatims,
      manifest: manifest
    )
    try write(content, as: shape, to: file)
  }

  /// Goes through the comments for their words: emerging terms, verbatims, the queue.
  private func words(
    _ comments: CommentReader,
    _ engine: Engine,
    _ unit: PeriodUnit,
    _ triage: TriageSettings
  ) async throws -> ReportRows {
    let queue = TriageQueue(capacity: Self.queueCapacity, topics: engine.topicIDs, settings: triage)
    @Sendable func empty(_ limits: TermLimits) -> ReportRows {
      ReportRows(
        counts: CommentCounts(topicCount: engine.topics.count, ratings: [], segments: []),
        terms: TermPartial(limits: limits),
        verbatims: VerbatimCollector(perTopic: Self.linesPerTopic, unit: unit),
        queue: queue
      )
    }
    let jobs = try input.jobCount()
    var whole = empty(TermLimits())
    var last: Int64 = 0
    while true {
      let next = try comments.next(after: last, limit: jobs * Self.commentsPerTask)
      guard let end = next.last?.comment.id else { return whole }
      last = end
      let parts = stride(from: 0, to: next.count, by: Self.commentsPerTask).map {
        Array(next[$0..<min($0 + Self.commentsPerTask, next.count)])
      }
      let found = try await ParallelMap.map(parts, jobs: jobs) { part in
        var annotator = engine.annotator()
        var rows = empty(.chunk)
        for (comment, annotation) in part {
          // The annotation is the stored one; the tokens come by annotating anew.
          _ = annotator.annotate(KeptComment(comment))
          rows.add(annotation, comment, annotator.tokens)
        }
        return rows
      }
      for rows in found { whole.merge(rows) }
    }
  }
}
