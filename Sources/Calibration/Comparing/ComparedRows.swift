package import FeedbackModel
package import Ingestion
package import Pipeline

/// The comments of a chunk, judged with old and new word lists.
///
/// The run annotates with the old lists, the product itself with the new ones.
package struct ComparedRows: ChunkProduct {
  /// What changes over all comments.
  package private(set) var figures: ComparedFigures

  /// The comments whose scores move most, the furthest first.
  package private(set) var moved: [MovedComment] = []

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  private let topics: ComparedTopics
  private let engine: Engine
  private let limit: Int
  private var box: AnnotatorBox?
  private var annotation = Annotation()

  /// Holds the annotator of the new lists.
  ///
  /// Unchecked because a product is made and filled by one task, and nobody else looks into its box.
  private final class AnnotatorBox: @unchecked Sendable {
    var annotator: CommentAnnotator
    init(_ engine: Engine) { annotator = engine.annotator() }
  }

  /// Creates the product of an empty chunk.
  ///
  /// - Parameters:
  ///   - engine: The new word lists.
  ///   - topics: The topics of both.
  ///   - limit: How many of the comments that move most are kept.
  package init(engine: Engine, topics: ComparedTopics, limit: Int) {
    self.engine = engine
    self.topics = topics
    self.limit = limit
    figures = ComparedFigures(topics: topics.ids.count)
  }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let box = self.box ?? AnnotatorBox(engine)
    self.box = box
    let setting = box.annotator.setting(of: row, batch.bytes, source)
    box.annotator.annotate(batch.bytes.span.extracting(row.text), setting, into: &self.annotation)
    figures.add(annotation, self.annotation, topics)
    let (old, new) = (MovedComment.Verdict(annotation), MovedComment.Verdict(self.annotation))
    guard limit > 0, old != new else { return }
    let text = batch.bytes[row.text].prefix(MovedComment.longestText)
    moved.append(
      MovedComment(
        position: row.position,
        id: row.id.map { String(decoding: batch.bytes[$0], as: UTF8.self) },
        location: SourceLocation(file: source.schema.path, line: row.line),
        text: String(decoding: text, as: UTF8.self),
        old: old,
        new: new,
        changes: HitChange.all(from: annotation.trace, to: self.annotation.trace)
      )
    )
    // Sorted only now and then, so that a row costs little.
    if moved.count >= 2 * limit + 64 { cut() }
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Takes in the next chunk.
  package mutating func merge(_ other: ComparedRows) {
    figures.merge(other.figures)
    moved += other.moved
    cut()
  }

  private mutating func cut() {
    moved.sort { (abs($1.move), $0.position) < (abs($0.move), $1.position) }
    if moved.count > limit { moved.removeLast(moved.count - limit) }
  }
}
