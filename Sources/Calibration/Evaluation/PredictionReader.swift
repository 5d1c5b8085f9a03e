import FeedbackModel
import Ingestion

/// Reads the predictions of another tool, or of an older run, from a file.
///
/// The file has the shape that `earshot annotate` writes, NDJSON or CSV: `id` and any of `label`, `score`, `topics`,
/// `aspects`, `complaint` and `complaint_score`, in our own CSV with `earshot_` before them.
package struct PredictionReader {
  private let path: String
  private var predictions: [String: (prediction: Prediction, line: Int)] = [:]
  private var diagnostics: [Diagnostic] = []
  private var duplicates: [Diagnostic] = []
  private var topicLabels: [String] = []

  private let labels: LabelMap

  private init(path: String, labels: LabelMap) {
    self.path = path
    self.labels = labels
  }

  /// Reads a file and puts its predictions beside gold rows.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - ids: The ids of the gold rows, in their order.
  ///   - labels: What labels stand for.
  ///   - idColumn: The column of the id; `id` if none is named.
  /// - Returns: A prediction for each gold row.
  /// - Throws: `IngestionError` where the file cannot be read; `GoldError` where its lines are no predictions, an id
  ///   comes twice, or no id is that of a gold row.
  package static func read(
    path: String,
    ids: [String],
    labels: LabelMap = LabelMap(),
    idColumn: String? = nil
  ) throws -> PredictionSet {
    var reader = PredictionReader(path: path, labels: labels)
    try reader.readLines(idColumn ?? "id")
    if let error = reader.error { throw error }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var set = PredictionSet(
      name: name,
      predictions: ids.map { reader.predictions[$0]?.prediction ?? Prediction() }
    )
    set.missing = ids.reduce(0) { $0 + (reader.predictions[$1] == nil ? 1 : 0) }
    set.unused = Set(reader.predictions.keys).subtracting(ids).count
    guard set.missing < ids.count else {
      throw GoldError(
        .unknownID,
        [
          Diagnostic(
            "none of its ids is that of a gold row, such as '\(ids.first ?? "")'",
            at: SourceLocation(file: path),
            remedy: "give both files the same ids."
          )
        ]
      )
    }
    return set
  }

  private var error: GoldError? {
    if !diagnostics.isEmpty { return GoldError(.invalidLines, diagnostics.cut()) }
    if !duplicates.isEmpty { return GoldError(.duplicateID, duplicates.cut()) }
    return nil
  }

  private mutating func readLines(_ idColumn: String) throws {
    var options = InputOptions()
    // A file of predictions need not hold the texts; ingestion asks for one, and the id is always there.
    options.columns[.text] = idColumn
    let source = try InputSource(path: path, options: options)
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    while let chunk = try source.nextChunk() {
      parser.parse(chunk, into: &batch)
      for reject in batch.rejects {
        diagnostics.append(
          Diagnostic(reject.reason, at: reject.location, remedy: "mend or remove the line.")
        )
      }
      for record in batch.records { read(record, batch, source.schema, idColumn) }
    }
  }

  private mutating func read(
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ schema: InputSchema,
    _ idColumn: String
  ) {
    let place = SourceLocation(file: path, line: record.line)
    var id: String?
    var prediction = Prediction()
    topicLabels = []
    let values = GoldReader.values(of: record, batch, schema)
    // What `earshot annotate` writes keeps the columns of its input, gold ones too; they are no predictions.
    let isPrefixed = values.contains { $0.column == Self.prefix + "status" }
    let isOwn = isPrefixed || values.contains { $0.column == "status" }
    for (column, value) in values {
      if column == idColumn, let value = value() {
        id = value.group
        continue
      }
      guard !isPrefixed || column.hasPrefix(Self.prefix) else { continue }
      let key = isPrefixed ? String(column.dropFirst(Self.prefix.count)) : column
      guard Self.keys.contains(key), !isOwn || key != "aspects", let value = value() else {
        continue
      }
      do throws(SenselessValue) {
        try take(value, as: key, into: &prediction)
      } catch {
        diagnostics.append(Diagnostic(error.message, at: place, remedy: error.remedy))
      }
    }
    guard let id, !id.isEmpty else {
      diagnostics.append(
        Diagnostic("the row has no '\(idColumn)'", at: place, remedy: "give each row its id.")
      )
      return
    }
    if prediction.aspects.isEmpty { prediction.aspects = aspects(of: prediction.topics ?? []) }
    if let earlier = predictions[id] {
      duplicates.append(
        Diagnostic(
          "the id '\(id)' stands on line \(earlier.line) already",
          at: place,
          remedy: "give each row an id of its own."
        )
      )
      return
    }
    predictions[id] = (prediction, record.line)
  }

  /// What stands before the names of our columns in CSV.
  private static let prefix = "earshot_"

  private static let keys: Set<String> = [
    "label", "score", "topics", "topic_labels", "aspects", "complaint", "complaint_score",
  ]

  private mutating func take(
    _ value: GoldValue,
    as key: String,
    into prediction: inout Prediction
  ) throws(SenselessValue) {
    if value.isMissing {
      // Null and a blank cell are an abstention: the key is there, the label is not.
      if key == "label" { prediction.polarity = .abstained }
      if key == "topics" { prediction.topics = [] }
      return
    }
    switch key {
    case "label":
      let label = try value.label(key, labels, option: nil)
      prediction.polarity = label.map(Prediction.Polarity.label) ?? .abstained
    case "score": prediction.score = try value.number(key)
    case "topics":
      prediction.topics = try value.names(key)
      if case .json(.array(let nodes)) = value {
        topicLabels = nodes.map { $0["label"]?.string ?? "" }
      }
    case "topic_labels": topicLabels = try value.names(key)
    case "aspects": prediction.aspects = try value.aspects(labels)
    case "complaint": prediction.complaint = try value.truth(key)
    default: prediction.complaintScore = try value.number(key)
    }
  }

  /// Returns the topics that have a label of their own as aspects.
  private func aspects(of topics: [String]) -> [GoldAspect] {
    zip(topics, topicLabels).compactMap { name, label in
      (try? labels.side(of: label)).map { GoldAspect(name: name, label: $0) }
    }
  }
}
