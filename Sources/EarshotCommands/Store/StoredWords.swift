import FeedbackModel
import KPIModel
import Pipeline
import Reporting
import Store
import Triage

/// Goes through the comments of a store for what its counts do not hold: words, verbatims, the queue, drivers.
struct StoredWords {
  let comments: CommentReader
  let engine: Engine
  let ratings: [RatingColumn]
  let unit: PeriodUnit
  let linesPerTopic: Int
  let queue: TriageQueue
  let jobs: Int

  /// How many comments a task looks at.
  private static let commentsPerTask = 2048

  /// Returns what all comments give.
  ///
  /// - Throws: `StoreError` where they cannot be read.
  func rows() async throws -> ReportRows {
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

  private func empty(_ limits: TermLimits) -> ReportRows {
    ReportRows(
      counts: CommentCounts(
        topicCount: engine.topics.count,
        ratings: ratings,
        segments: [],
        detail: CommentDetail(wantsDrivers: true)
      ),
      terms: TermPartial(limits: limits),
      verbatims: VerbatimCollector(perTopic: linesPerTopic, unit: unit),
      queue: queue
    )
  }
}
