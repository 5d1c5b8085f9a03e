import FeedbackModel

/// A word or picture that stands for an answer on a scale.
struct ScoreWord: Hashable, Sendable {
  /// The scales that words belong to.
  enum Family: Sendable {
    /// `one` … `ten`.
    case numbers
    /// Runs from `very poor` to `very good`, by the word `very`.
    case veryPoorToVeryGood
    /// Five answers from 1 to 5 of whatever else.
    case fivePoints
    /// `poor` … `excellent`, where `poor` is the lowest.
    case poorToExcellent
    /// Three answers: poor, average, great.
    case threePoints
    /// Seven answers, from `strongly disagree` by `somewhat disagree` to `strongly agree`.
    case sevenPoints
    /// Good or bad, and nothing between.
    case twoPoints
  }

  /// The word in lower case, single blanks between.
  let text: String

  /// The places of the word in the families that have it.
  private let places: [(family: Family, code: Int)]

  static func == (left: ScoreWord, right: ScoreWord) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Creates a word; nil when it stands for no answer.
  init?(_ text: String) {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "-" }
    var folded = words.joined(separator: " ")
    for ending in [" stars", " star"] where folded.hasSuffix(ending) {
      folded.removeLast(ending.count)
    }
    folded.unicodeScalars.removeAll { $0 == "\u{FE0F}" || (0x1F3FB...0x1F3FF).contains($0.value) }
    guard let places = Self.places[folded] else { return nil }
    self.text = folded
    self.places = places
  }

  /// Returns whether the word belongs to a family.
  func belongs(to family: Family) -> Bool { places.contains { $0.family == family } }

  /// Returns the code of the word on a scale, or nil when the scale has no such answer.
  func code(on scale: ScoreScale, hasVeryWords: Bool) -> Int? {
    func code(_ family: Family) -> Int? { places.first { $0.family == family }?.code }
    if let number = code(.numbers) { return number }
    if scale == .oneTo(2) { return code(.twoPoints) }
    if scale == .oneTo(3), let three = code(.threePoints) { return three }
    if scale == .oneTo(7), let seven = code(.sevenPoints) { return seven }
    if scale == .oneTo(5) {
      let five =
        hasVeryWords
        ? code(.veryPoorToVeryGood) ?? code(.poorToExcellent)
        : code(.poorToExcellent) ?? code(.veryPoorToVeryGood)
      if let five = five ?? code(.fivePoints) { return five }
    }
    guard let two = code(.twoPoints) else { return nil }
    return two == 1 ? scale.codes.lowerBound : scale.codes.upperBound
  }

  /// The answers of each family from the lowest code on; `/` parts answers of equal code.
  private static let table: [(family: Family, answers: [String])] = [
    (
      .numbers,
      ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    ),
    (
      .poorToExcellent,
      [
        "poor/terrible/awful", "average/fair/ok/okay", "good", "great/very good",
        "excellent/outstanding",
      ]
    ),
    (
      .veryPoorToVeryGood,
      [
        "very poor/very bad/terrible/awful/extremely poor", "poor/bad",
        "neither good nor poor/neither good nor bad/fair/average/acceptable/ok/okay/neutral",
        "good", "very good/excellent/great/extremely good",
      ]
    ),
    (
      .fivePoints,
      [
        "very dissatisfied/extremely dissatisfied/strongly disagree/very unlikely/extremely unlikely"
          + "/very difficult/😡/😠/🤬/😭/😢/😞",
        "dissatisfied/somewhat dissatisfied/disagree/somewhat disagree/unlikely/difficult/🙁/☹/😕/😟",
        "neutral/neither satisfied nor dissatisfied/neither agree nor disagree"
          + "/neither likely nor unlikely/neither easy nor difficult/😐/😑",
        "satisfied/somewhat satisfied/agree/somewhat agree/likely/easy/🙂/😊/😌",
        "very satisfied/extremely satisfied/strongly agree/very likely/extremely likely/very easy"
          + "/😀/😃/😄/😁/😍/🤩/😆",
      ]
    ),
    (
      .threePoints,
      [
        "poor/🙁/☹/😡/😠/😞/dissatisfied/unhappy", "average/ok/okay/fair/neutral/😐",
        "great/🙂/😊/😀/😃/satisfied/happy/excellent",
      ]
    ),
    (
      .sevenPoints,
      [
        "strongly disagree/extremely difficult/very dissatisfied",
        "disagree/very difficult/dissatisfied",
        "somewhat disagree/slightly disagree/difficult/somewhat difficult/somewhat dissatisfied",
        "neither agree nor disagree/neutral/undecided/neither easy nor difficult"
          + "/neither satisfied nor dissatisfied",
        "somewhat agree/slightly agree/easy/somewhat easy/somewhat satisfied",
        "agree/very easy/satisfied", "strongly agree/extremely easy/very satisfied",
      ]
    ),
    (
      .twoPoints,
      [
        "bad/bad with comment/👎/no/negative/unsatisfied/thumbs down",
        "good/good with comment/👍/yes/positive/thumbs up",
      ]
    ),
  ]

  private static let places: [String: [(family: Family, code: Int)]] = {
    var places: [String: [(family: Family, code: Int)]] = [:]
    for (family, answers) in table {
      for (index, equals) in answers.enumerated() {
        for answer in equals.split(separator: "/") {
          places[String(answer), default: []].append((family, index + 1))
        }
      }
    }
    return places
  }()
}
