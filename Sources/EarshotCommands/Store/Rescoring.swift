import FeedbackModel
import Pipeline
import Store

/// Annotates the comments of a store anew, on several workers.
struct Rescoring {
  private let store: FeedbackStore
  private let engine: Engine
  private let jobs: Int
  private let isQuiet: Bool

  /// How many comments a task annotates.
  private static let commentsPerTask = 1024

  init(_ store: FeedbackStore, _ engine: Engine, jobs: Int, _ isQuiet: Bool) {
    self.store = store
    self.engine = engine
    self.jobs = jobs
    self.isQuiet = isQuiet
  }

  func run() async throws {
    guard var rescore = try Rescore(store, DictionaryDescription(engine)) else {
      tell("all comments are annotated by these word lists already")
      return
    }
    let record = try RunRecord(store, command: "rescore")
    var count = 0
    while true {
      let comments = try rescore.next()
      guard !comments.isEmpty else { break }
      let parts = stride(from: 0, to: comments.count, by: Self.commentsPerTask).map {
        Array(comments[$0..<min($0 + Self.commentsPerTask, comments.count)])
      }
      let found = try await ParallelMap.map(parts, jobs: jobs) { [engine] part in
        var annotator = engine.annotator()
        return part.map { ($0, annotator.annotate(KeptComment($0))) }
      }
      try rescore.add(found.flatMap { $0.map { (comment: $0.0, annotation: $0.1) } })
      if Interruption.isRequested { throw RunInterrupted() }
      count += comments.count
    }
    try rescore.finish()
    var counts = LoadCounts()
    counts.edited = count
    try record.finish(manifest: "", inputs: [], counts: counts)
    tell("\(RunReporter.grouped(count)) comments annotated anew")
  }

  private func tell(_ text: String) {
    if !isQuiet { StandardError.write(text) }
  }
}
