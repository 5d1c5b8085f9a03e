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

  private var textHashes: [UInt64] = []

  /// The rows that were not scored.
  package private(set) var notScored = 0

  /// What stands in rows whose label was missed.
  package private(set) var evidence: ErrorEvidence

  /// What stands in rows without a label whose rating was missed; it is the evidence where ratings are the labels.
  private var ratingEvidence: ErrorEvidence

  /// What stands in rows whose complaint was missed, or that were called one wrongly.
  package private(set) var complaintErrors = ComplaintErrors()

  /// The same of topics.
  package private(set) var topicErrors = TopicErrors()

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
  private let settings: EvaluationSettings
  private let topicIDs: [String]

  /// Creates the product of an empty chunk.
  ///
  /// - Parameters:
  ///   - names: The names of the gold columns.
  ///   - engine: The word lists.
  ///   - settings: How predictions are compared with gold.
  package init(names: GoldNames, engine: Engine, _ settings: EvaluationSettings) {
    reader = GoldReader(names)
    evidence = ErrorEvidence(worstLimit: settings.worstLimit)
    ratingEvidence = evidence
    self.engine = engine
    self.settings = settings
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
    var goldRow = reader.row(record, batch, row, source)
    // A rating beside which nothing is said is not what a comment should come to.
    if annotation.status == .noContent { goldRow.rating = nil }
    let prediction = Prediction(annotation, topicIDs: topicIDs)
    var sum: Int64 = 0
    for step in annotation.trace where step.rule == "lexicon" { sum += step.value }
    gold.append(goldRow)
    predictions.append(prediction)
    wordSums.append(Int(sum))
    textHashes.append(FNVHash.of(batch.bytes.span.extracting(row.text)))
    if annotation.status != .scored { notScored += 1 }
    let words = CommentWords(annotator, engine)
    let isScored = annotation.status == .scored
    if let flag = goldRow.complaint {
      let account = isScored ? annotator.complaintAccount : nil
      complaintErrors.add(flag, annotation, account, isScored ? words : nil)
    }
    if let topics = goldRow.topics, !topics.isEmpty {
      let accounts = isScored ? annotator.topicAccounts : []
      let called = TopicErrors.Called(prediction, accounts, topicIDs, settings)
      topicErrors.add(topics, called, isScored ? words : nil)
    }
    let comment = ErrorEvidence.Comment(
      gold: goldRow,
      text: batch.bytes[row.text],
      position: row.position
    )
    if let label = goldRow.label {
      evidence.add(comment, label, annotation, words)
    } else if settings.labels != .label, let label = goldRow.rating {
      ratingEvidence.add(comment, label, annotation, words)
    }
  }

  /// Brings the rows into an order that rests on their ids and texts, so that samples are the same for any order of files.
  package mutating func sort() {
    let keys = gold.map { FNVHash.of(Array($0.id.utf8).span) }
    let order = gold.indices.sorted { first, second in
      if keys[first] != keys[second] { return keys[first] < keys[second] }
      let (one, other) = (gold[first].id, gold[second].id)
      if one != other { return one.utf8.lexicographicallyPrecedes(other.utf8) }
      return (textHashes[first], first) < (textHashes[second], second)
    }
    gold = order.map { gold[$0] }
    predictions = order.map { predictions[$0] }
    wordSums = order.map { wordSums[$0] }
    textHashes = order.map { textHashes[$0] }
  }

  /// Takes the labels from where the settings say: without a word, from ratings where no row has a label.
  ///
  /// - Returns: Where they come from; nil where there are none.
  package mutating func settleLabels() -> LabelSource? {
    let source = settings.labels ?? (gold.contains { $0.label != nil } ? .label : .rating)
    if source == .rating {
      for row in gold.indices { gold[row].label = gold[row].rating }
      evidence = ratingEvidence
    }
    return gold.contains { $0.label != nil } ? source : nil
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  /// Adds the rows behind these.
  package mutating func merge(_ other: EvaluatedRows) {
    gold += other.gold
    predictions += other.predictions
    wordSums += other.wordSums
    textHashes += other.textHashes
    notScored += other.notScored
    rejects += other.rejects
    evidence.merge(other.evidence)
    ratingEvidence.merge(other.ratingEvidence)
    complaintErrors.merge(other.complaintErrors)
    topicErrors.merge(other.topicErrors)
    earlierDiagnostics += other.diagnostics
    earlierSeen.formUnion(other.seen)
  }
}
