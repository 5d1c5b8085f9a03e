public import FeedbackModel

extension InputSource {
  /// Returns a parser for the scores of this input, when its first values tell the scale.
  ///
  /// Numbers up to 5 without nought are 1…5. Numbers up to 10 are 0…10 when nought and a number above 5 are among
  /// them, or when the column is named for recommendation or is just called a score. Stars and the words of answer
  /// scales are 1…5, thumbs and good or bad 1…2. Whatever else could be two scales is none.
  ///
  /// - Parameter scale: The scale if it is known already; then only the wording is looked at.
  /// - Returns: nil when there are no scores, or their scale cannot be told.
  public func detectScoreParser(scale: ScoreScale? = nil) -> ScoreParser? {
    guard let column = schema.column(for: .score) else {
      return scale.map { ScoreParser(scale: $0) }
    }
    var evidence = ScoreEvidence()
    var names: Set<String> = []
    let batch = firstRows
    batch.bytes.withUnsafeBufferPointer { bytes in
      for record in batch.records {
        evidence.add(
          UnsafeBufferPointer(
            rebasing: bytes[batch.cells[record.cells.lowerBound + column].range]
          )
        )
        if schema.format == .ndjson { names.formUnion(scoreKeys(of: record, in: batch)) }
      }
    }
    if column < schema.columnNames.count { names = [schema.columnNames[column]] }
    guard let found = scale ?? evidence.scale(named: names) else { return nil }
    return ScoreParser(scale: found, hasVeryWords: evidence.hasVeryWords)
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

/// What the values of a score column say about its scale.
struct ScoreEvidence {
  private var least = Int.max
  private var most = Int.min
  private var tops: Set<Int> = []
  private var hasStars = false
  private var words: Set<ScoreWord> = []

  /// Takes a value into account.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch ScoreAnswer(bytes) {
    case .number(let value, let top):
      least = min(least, value)
      most = max(most, value)
      if let top { tops.insert(top) }
    case .stars(let count):
      hasStars = true
      least = min(least, count)
      most = max(most, count)
    case .words(let word): words.insert(word)
    case nil: break
    }
  }

  /// Whether the words run from `very poor` to `very good`.
  var hasVeryWords: Bool {
    words.contains {
      $0.belongs(to: .veryPoorToVeryGood)
        && ($0.text.hasPrefix("very p") || $0.text.hasPrefix("nei"))
    } || words.contains { $0.text == "very good" } && !words.contains { $0.text == "excellent" }
  }

  /// Returns the scale that the values belong to, with the help of the column's name.
  func scale(named names: Set<String>) -> ScoreScale? {
    let names = names.map { ColumnSpellings.normalized($0) }
    if most >= least { return numberScale(names) }
    guard !words.isEmpty else { return nil }
    return words.allSatisfy { $0.belongs(to: .twoPoints) } ? .oneTo(2) : .oneTo(5)
  }

  private func numberScale(_ names: [String]) -> ScoreScale? {
    guard least >= 0, most <= 10 else { return nil }
    if let top = tops.first, tops.count == 1, most <= top { return .oneTo(top) }
    if hasStars { return most <= 5 ? .oneTo(5) : nil }
    let isRecommendation = names.contains { name in
      ["nps", "recommend", "recommand", "recomend", "weiterempfehl"].contains { name.contains($0) }
    }
    if isRecommendation { return .zeroToTen }
    if least >= 1, most <= 5 { return .oneTo(5) }
    if most > 5, least == 0 || names.contains("score") { return .zeroToTen }
    return nil
  }
}
