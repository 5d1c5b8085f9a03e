import FeedbackModel
import Ingestion
import LexiconMatching
import Pipeline
import Reporting

/// The keywords of a chunk's comments in their contexts.
struct KeywordRows: ChunkProduct {
  /// What the keyword is.
  enum Keyword: Sendable {
    /// The places of a pattern; a comment has as many lines as places.
    case pattern(KeywordSearch)
    /// The first place that names the topic; one line a comment.
    case topic(Int)
    /// None: one line a comment, all of it behind the keyword.
    case none
  }

  /// The lines in the order of the rows.
  private(set) var lines: [KeywordLine] = []

  private let keyword: Keyword

  init(_ keyword: Keyword) { self.keyword = keyword }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let text = batch.bytes.span.extracting(row.text)
    for span in spans(in: text, annotation) {
      let topic = Self.topic(keyword, annotation)
      lines.append(
        KeywordLine(
          span,
          of: text,
          id: row.id.map { String(decoding: batch.bytes[$0], as: UTF8.self) }
            ?? "\(source.schema.path):\(row.line)",
          day: row.day,
          label: topic?.label ?? annotation.label,
          score: topic?.score ?? annotation.score
        )
      )
    }
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {}

  private func spans(in text: Span<UInt8>, _ annotation: borrowing Annotation) -> [TextSpan] {
    switch keyword {
    case .pattern(let search): search.spans(in: text)
    case .topic: [Self.topic(keyword, annotation)?.spans.first ?? TextSpan(0, 0)]
    case .none: [TextSpan(0, 0)]
    }
  }

  private static func topic(
    _ keyword: Keyword,
    _ annotation: borrowing Annotation
  ) -> TopicAnnotation? {
    guard case .topic(let topic) = keyword else { return nil }
    return annotation.topics.first { $0.topic == topic }
  }
}
