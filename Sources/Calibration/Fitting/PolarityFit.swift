import Classification
import FeedbackModel
import Glibc
import LexiconMatching
import Pipeline
import SentimentScoring

/// The weights of polarity that were fitted to some rows.
struct PolarityFit {
  /// What is tried.
  struct Choice {
    /// What a valence unit is worth in log-odds: the more, the surer the shipped weights are.
    var trust = 0.5
    /// One over the variance of a word's prior, of weights in valence units.
    var precision: Double
    /// The classes' share of the weight: 1 gives each class the same, 0 each row.
    var balance: Double
    /// Whether prefixes, which pool the words that begin so, are learned beside words and pairs.
    var pools = false
  }

  /// Where the search among these begins.
  static let usualTrust = 1

  /// What is tried first where words are learned: how far to trust the weights that ship, ascending.
  static let trusts = [
    Choice(trust: 0.35, precision: 9, balance: 0.75),
    Choice(trust: 0.5, precision: 9, balance: 0.75),
    Choice(trust: 0.8, precision: 14, balance: 0.75),
    Choice(trust: 1.2, precision: 25, balance: 0.75),
    Choice(trust: 2, precision: 70, balance: 0.75),
  ]

  /// Returns what is tried beside a choice of the trust, which comes first; each is like the one before it.
  static func refinements(of choice: Choice) -> [Choice] {
    let ways = [(0.6, [0.75, 0.9, 0.6]), (1.6, [0.6, 0.75, 0.9])]
    return [choice]
      + [true, false].flatMap { pools in
        ways.flatMap { factor, balances in
          balances.map { balance in
            Choice(
              trust: choice.trust,
              precision: choice.precision * factor,
              balance: balance,
              pools: pools
            )
          }
        }
      }
  }

  /// The mean F1 by which another choice must be better than the usual one.
  ///
  /// Neighbouring choices differ by less from one half of the rows to the other: on the development sets a choice by
  /// the best figure alone lost two thousandths, and no choice at all two and a half.
  static let leastGain = 0.004

  /// The choices where no words are learned: then only shipped entries change, which many comments share.
  static let entryChoices = [16.0, 64.0, 256.0].map { Choice(precision: $0, balance: 0.7) }

  /// The most steps of the search.
  static let iterations = 120

  /// The fewest answers that say nothing but have a polarity, from which such answers are scored.
  static let fewestAnswers = 5

  /// How much less is expected of what a comment speaks of than of a word.
  static let subjectValue = 0.35

  /// The kinds of question, as constants of what a comment has from the start.
  static let starts: [(tone: ModelConstants.Key, neutral: ModelConstants.Key)] = [
    (.toneWithoutQuestion, .neutralWithoutQuestion),
    (.toneAfterOpenQuestion, .neutralAfterOpenQuestion),
    (.toneAfterImprovementQuestion, .neutralAfterImprovementQuestion),
    (.toneAfterPraiseQuestion, .neutralAfterPraiseQuestion),
  ]

  let data: FittingData
  let words: [WordTable.Evidence]
  let totals: [Int]
  /// Whether words are learned, and with them what comments are like from the start.
  let learnsWords: Bool
  /// Whether answers that say nothing are scored, because people gave them polarities.
  let scoresEmptyAnswers: Bool
  private let wordColumns: WordColumns
  /// The steps by the number of entries, behind the words.
  private let steps: [(entries: Int, tone: ModelConstants.Key, neutral: ModelConstants.Key)]
  /// What the comments speak of, behind the steps.
  private let subjects: FittedSubjects
  /// Where the columns of the subjects begin.
  private var subjectStart: Int { words.count + steps.count }
  /// The columns of words, steps and subjects.
  private var width: Int { subjectStart + subjects.count }
  private let patterns: [Int32]
  private let entryColumns: [Int32: Int]
  private let rows: [Int]
  /// The questions that have a start of their own, by their places behind the kinds of question.
  private let questions: FittedQuestions
  private let usedStarts: Set<Int>

  /// Chooses what is fitted to some rows.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - data: Where they are from.
  ///   - wordLimit: The most words; nought learns none.
  ///   - pools: Whether prefixes are among them.
  init(_ rows: [Int], of data: FittingData, wordLimit: Int, pools: Bool) {
    self.data = data
    learnsWords = wordLimit > 0
    let empty = rows.count { data.rows[$0].isEmptyAnswer }
    // Where words are learned, so is what an empty answer means.
    let scoresEmptyAnswers = wordLimit > 0 && empty >= Self.fewestAnswers
    self.scoresEmptyAnswers = scoresEmptyAnswers
    self.rows = rows.filter { scoresEmptyAnswers || !data.rows[$0].isEmptyAnswer }
    let best = data.table.best(
      in: self.rows,
      classes: self.rows.map { data.gold($0) },
      classCount: 3,
      limit: wordLimit,
      pools: pools
    )
    words = best.words
    totals = best.totals
    wordColumns = WordColumns(words, of: data.table)
    steps = wordLimit > 0 ? ModelConstants.entrySteps : []
    subjects = FittedSubjects(wordLimit > 0 ? self.rows : [], of: data, .consulted)
    var hits: [Int32: Int] = [:]
    for row in self.rows {
      for pattern in Set(data.rows[row].entries.map(\.pattern)) { hits[pattern, default: 0] += 1 }
    }
    patterns = hits.filter { $0.value >= WordTable.fewestRows }.keys.sorted()
    entryColumns = Dictionary(uniqueKeysWithValues: patterns.enumerated().map { ($1, $0) })
    questions = FittedQuestions(wordLimit > 0 ? self.rows : [], of: data)
    usedStarts = wordLimit > 0 ? Set(self.rows.map { data.aim($0) }) : []
  }

  /// What the lists say already of the forms of these rows.
  private var given: [String: GivenEvidence] {
    rows.reduce(into: [:]) { $0.merge(data.rows[$1].given) { first, _ in first } }
  }

  /// Fits the weights of a choice, in the order of the loss.
  func weights(_ choice: Choice) -> [Double] {
    let loss = loss(ownLoss, choice)
    return Minimiser.minimum(
      of: loss,
      from: [Double](repeating: 0, count: loss.dimension),
      iterations: Self.iterations
    )
  }

  /// Returns whether a row is scored: not every answer that says nothing is.
  func isScored(_ row: Int) -> Bool { scoresEmptyAnswers || !data.rows[row].isEmptyAnswer }

  /// The loss of the fit's own rows.
  var ownLoss: PolarityLoss { loss(of: rows) }

  /// Returns the loss of the same cases under a choice.
  func loss(_ loss: PolarityLoss, _ choice: Choice) -> PolarityLoss {
    var loss = loss
    let all = Double(totals.reduce(0, +))
    loss.classWeights = totals.map { total in
      total > 0 ? pow(all / (3 * Double(total)), choice.balance) : 0
    }
    loss.trust = choice.trust
    loss.precision = choice.precision
    return loss
  }

  /// Returns the loss of some rows, a case each, under no choice yet.
  func loss(of rows: [Int]) -> PolarityLoss {
    var words = SparseRows()
    var entries = SparseRows()
    var cases: [PolarityLoss.Case] = []
    for row in rows {
      let found = data.rows[row].entries
      let taken = steps.indices.filter { found.count >= steps[$0].entries }
      words.append(
        wordColumns.cells(of: data.table.words[row]) + taken.map { (self.words.count + $0, 1) }
          + subjects.cells(of: row, data, from: subjectStart, value: Self.subjectValue)
      )
      let own = found.filter { entryColumns[$0.pattern] != nil }
      entries.append(
        own.map { (entryColumns[$0.pattern] ?? 0, $0.factor) },
        isAbove: own.map(\.isAbove)
      )
      cases.append(
        PolarityLoss.Case(
          positive: data.rows[row].positive,
          negative: data.rows[row].negative,
          given: .sum(data.rows[row].given.values),
          start: data.rows[row].hasNoStart || !learnsWords ? nil : questions.start(of: row, data),
          gold: data.gold(row)
        )
      )
    }
    return PolarityLoss(
      cases: cases,
      words: words,
      entries: entries,
      wordCount: width,
      entryCount: patterns.count,
      startCount: questions.count,
      halfMass: data.constant(.scoreHalfMass)
    )
  }
}

extension FittingData {
  /// The class of a row: 0 negative, 1 neutral, 2 positive.
  func gold(_ row: Int) -> Int { Int(rows[row].polarity?.rawValue ?? 1) }

  /// The kind of question that a row answers, in the order of `PolarityFit.starts`.
  func aim(_ row: Int) -> Int {
    switch rows[row].setting.aim {
    case nil: 0
    case .open, .reason, .fulfilment, .trouble: 1
    case .improvement: 2
    case .praise: 3
    }
  }
}

// MARK: - The lines

extension PolarityFit {
  /// Returns weights with nought for words that say next to nothing, which no line is worth.
  func told(_ weights: [Double]) -> [Double] {
    var told = weights
    for offset in [0, width] {
      for column in offset..<(offset + words.count)
      where abs(FittedNumber.hundredths(weights[column])) < FittedNumber.leastOfWord {
        told[column] = 0
      }
    }
    return told
  }

  /// Returns the lines of the overlay that gives the engine these weights.
  func overlay(_ weights: [Double], _ thresholds: ScoreThresholds) -> FittedOverlay {
    var overlay = FittedOverlay()
    let names = SentimentLabel.allCases.map(\.name)
    let given = given
    if scoresEmptyAnswers {
      overlay.constants.append(
        [ModelConstants.Key.emptyAnswers.name, "1", "people gave them polarities"]
      )
    }
    for (column, word) in words.enumerated() {
      let note = WordNote.text(word.counts, of: totals, names: names)
      let form = data.table.forms[word.word]
      let own = given[form, default: GivenEvidence()]
      for (category, offset, old) in [("tone", 0, own.tone), ("neutral", width, own.neutral)] {
        let change = FittedNumber.hundredths(weights[offset + column])
        guard change != 0 else { continue }
        // The line stands over the one that ships.
        let value = change + FittedNumber.hundredths(old)
        overlay.cues.append([form, category, FittedNumber.text(value), note])
      }
    }
    let value = Self.subjectValue
    for (record, first) in [("tone", subjectStart), ("neutral", width + subjectStart)] {
      for line in subjects.lines(weights, from: first, value: value, data.engine) {
        overlay.topics.append([record, line.topic, line.weight, line.least, "fitted"])
      }
    }
    for (column, pattern) in patterns.enumerated() {
      if let line = valenceLine(pattern, weights[2 * width + column]) {
        overlay.valences.append(line)
      }
    }
    for (place, step) in steps.enumerated() {
      for (key, column) in [(step.tone, words.count), (step.neutral, width + words.count)] {
        let value = FittedNumber.hundredths(weights[column + place])
        guard value != 0 else { continue }
        overlay.constants.append([key.name, FittedNumber.text(value), "fitted"])
      }
    }
    let starts = weights[(2 * width + patterns.count)...].map(FittedNumber.hundredths)
    for (place, keys) in Self.starts.enumerated() where usedStarts.contains(place) {
      for (key, value) in [
        (keys.tone, starts[place]), (keys.neutral, starts[questions.count + place]),
      ]
      where value != 0 {
        overlay.constants.append([key.name, FittedNumber.text(value), "fitted"])
      }
    }
    for (place, question) in questions.known.enumerated() {
      let own = Self.starts.count + place
      let values = [
        ("question_tone", starts[own] - starts[question.aim]),
        (
          "question_neutral",
          starts[questions.count + own] - starts[questions.count + question.aim]
        ),
      ]
      for (category, value) in values where value != 0 {
        overlay.cues.append([
          question.form, category, FittedNumber.text(value),
          "\(question.rows) rows answer this question",
        ])
      }
    }
    // What a complaint adds by itself is in the fitted words already.
    overlay.constants.append([ModelConstants.Key.complaintTone.name, "0", "fitted"])
    overlay.constants.append(
      ["positive-threshold", FittedNumber.text(thresholds.positive), "fitted"]
    )
    // The user's own comments say where praise begins, whatever they are about.
    overlay.constants.append(
      ["remark-threshold", FittedNumber.text(thresholds.positive), "fitted"]
    )
    overlay.constants.append(
      ["negative-threshold", FittedNumber.text(thresholds.negative), "fitted"]
    )
    return overlay
  }

  /// An entry keeps its sign, so that rules find it where they found it before.
  private func valenceLine(_ pattern: Int32, _ change: Double) -> FittedOverlay.Line? {
    guard let entry = data.engine.model.sentiment.lexicon[pattern], let old = entry.valence,
      old != 0
    else { return nil }
    let sign = old > 0 ? 1 : -1
    let wanted = FittedNumber.tenths(Double(old) / 1000 + change)
    let new = sign * min(4000, max(100, sign * wanted))
    guard abs(new - old) >= 100 else { return nil }
    return [
      data.engine.patterns.text(of: pattern), FittedNumber.text(new), entry.tags.text,
      "was \(FittedNumber.text(old))",
    ]
  }
}

extension ValenceTags {
  /// The names of the tags, joined by commas as in the files.
  fileprivate var text: String {
    ValenceTags.named.filter { contains($0.value) }
      .sorted { $0.value.rawValue < $1.value.rawValue }.map(\.key).joined(separator: ",")
  }
}
