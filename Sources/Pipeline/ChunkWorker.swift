import Classification
package import FeedbackModel
import Ingestion
import SentimentScoring

/// A chunk that waits to be annotated.
struct ChunkJob<Product: ChunkProduct>: Sendable {
  let order: Int
  let chunk: RecordChunk
  let source: SourceContext
  let makeProduct: @Sendable () -> Product
}

/// What became of the rows of a run.
package struct RowTally: Sendable, Equatable {
  /// The rows by status.
  private var counts = [Int](repeating: 0, count: RowStatus.allCases.count)

  /// The rows whose date could not be read.
  package var badDates = 0

  /// The rows that the company wrote; they have no content of a customer's.
  package var byCompany = 0

  /// The rows that are no answers, such as previews of the survey.
  package var noAnswers = 0

  /// The rows whose comments nobody asked to be annotated.
  package var passedOver = 0

  /// The rows in all.
  package var rows: Int { counts.reduce(0, +) + passedOver }

  /// The rows of a status.
  package subscript(status: RowStatus) -> Int {
    get { counts[Int(status.rawValue)] }
    set { counts[Int(status.rawValue)] = newValue }
  }

  /// Creates an empty tally.
  package init() {}

  /// Adds another tally.
  package mutating func merge(_ other: RowTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    badDates += other.badDates
    byCompany += other.byCompany
    noAnswers += other.noAnswers
    passedOver += other.passedOver
  }
}

/// Annotates chunks; one task at a time holds it.
///
/// A class so that the pool can hand it from task to task with its grown buffers.
final class ChunkWorker<Product: ChunkProduct> {
  private var work: ChunkWork?

  init(_ engine: Engine) { work = ChunkWork(engine.annotator()) }

  /// Annotates a chunk into a product.
  func process(_ job: ChunkJob<Product>, into product: inout Product) -> RowTally {
    // Taken out and put back: what a class holds is checked and copied at every use.
    guard var work = work else { preconditionFailure("A worker takes one chunk at a time.") }
    self.work = nil
    defer { self.work = work }
    return work.process(job, into: &product)
  }
}

/// What a worker reuses from chunk to chunk.
private struct ChunkWork {
  var annotator: CommentAnnotator
  var parser: (source: Int, parser: RecordParser)?
  var batch = RecordBatch()
  var tally = RowTally()

  init(_ annotator: CommentAnnotator) { self.annotator = annotator }

  mutating func process<Product: ChunkProduct>(
    _ job: ChunkJob<Product>,
    into product: inout Product
  ) -> RowTally {
    if parser?.source != job.source.index {
      parser = (job.source.index, RecordParser(schema: job.source.schema))
    }
    var parsed = batch
    self.batch = RecordBatch()
    parser?.parser.parse(job.chunk, into: &parsed)
    // Nothing changes it from here on, so that no row holds on to its parts.
    let batch = consume parsed
    defer { self.batch = batch }
    let source = job.source
    tally = RowTally()
    var rejects = batch.rejects.makeIterator()
    var nextReject = rejects.next()
    // Not within `self`: what is lent to a product beside the annotator would be copied there for each row.
    var row = RowFields()
    var annotation = Annotation()
    // A reject belongs before the record that `precedingRecords` counts up to.
    for index in batch.records.indices {
      while let reject = nextReject, reject.precedingRecords <= index {
        add(reject, source, &product)
        nextReject = rejects.next()
      }
      row.read(batch.records[index], of: batch, source)
      row.position = source.index << 44 + job.chunk.firstRecord + index
      add(batch.records[index], of: batch, row, &annotation, source, &product)
    }
    while let reject = nextReject {
      add(reject, source, &product)
      nextReject = rejects.next()
    }
    return tally
  }

  private mutating func add<Product: ChunkProduct>(
    _ reject: Reject,
    _ source: SourceContext,
    _ product: inout Product
  ) {
    tally[.rejected] += 1
    product.add(reject, source)
  }

  @inline(__always)
  private mutating func add<Product: ChunkProduct>(
    _ record: Record,
    of batch: borrowing RecordBatch,
    _ row: borrowing RowFields,
    _ annotation: inout Annotation,
    _ source: SourceContext,
    _ product: inout Product
  ) {
    if row.hasBadDate { tally.badDates += 1 }
    switch row.exclusion {
    case .byCompany: tally.byCompany += 1
    case .noAnswer: tally.noAnswers += 1
    case nil: break
    }
    guard product.admit(row, record, batch, source) else {
      tally.passedOver += 1
      return
    }
    let setting = annotator.setting(of: row, batch.bytes, source)
    annotator.annotate(batch.bytes.span.extracting(row.text), setting, into: &annotation)
    tally[annotation.status] += 1
    product.add(annotation, row, record, batch, source, &annotator)
  }
}
