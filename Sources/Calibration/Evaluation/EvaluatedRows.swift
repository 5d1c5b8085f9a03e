package import FeedbackModel
package import Ingestion
package import Pipeline

/// The gold rows of a chunk with what the engine says of them.
package struct EvaluatedRows: ChunkProduct {
  /// What people said.
  package private(set) var gold: [GoldRow] = []

  /// What the engine says.
  package private(set) var predictions: [Prediction] = []

  /// The sums of the valences of the entries found, without rules, in thousandths of a valence unit.
  package private(set) var wordSums: [Int] = []

  /// The rows that were not scored.
  package private(set) var notScored = 0

  /// What stands in wrong rows.
  package private(set) var evidence: ErrorEvidence

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  /// What is wrong with gold values.
  package var diagnostics: [Diagnostic] { reader.diagnostics + earlierDiagnostics }

  /// What the rows say anywhere.
  package var seen: Set<GoldField> { reader.seen.union(earlierSeen) }

  private var earlierDiagnostics: [Diagnostic] = []
  private var earlierSeen: Set<GoldField> = []
  private var reader: GoldReader
  private let engine: Engine
  private let topicIDs: [String]

  /// Creates the product of an empty chunk.
  ///
  /// - Parameters:
  ///   - names: The names of the gold columns.
  ///   - engine: The word lists.
  ///   - worstLimit: How many of the worst errors are kept.
  package init(names: GoldNames, engine: Engine, worstLimit: Int) {
    reader = GoldReader(names)
    evidence = ErrorEvidence(worstLimit: worstLimit)
    self.engine = engine
    topicIDs = engine.topicIDs
  }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let goldRow = reader.row(record, batch, row, source)
    let prediction = Prediction(annotation, topicIDs: topicIDs)
    var sum: Int64 = 0
    for step in annotation.trace where step.rule == "lexicon" { sum += step.value }
    gold.append(goldRow)
    predictions.append(prediction)
    wordSums.append(Int(sum))
    if annotation.status != .scored { notScored += 1 }
    guard let label = goldRow.label else { return }
    let comment = ErrorEvidence.Comment(
      gold: goldRow,
      text: batch.bytes[row.text],
      position: row.position
    )
    evidence.add(comment, label, annotation, annotator, engine)
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Adds the rows behind these.
  package mutating func merge(_ other: EvaluatedRows) {
    gold += other.gold
    predictions += other.predictions
    wordSums += other.wordSums
    notScored += other.notScored
    rejects += other.rejects
    evidence.merge(other.evidence)
    earlierDiagnostics += other.diagnostics
    earlierSeen.formUnion(other.seen)
  }
}
