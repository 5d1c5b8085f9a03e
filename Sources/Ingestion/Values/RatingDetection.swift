public import FeedbackModel

/// A column of scores that respondents gave, and how its values are read.
public struct RatingDetection: Sendable {
  /// The name of the column; `score` in NDJSON, where each object may name it differently.
  public let name: String

  /// The place of the column among the cells of every record.
  public let cell: Int

  /// Reads the values.
  public let parser: ScoreParser

  /// Returns whether a column's name says that it asks for effort or ease, not for satisfaction.
  public static func asksForEffort(_ name: String) -> Bool {
    EffortName.matches(ColumnSpellings.normalized(name))
  }
}

/// A column that the user names as one of scores.
public struct RatingRequest: Hashable, Sendable {
  /// The name of the column; it must be among the further columns of the input's options.
  public var name: String

  /// The scale; nil where the data should tell.
  public var scale: ScoreScale?

  /// Creates a request.
  public init(name: String, scale: ScoreScale? = nil) {
    self.name = name
    self.scale = scale
  }
}

extension InputSource {
  /// The keys of the first object of NDJSON, as they stand in the file; empty for other formats.
  public var firstKeys: [String] {
    let batch = firstRows
    guard schema.format == .ndjson, let first = batch.records.first else { return [] }
    return batch.members[first.members].map { String(decoding: batch.bytes[$0.key], as: UTF8.self) }
  }

  /// Returns whether one of the first rows has a value for a role.
  public func sampleHasValue(for role: ColumnRole) -> Bool {
    guard let column = schema.column(for: role) else { return false }
    let batch = firstRows
    return batch.records.contains { record in
      column < record.cells.count && batch.cells[record.cells.lowerBound + column].hasValue
    }
  }

  /// Returns the columns of scores of this input, the one with the role of the score first.
  ///
  /// A column counts when its name is one of those that exports give to scores and its first values tell the scale.
  ///
  /// - Parameters:
  ///   - scale: The scale of the score column where the data cannot tell.
  ///   - map: The user's own answers.
  ///   - requests: Columns that the user names, whatever they are called.
  /// - Returns: The columns, each name once; an empty list without any. Beside the score column only CSV has some.
  public func detectRatings(
    scale: ScoreScale? = nil,
    map: ScaleMap? = nil,
    requests: [RatingRequest] = []
  ) -> [RatingDetection] {
    var found: [RatingDetection] = []
    let main = schema.column(for: .score)
    if let main, let parser = detectScoreParser(scale: scale, map: map) {
      let name = main < schema.columnNames.count ? schema.columnNames[main] : "score"
      found.append(RatingDetection(name: name, cell: main, parser: parser))
    }
    let batch = firstRows
    func add(_ name: String, _ cell: Int, _ scale: ScoreScale?) {
      guard !found.contains(where: { $0.cell == cell || $0.name == name }) else { return }
      let evidence = evidence(ofCell: cell, in: batch, map)
      guard let scale = scale ?? evidence.scale(named: [name]) else { return }
      let parser = ScoreParser(scale: scale, hasVeryWords: evidence.hasVeryWords, map: map)
      found.append(RatingDetection(name: name, cell: cell, parser: parser))
    }
    for request in requests {
      guard let cell = schema.column(named: request.name) else { continue }
      if let scale = request.scale {
        found.removeAll { $0.cell == cell && $0.parser.scale != scale }
      }
      add(request.name, cell, request.scale)
    }
    guard schema.format == .csv else { return found }
    for (cell, name) in schema.columnNames.enumerated() where cell != main {
      guard ColumnSpellings.rank(ColumnSpellings.normalized(name), for: .score) != nil else {
        continue
      }
      add(name, cell, nil)
    }
    return found
  }

  private func evidence(
    ofCell cell: Int,
    in batch: RecordBatch,
    _ map: ScaleMap?
  ) -> ScoreEvidence {
    var evidence = ScoreEvidence(map: map)
    batch.bytes.withUnsafeBufferPointer { bytes in
      for record in batch.records {
        let range = batch.cells[record.cells.lowerBound + cell].range
        evidence.add(UnsafeBufferPointer(rebasing: bytes[range]))
      }
    }
    return evidence
  }
}
