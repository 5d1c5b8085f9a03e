import Classification
package import FeedbackModel
package import Ingestion
import LexiconMatching
package import Pipeline
import SentimentScoring
import Tokenization

/// The rows of a chunk that a fit may learn from.
package struct FittingRows: ChunkProduct {
  /// The rows in their order.
  package private(set) var rows: [FittingRow] = []

  /// The forms behind the keys of words and word pairs.
  package private(set) var forms: [UInt64: String] = [:]

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  /// What is wrong with gold values.
  package var diagnostics: [Diagnostic] { earlier + reader.diagnostics }

  private var earlier: [Diagnostic] = []
  private var reader: GoldReader
  private let topicIDs: [String]

  /// Creates the product of an empty chunk.
  ///
  /// - Parameters:
  ///   - names: The names of the gold columns.
  ///   - topicIDs: The ids of the topics in the order of the catalogue.
  package init(names: GoldNames, topicIDs: [String]) {
    reader = GoldReader(names)
    self.topicIDs = topicIDs
  }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let gold = reader.row(record, batch, row, source)
    guard gold.hasGold || gold.rating != nil || gold.hasInvalidRating else { return }
    var learning = FittingRow(
      gold: gold,
      text: Array(batch.bytes[row.text]),
      setting: CommentSetting()
    )
    learning.status = annotation.status
    learning.shipped = Prediction(annotation, topicIDs: topicIDs)
    learning.isEmptyAnswer =
      annotation.status == .noContent && annotation.language == "en"
    if learning.isReadable { take(annotator, into: &learning) }
    learning.question =
      row.question.map { String(decoding: batch.bytes[$0], as: UTF8.self) }
      ?? source.options.question
    // Asked last: it may look a question up, and that takes the annotator's buffers.
    learning.setting = annotator.setting(of: row, batch.bytes, source)
    rows.append(learning)
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// The values of the source of polarity that are no codes of its scale: how many, and where the first stands.
  package private(set) var offScale: (count: Int, first: SourceLocation)?

  /// Notes the rows whose values are no codes of their scale.
  mutating func setOffScale(_ indices: [Int]) {
    offScale = indices.first.map { (indices.count, rows[$0].gold.location) }
  }

  /// Sets the polarity of a row.
  mutating func setPolarity(_ polarity: SentimentLabel?, of index: Int) {
    rows[index].polarity = polarity
  }

  /// Adds the rows behind these.
  package mutating func merge(_ other: FittingRows) {
    rows += other.rows
    forms.merge(other.forms, uniquingKeysWith: WordForms.least)
    rejects += other.rejects
    earlier += other.diagnostics
  }

  private mutating func take(
    _ annotator: borrowing CommentAnnotator,
    into row: inout FittingRow
  ) {
    row.words = WordForms.keys(
      annotator.tokens,
      annotator.plainText(of: row.text.span) ?? row.text,
      masked: annotator.masked,
      annotator.spellings,
      &forms
    )
    guard !row.isEmptyAnswer else { return }
    row.hasNoStart = annotator.isBareAnswer
    let sentiment = annotator.sentiment
    row.positive = Double(sentiment.positiveSum) / 1000
    row.negative = Double(sentiment.negativeSum) / 1000
    for hit in sentiment.hits where !hit.isAnswer && hit.value != 0 {
      row.entries.append(
        FittingRow.Entry(
          pattern: hit.pattern,
          factor: Double(hit.value) / Double(hit.valence),
          isAbove: hit.value > 0
        )
      )
    }
    for (form, category, weight) in annotator.evidence {
      switch category {
      case .tone: row.given[form, default: GivenEvidence()].tone += Double(weight) / 1000
      case .neutral: row.given[form, default: GivenEvidence()].neutral += Double(weight) / 1000
      default: break
      }
    }
    row.complaint = annotator.complaintEvidence
    row.strengths = annotator.topicStrengths
    row.subjects = annotator.consultedTopics
  }
}
