import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Store
import Tokenization
import Triage

/// What a report needs of a chunk: counts, terms, verbatims and the queue.
struct ReportRows: ChunkProduct {
  private(set) var counts: CommentCounts
  private(set) var terms: TermPartial
  private(set) var verbatims: VerbatimCollector
  private(set) var queue: TriageQueue
  private var words = TermBuffer()

  init(
    counts: CommentCounts,
    terms: TermPartial,
    verbatims: VerbatimCollector,
    queue: TriageQueue
  ) {
    self.counts = counts
    self.terms = terms
    self.verbatims = verbatims
    self.queue = queue
  }

  /// The rows that could not be read.
  var rejects: [Reject] { counts.rejects }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    counts.add(annotation, row, record, batch, source, &annotator)
    guard annotation.status == .scored else { return }
    QueueRows.consider(annotation, row, batch, source, &queue)
    collect(annotation, row, batch, source)
    addTerms(annotator.tokens, day: row.day)
  }

  /// Takes in a comment of a store; what is counted of it the store knows already.
  mutating func add(
    _ annotation: borrowing Annotation,
    _ comment: StoredComment,
    _ tokens: borrowing TokenBuffer
  ) {
    counts.addDriver(annotation, comment.facts)
    guard annotation.status == .scored else { return }
    QueueRows.consider(annotation, comment, &queue)
    let id = Array(comment.shownID.utf8)
    for topic in annotation.topics {
      verbatims.consider(
        topic,
        day: comment.facts.day,
        id: id.span,
        text: comment.text.span,
        position: Int(comment.id)
      )
    }
    addTerms(tokens, day: comment.facts.day)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) { counts.add(reject, source) }

  private mutating func collect(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    let text = batch.bytes.span.extracting(row.text)
    for topic in annotation.topics {
      if let id = row.id {
        verbatims.consider(
          topic,
          day: row.day,
          id: batch.bytes.span.extracting(id),
          text: text,
          position: row.position
        )
      } else {
        let id = Array("\(source.schema.path):\(row.line)".utf8)
        verbatims.consider(topic, day: row.day, id: id.span, text: text, position: row.position)
      }
    }
  }

  /// Counts the words of a comment, and the pairs of words that stand next to each other.
  private mutating func addTerms(_ tokens: borrowing TokenBuffer, day: CalendarDay?) {
    words.removeAll()
    var previous: Range<Int>?
    for index in tokens.units.indices {
      let unit = tokens.units[index]
      guard unit.kind == .word, unit.formCount > 2, !unit.flags.contains(.hashtagPart) else {
        previous = unit.kind == .word && unit.formCount > 0 ? unit.form : nil
        continue
      }
      tokens.folded.withSpan { folded in
        words.append(folded.extracting(unit.form))
        if let previous { words.append(folded.extracting(previous), folded.extracting(unit.form)) }
      }
      previous = unit.form
    }
    terms.add(words, week: day.map { Period(.week, containing: $0) })
  }

  /// Takes in what comes of the next chunk.
  mutating func merge(_ other: ReportRows) {
    counts.merge(other.counts)
    terms.merge(other.terms)
    verbatims.merge(other.verbatims)
    queue.merge(other.queue)
  }
}
