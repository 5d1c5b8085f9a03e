public import FeedbackModel

/// A column of scores that respondents gave, and how its values are read.
public struct RatingDetection: Sendable {
  /// The name of the column; `score` in NDJSON, where each object may name it differently.
  public let name: String

  /// The place of the column among the cells of every record.
  public let cell: Int

  /// Reads the values.
  public let parser: ScoreParser
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
  /// - Parameter scale: The scale of the score column where the data cannot tell.
  /// - Returns: The columns, each name once; an empty list without any. Beside the score column only CSV has some.
  public func detectRatings(scale: ScoreScale? = nil) -> [RatingDetection] {
    var found: [RatingDetection] = []
    let main = schema.column(for: .score)
    if let main, let parser = detectScoreParser(scale: scale) {
      let name = main < schema.columnNames.count ? schema.columnNames[main] : "score"
      found.append(RatingDetection(name: name, cell: main, parser: parser))
    }
    guard schema.format == .csv else { return found }
    let batch = firstRows
    for (cell, name) in schema.columnNames.enumerated() where cell != main {
      guard ColumnSpellings.rank(ColumnSpellings.normalized(name), for: .score) != nil,
        !found.contains(where: { $0.name == name })
      else { continue }
      var evidence = ScoreEvidence()
      batch.bytes.withUnsafeBufferPointer { bytes in
        for record in batch.records {
          let range = batch.cells[record.cells.lowerBound + cell].range
          evidence.add(UnsafeBufferPointer(rebasing: bytes[range]))
        }
      }
      guard let scale = evidence.scale(named: [name]) else { continue }
      let parser = ScoreParser(scale: scale, hasVeryWords: evidence.hasVeryWords)
      found.append(RatingDetection(name: name, cell: cell, parser: parser))
    }
    return found
  }
}
