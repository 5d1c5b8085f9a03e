import FeedbackModel
import Ingestion
import Pipeline
import Triage

/// The most severe comments of a chunk.
struct QueueRows: ChunkProduct {
  private(set) var queue: TriageQueue
  private(set) var rejects: [Reject] = []

  init(queue: TriageQueue) { self.queue = queue }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    Self.consider(annotation, row, batch, source, &queue)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Offers a row to a queue.
  static func consider(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ queue: inout TriageQueue
  ) {
    guard TriageQueue.action(for: annotation) != nil else { return }
    let channel = row.channel.map { String(decoding: batch.bytes[$0], as: UTF8.self) }
    var input = TriageInput(
      position: row.position,
      day: row.day,
      time: row.epochSeconds,
      reach: row.reach,
      isAnswered: row.isAnswered,
      channel: channel
    )
    input.isPublic = source.isPublic(row, batch)
    let text = batch.bytes.span.extracting(row.text)
    if let id = row.id {
      queue.consider(annotation, input: input, id: batch.bytes.span.extracting(id), text: text)
    } else {
      let id = Array("\(source.schema.path):\(row.line)".utf8)
      queue.consider(annotation, input: input, id: id.span, text: text)
    }
  }
}
