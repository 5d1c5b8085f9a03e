import FeedbackModel
import Ingestion
import KPIModel
import Pipeline

/// The counts of a chunk's comments, with the segments that they are cut by.
struct CommentCounts: ChunkProduct {
  private(set) var partial: KPIPartial
  private(set) var segments: SegmentTable
  /// The rated comments by topic; nil when no drivers are wanted.
  private(set) var drivers: DriverPartial?
  /// How conversations ended and what waits for a reply; nil when it is not wanted.
  private(set) var handling: HandlingPartial?
  private(set) var rejects: [Reject] = []
  private let columns: [String]
  private let detail: CommentDetail

  init(
    topicCount: Int,
    ratings: [RatingColumn],
    segments: [String],
    detail: CommentDetail = CommentDetail()
  ) {
    partial = KPIPartial(topicCount: topicCount, ratings: ratings, index: detail.index)
    drivers = detail.wantsDrivers ? DriverPartial(ratings: ratings) : nil
    handling = detail.wantsHandling ? HandlingPartial() : nil
    self.segments = SegmentTable(columns: segments)
    columns = segments
    self.detail = detail
  }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let facts = facts(of: row, annotation, batch, source)
    partial.add(annotation, facts: facts)
    drivers?.add(annotation, facts: facts)
    if detail.wantsHandling { addHandling(facts, annotation, row, batch, source) }
  }

  private mutating func addHandling(
    _ facts: CommentFacts,
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    if let instant = row.epochSeconds { handling?.unanswered.see(instant) }
    if let instant = source.awaitingReplySince(annotation, row, batch) {
      handling?.unanswered.add(at: instant, facts: facts)
    }
    guard let conversation = row.conversation, row.exclusion == nil,
      let outcome = ClosingTurns.Outcome(annotation)
    else { return }
    handling?.closings.add(
      outcome,
      conversation: batch.bytes.span.extracting(conversation),
      at: row.epochSeconds ?? row.day.map { $0.daysSinceEpoch * Self.secondsPerDay },
      position: row.position,
      facts: facts
    )
  }

  private static let secondsPerDay = 86_400

  /// Counts a comment of a store among the rated ones; the rest of it the store's own counts hold.
  mutating func addDriver(_ annotation: borrowing Annotation, _ facts: CommentFacts) {
    drivers?.add(annotation, facts: facts)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {
    rejects.append(reject)
    var annotation = Annotation()
    annotation.status = .rejected
    partial.add(annotation, facts: CommentFacts())
  }

  private mutating func facts(
    of row: borrowing RowFields,
    _ annotation: borrowing Annotation,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> CommentFacts {
    var facts = CommentFacts(day: row.day)
    if detail.countsHours { facts.hour = row.hour }
    if !columns.isEmpty {
      let values = row.segments.map { batch.bytes[$0] }
      facts.segment = segments.index(of: values)
    }
    // Nobody gave the scores of a preview.
    guard row.exclusion == nil else { return facts }
    let handling = RowHandling(
      isResolved: row.isResolved,
      // Whether a comment is public takes a look at its channel; of other comments nobody asks.
      awaitsReply: annotation.complaint && source.hasReplies && source.isPublic(row, batch),
      isAnswered: row.isAnswered
    )
    facts = handling.added(to: facts, annotation, repeatedContact: detail.repeatedContact)
    for (column, code) in row.ratings.enumerated() {
      guard let code else { continue }
      facts.ratings[column] = code == RowFields.invalidRating ? .invalid : .code(code)
    }
    return facts
  }

  /// Takes in the counts of the next chunk.
  mutating func merge(_ other: CommentCounts) {
    let map = columns.isEmpty ? nil : segments.merge(other.segments)
    partial.merge(other.partial, segments: map)
    if let counted = other.drivers { drivers?.merge(counted, segments: map) }
    if let handled = other.handling { handling?.merge(handled, segments: map) }
  }
}

/// What is counted of comments beyond the usual.
struct CommentDetail: Sendable {
  /// Whether rated comments are counted by topic.
  var wantsDrivers = false
  /// Whether conversations and complaints that wait for a reply are kept.
  var wantsHandling = false
  /// Whether each hour has a cell of its own.
  var countsHours = false
  /// The satisfaction index that is asked for.
  var index: SatisfactionIndex?
  /// The place of the topic that says a matter is not settled; nil when no taxonomy has it.
  var repeatedContact: Int?
}
