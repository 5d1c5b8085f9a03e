import FeedbackModel

/// What the values of a score column say about its scale.
///
/// It counts, so that the order of the values is of no matter, and a stray value is told from what nearly all say.
struct ScoreEvidence {
  /// One value in so many may be on no scale, such as a 99.
  private static let strayShare = 20
  /// One value in so many may be on a scale that the others are not on, such as a 7 among 1…5.
  private static let oddShare = 100

  /// How often each of the codes 0…10 stands there.
  private var codes = [Int](repeating: 0, count: 11)
  /// The numbers that are on no scale, the tops that numbers state (`4/5`) and the words, with how often each stands
  /// there.
  private var strays: [Int: Int] = [:]
  private var tops: [Int: Int] = [:]
  private var words: [ScoreWord: Int] = [:]
  /// How many values are stars; they count as numbers too.
  private var starred = 0
  /// How many values are no answer on any scale.
  private var unread = 0
  private let map: ScaleMap?

  init(map: ScaleMap? = nil) { self.map = map }

  /// Takes a value into account.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let code = map?.code(of: bytes) {
      add(code)
      return
    }
    switch ScoreAnswer(bytes) {
    case .number(let value, let top):
      add(value)
      if let top { tops[top, default: 0] += 1 }
    case .stars(let count):
      starred += 1
      add(count)
    case .words(let word): words[word, default: 0] += 1
    case nil: if bytes.contains(where: { $0 != Byte.space && $0 != Byte.tab }) { unread += 1 }
    }
  }

  private mutating func add(_ number: Int) {
    if codes.indices.contains(number) {
      codes[number] += 1
    } else {
      strays[number, default: 0] += 1
    }
  }

  private var strayCount: Int { strays.values.reduce(0, +) }
  private var numberCount: Int { codes.reduce(strayCount, +) }
  private var wordCount: Int { words.values.reduce(0, +) }

  /// Whether most of what was written is an answer on some scale.
  var isMostlyAnswers: Bool { numberCount + wordCount > unread }

  /// Whether nothing was written.
  var isEmpty: Bool { numberCount + wordCount + unread == 0 }

  /// Whether the words run from `very poor` to `very good`.
  var hasVeryWords: Bool {
    let words = words.keys
    return words.contains {
      $0.belongs(to: .veryPoorToVeryGood)
        && ($0.text.hasPrefix("very p") || $0.text.hasPrefix("nei"))
    } || words.contains { $0.text == "very good" } && !words.contains { $0.text == "excellent" }
  }

  /// Returns the scale that the values belong to, with the help of the column's name.
  func scale(named names: Set<String>) -> ScoreScale? {
    let names = names.map { ColumnSpellings.normalized($0) }
    if isFew(numberCount, of: numberCount + wordCount) { return wordScale(names) }
    return numberScale(names)
  }

  private func isFew(_ count: Int, of all: Int) -> Bool { count * Self.oddShare <= all }

  // MARK: - Words

  private func wordScale(_ names: [String]) -> ScoreScale? {
    guard !words.isEmpty else { return nil }
    if Set(words.keys.map(\.text)) == ["poor", "average", "great"] { return .oneTo(3) }
    let isEffort = names.contains(where: EffortName.matches)
    if isEffort || isSevenPoints, words.keys.allSatisfy({ $0.belongs(to: .sevenPoints) }) {
      return .oneTo(7)
    }
    return words.keys.allSatisfy { $0.belongs(to: .twoPoints) } ? .oneTo(2) : .oneTo(5)
  }

  /// Whether the words tell agreement from weak and from strong agreement, as only seven points do.
  private var isSevenPoints: Bool {
    let texts = Set(words.keys.map(\.text))
    return !texts.isDisjoint(with: ["somewhat agree", "slightly agree"]) && texts.contains("agree")
      || !texts.isDisjoint(with: ["somewhat disagree", "slightly disagree"])
        && texts.contains("disagree")
  }

  // MARK: - Numbers

  /// Returns how many numbers are in a range within 0…10.
  private func count(in range: ClosedRange<Int>) -> Int { codes[range].reduce(0, +) }

  /// Whether nearly all numbers that are on some scale are in a range.
  private func areNearlyAll(in range: ClosedRange<Int>) -> Bool {
    let known = count(in: 0...10)
    return isFew(known - count(in: range), of: known)
  }

  /// Returns the scale that a column's name stands for, if more than half of the numbers are codes of it.
  ///
  /// Numbers off that scale are then wrong answers, and no sign of another scale.
  private func namedScale(_ names: [String]) -> ScoreScale? {
    guard isFew(tops.values.reduce(starred, +), of: numberCount) else { return nil }
    let isRecommendation = names.contains { name in
      ["nps", "recommend", "recommand", "recomend", "weiterempfehl"].contains { name.contains($0) }
    }
    if isRecommendation { return count(in: 0...10) * 2 > numberCount ? .zeroToTen : nil }
    guard names.contains(where: EffortName.matches) else { return nil }
    return count(in: 1...7) * 2 > numberCount ? .oneTo(7) : nil
  }

  private func numberScale(_ names: [String]) -> ScoreScale? {
    if let named = namedScale(names) { return named }
    guard !areManyStray else { return nil }
    if let top = statedTop, areNearlyAll(in: 0...top) { return .oneTo(top) }
    if starred > 0 { return areNearlyAll(in: 0...5) ? .oneTo(5) : nil }
    if areNearlyAll(in: 1...5) { return .oneTo(5) }
    let isAboveFive = count(in: 6...10) > 0
    return isAboveFive && (codes[0] > 0 || names.contains("score")) ? .zeroToTen : nil
  }

  /// Whether more than a few numbers are on no scale.
  private var areManyStray: Bool { strayCount * Self.strayShare > numberCount }

  /// The top of the scale that nearly all numbers with a top state.
  private var statedTop: Int? {
    let all = tops.values.reduce(0, +)
    return tops.first { isFew(all - $0.value, of: all) && (2...10).contains($0.key) }?.key
  }

  // MARK: - What cannot be told

  /// The scales that somebody may have asked on where the values do not tell; the likeliest first.
  var possibleScales: [ScoreScale] {
    guard !areManyStray else { return [] }
    let scales = [ScoreScale.oneTo(5), .oneTo(7), .oneTo(10), .zeroToTen]
    return scales.filter { areNearlyAll(in: $0.codes) }
  }

  /// What stands in the way of telling the scale, in words that follow "is not counted:".
  var doubt: String {
    guard isMostlyAnswers else { return "most of its values are no answers on a scale" }
    let numbers = codes.indices.filter { codes[$0] > 0 } + strays.keys
    guard let least = numbers.min(), let most = numbers.max() else {
      return "its words are on no known scale"
    }
    let range = least == most ? "are all \(least)" : "run from \(least) to \(most)"
    let scales = possibleScales.map(\.name)
    guard let last = scales.last else { return "its answers \(range), which is no known scale" }
    guard scales.count > 1 else { return "its answers \(range), which may be \(last)" }
    return
      "its answers \(range), which may be \(scales.dropLast().joined(separator: ", ")) or \(last)"
  }
}
