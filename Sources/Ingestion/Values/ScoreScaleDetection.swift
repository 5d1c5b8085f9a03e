public import FeedbackModel

extension InputSource {
  /// Returns a parser for the scores of this input, when its first values tell the scale.
  ///
  /// Numbers up to 5 without nought are 1…5. Numbers up to 10 are 0…10 when nought and a number above 5 are among
  /// them, or when the column is named for recommendation or is just called a score. Stars and the words of answer
  /// scales are 1…5, thumbs and good or bad 1…2; poor, average and great, if they are all there is, 1…3. A column
  /// named for effort or ease is 1…7. Whatever else could be two scales is none. What nearly all values say counts: a
  /// few that are on no scale, and very few that would be on another, are wrong answers.
  ///
  /// - Parameters:
  ///   - scale: The scale if it is known already; then only the wording is looked at.
  ///   - map: The user's own answers; they count as the numbers that they stand for.
  /// - Returns: nil when there are no scores, or their scale cannot be told.
  public func detectScoreParser(scale: ScoreScale? = nil, map: ScaleMap? = nil) -> ScoreParser? {
    guard schema.column(for: .score) != nil else {
      return scale.map { ScoreParser(scale: $0, map: map) }
    }
    let (evidence, names) = scoreEvidence(map: map)
    guard let found = scale ?? evidence.scale(named: names) else { return nil }
    return ScoreParser(scale: found, hasVeryWords: evidence.hasVeryWords, map: map)
  }

  /// Returns what the first values of the score column say, and the names that it goes by.
  func scoreEvidence(map: ScaleMap?) -> (evidence: ScoreEvidence, names: Set<String>) {
    guard let column = schema.column(for: .score) else { return (ScoreEvidence(), []) }
    let batch = firstRows
    let evidence = evidence(ofCell: column, in: batch, map)
    if column < schema.columnNames.count { return (evidence, [schema.columnNames[column]]) }
    if let named = options.columns[.score] { return (evidence, [named]) }
    guard schema.format == .ndjson else { return (evidence, []) }
    return (evidence, Set(batch.records.flatMap { scoreKeys(of: $0, in: batch) }))
  }

  /// Returns what the values of a cell say about its scale.
  func evidence(ofCell cell: Int, in batch: RecordBatch, _ map: ScaleMap?) -> ScoreEvidence {
    var evidence = ScoreEvidence(map: map)
    batch.bytes.withUnsafeBufferPointer { bytes in
      for record in batch.records {
        let range = batch.cells[record.cells.lowerBound + cell].range
        evidence.add(UnsafeBufferPointer(rebasing: bytes[range]))
      }
    }
    return evidence
  }

  /// Returns the scale of the scores of this input, when its first values tell it.
  public func detectScoreScale() -> ScoreScale? { detectScoreParser()?.scale }

  /// Returns the keys of an object that may hold its score.
  private func scoreKeys(of record: Record, in batch: RecordBatch) -> [String] {
    batch.members[record.members].compactMap { member in
      let key = String(decoding: batch.bytes[member.key], as: UTF8.self)
      let isScore = ColumnSpellings.rank(ColumnSpellings.normalized(key), for: .score) != nil
      return isScore ? key : nil
    }
  }
}
