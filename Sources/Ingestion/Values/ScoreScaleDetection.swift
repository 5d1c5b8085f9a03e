public import FeedbackModel

extension InputSource {
  /// Returns a parser for the scores of this input, when its first values tell the scale.
  ///
  /// Numbers up to 5 without nought are 1…5. Numbers up to 10 are 0…10 when nought and a number above 5 are among
  /// them, or when the column is named for recommendation or is just called a score. Stars and the words of answer
  /// scales are 1…5, thumbs and good or bad 1…2; poor, average and great, if they are all there is, 1…3. A column
  /// named for effort or ease is 1…7. Whatever else could be two scales is none.
  ///
  /// - Parameters:
  ///   - scale: The scale if it is known already; then only the wording is looked at.
  ///   - map: The user's own answers; they count as the numbers that they stand for.
  /// - Returns: nil when there are no scores, or their scale cannot be told.
  public func detectScoreParser(scale: ScoreScale? = nil, map: ScaleMap? = nil) -> ScoreParser? {
    guard let column = schema.column(for: .score) else {
      return scale.map { ScoreParser(scale: $0, map: map) }
    }
    var evidence = ScoreEvidence(map: map)
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
    return ScoreParser(scale: found, hasVeryWords: evidence.hasVeryWords, map: map)
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
  /// The numbers, and how many of them are codes of 0…10 and of 1…7.
  private var numbers = (all: 0, zeroToTen: 0, oneToSeven: 0)
  private var words: Set<ScoreWord> = []
  private let map: ScaleMap?

  init(map: ScaleMap? = nil) { self.map = map }

  /// Takes a value into account.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let code = map?.code(of: bytes) {
      add(number: code)
      return
    }
    switch ScoreAnswer(bytes) {
    case .number(let value, let top):
      add(number: value)
      if let top { tops.insert(top) }
    case .stars(let count):
      hasStars = true
      least = min(least, count)
      most = max(most, count)
    case .words(let word): words.insert(word)
    case nil: break
    }
  }

  private mutating func add(number: Int) {
    least = min(least, number)
    most = max(most, number)
    numbers.all += 1
    if (0...10).contains(number) { numbers.zeroToTen += 1 }
    if (1...7).contains(number) { numbers.oneToSeven += 1 }
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
    if Set(words.map(\.text)) == ["poor", "average", "great"] { return .oneTo(3) }
    let isEffort = names.contains(where: EffortName.matches)
    if isEffort || isSevenPoints, words.allSatisfy({ $0.belongs(to: .sevenPoints) }) {
      return .oneTo(7)
    }
    return words.allSatisfy { $0.belongs(to: .twoPoints) } ? .oneTo(2) : .oneTo(5)
  }

  /// Whether the words tell agreement from weak and from strong agreement, as only seven points do.
  private var isSevenPoints: Bool {
    let texts = Set(words.map(\.text))
    return !texts.isDisjoint(with: ["somewhat agree", "slightly agree"]) && texts.contains("agree")
      || !texts.isDisjoint(with: ["somewhat disagree", "slightly disagree"])
        && texts.contains("disagree")
  }

  /// Returns the scale that a column's name stands for, if more than half of the numbers are codes of it.
  ///
  /// Numbers off that scale are then wrong answers, and no sign of another scale.
  private func namedScale(_ names: [String]) -> ScoreScale? {
    guard tops.isEmpty, !hasStars else { return nil }
    let isRecommendation = names.contains { name in
      ["nps", "recommend", "recommand", "recomend", "weiterempfehl"].contains { name.contains($0) }
    }
    if isRecommendation { return numbers.zeroToTen * 2 > numbers.all ? .zeroToTen : nil }
    guard names.contains(where: EffortName.matches) else { return nil }
    return numbers.oneToSeven * 2 > numbers.all ? .oneTo(7) : nil
  }

  private func numberScale(_ names: [String]) -> ScoreScale? {
    if let named = namedScale(names) { return named }
    guard least >= 0, most <= 10 else { return nil }
    if let top = tops.first, tops.count == 1, most <= top { return .oneTo(top) }
    if hasStars { return most <= 5 ? .oneTo(5) : nil }
    if least >= 1, most <= 5 { return .oneTo(5) }
    if most > 5, least == 0 || names.contains("score") { return .zeroToTen }
    return nil
  }
}

/// Names of columns that ask how easy it was.
enum EffortName {
  /// Returns whether a name, normalized as `ColumnSpellings` does, asks for effort or ease.
  static func matches(_ normalized: String) -> Bool {
    ["effort", "howeasy", "easyto", "madeiteasy", "easeof", "customerease"].contains {
      normalized.contains($0)
    }
      || ["ces", "cesscore", "ces2", "ces20", "csatces", "ease", "easescore", "easy"].contains(
        normalized
      )
  }
}
