import Classification
import LexiconMatching
import Pipeline
import SentimentScoring

/// The weights of a complaint's evidence that were fitted to some rows: words of grievance, and the model's constants.
struct ComplaintFit {
  /// What is tried: one over the variance of a word's prior, in log-odds, and what a unit of evidence is worth in
  /// log-odds.
  static let choices = [2.0, 4.0, 8.0].flatMap { precision in
    [0.5, 0.8].map { Choice(precision: precision, scale: $0) }
  }

  /// How the words' weights are held back.
  struct Choice {
    var precision: Double
    var scale: Double
  }

  /// How much less is expected of what a comment speaks of than of a word.
  private static let subjectValue = 0.5

  /// One over the variance of a constant's prior, which is centred on its shipped value.
  private static let constantPrecision = 1.0

  /// The constants in the order of their columns, with the sign that the engine gives them.
  private static let constants: [(key: ModelConstants.Key, sign: Double)] = [
    (.complaintBias, 1), (.complaintPerFault, 1), (.complaintPerNegative, 1),
    (.complaintPerPositive, -1), (.complaintAddressee, 1), (.complaintQuestion, -1),
    (.complaintPerInsult, -1), (.complaintPerEmotion, -1), (.complaintTopic, 1),
    (.complaintNegativeTopic, 1), (.complaintOwner, 1), (.complaintMention, 1),
  ]

  private let data: FittingData
  private let rows: [Int]
  private let words: [WordTable.Evidence]
  private let totals: [Int]
  private let columns: WordColumns
  private let subjects: FittedSubjects
  /// The columns of words and subjects, before those of the constants.
  private var width: Int { words.count + subjects.count }

  /// Chooses what is fitted to some rows.
  init(_ rows: [Int], of data: FittingData, wordLimit: Int) {
    self.data = data
    self.rows = rows
    let best = data.table.best(
      in: rows,
      classes: rows.map { data.rows[$0].gold.complaint == true ? 1 : 0 },
      classCount: 2,
      limit: wordLimit,
      pools: false
    )
    words = best.words
    totals = best.totals
    columns = WordColumns(words, of: data.table)
    subjects = FittedSubjects(wordLimit > 0 ? rows : [], of: data, .consulted)
  }

  /// Fits the weights with a given strength of the words' prior.
  func weights(_ choice: Choice, tolerance: Double = Minimiser.usualTolerance) -> [Double] {
    let loss = loss(rows, choice)
    return Minimiser.minimum(
      of: loss,
      from: loss.centres,
      iterations: PolarityFit.iterations,
      tolerance: tolerance
    )
  }

  /// Returns the evidence that rows get by some weights.
  func evidence(of rows: [Int], _ weights: [Double]) -> [Double] {
    let loss = loss(rows, Self.choices[0])
    return rows.indices.map { loss.offsets[$0] + loss.rows.product($0, weights.span) }
  }

  private func loss(_ rows: [Int], _ choice: Choice) -> DecisionLoss {
    var cells = SparseRows()
    for row in rows {
      let evidence = data.rows[row].complaint
      let values = [
        1, Double(evidence.faults) / 1000, Double(evidence.otherNegatives) / 1000,
        Double(evidence.positives) / 1000, evidence.isAddressed ? 1 : 0,
        evidence.asksBarely ? 1 : 0, Double(evidence.insults) / 1000,
        Double(evidence.emotions) / 1000, evidence.hasTopic ? 1 : 0,
        evidence.hasNegativeTopic ? 1 : 0, evidence.isOwn ? 1 : 0, evidence.mentions ? 1 : 0,
      ]
      let own = values.enumerated().map { (width + $0, Self.constants[$0].sign * $1) }
      cells.append(
        columns.cells(of: data.table.words[row])
          + subjects.cells(of: row, data, from: words.count, value: Self.subjectValue)
          + own.filter { $0.1 != 0 }
      )
    }
    let centres = Self.constants.map { data.constant($0.key) }
    return DecisionLoss(
      rows: JoinedRows(own: cells, width: width + centres.count),
      offsets: rows.map {
        let evidence = data.rows[$0].complaint
        let cues = Double(evidence.cues) / 1000 * data.constant(.complaintPerCue)
        let inquiry = evidence.inquires ? data.constant(.complaintInquiry) : 0
        return cues + Double(evidence.grievance) / 1000 - inquiry
      },
      isMember: rows.map { data.rows[$0].gold.complaint == true },
      centres: [Double](repeating: 0, count: width) + centres,
      precisions: [Double](
        repeating: choice.precision * choice.scale * choice.scale,
        count: width
      )
        + [Double](repeating: Self.constantPrecision, count: centres.count),
      scale: choice.scale
    )
  }

  /// Returns the lines of the overlay that gives the engine these weights.
  ///
  /// - Parameters:
  ///   - weights: The weights.
  ///   - threshold: The evidence from which a comment is to be a complaint.
  /// - Returns: The overlay.
  func overlay(_ weights: [Double], threshold: Double) -> FittedOverlay {
    var overlay = FittedOverlay()
    for (column, word) in words.enumerated() {
      let value = FittedNumber.hundredths(weights[column])
      guard abs(value) >= FittedNumber.leastOfWord else { continue }
      overlay.cues.append([
        data.table.forms[word.word], "grievance", FittedNumber.text(value),
        WordNote.text(word.counts, of: totals, names: ["other", "complaints"]),
      ])
    }
    let value = Self.subjectValue
    for line in subjects.lines(weights, from: words.count, value: value, data.engine) {
      overlay.topics.append(["grievance", line.topic, line.weight, line.least, "fitted"])
    }
    for (place, constant) in Self.constants.enumerated() {
      var weight = weights[width + place]
      if constant.key == .complaintBias { weight -= threshold }
      let value = FittedNumber.hundredths(weight)
      guard Double(value) / 1000 != data.constant(constant.key) else { continue }
      overlay.constants.append([constant.key.name, FittedNumber.text(value), "fitted"])
    }
    return overlay
  }

  /// Returns the overlay fitted to some rows; the strength of the prior and the threshold are chosen within them.
  static func overlay(
    _ rows: [Int],
    of data: FittingData,
    _ settings: FittingSettings
  ) -> FittedOverlay {
    let sample = settings.sample(rows)
    let gold = sample.map { data.rows[$0].gold.complaint == true }
    var evidence = Array(
      repeating: [Double](repeating: 0, count: sample.count),
      count: choices.count
    )
    for (held, others) in settings.parts(of: sample, data) {
      let fit = ComplaintFit(others, of: data, wordLimit: settings.wordLimit)
      for (place, choice) in choices.enumerated() {
        let weights = fit.weights(choice, tolerance: Minimiser.coarseTolerance)
        let found = fit.evidence(of: held.map(\.row), weights)
        for (row, value) in zip(held, found) { evidence[place][row.place] = value }
      }
    }
    let areas = evidence.map { RankStatistics.auc(gold, $0) ?? 0 }
    let best = areas.indices.max { (areas[$0], $0) < (areas[$1], $1) } ?? 0
    let fit = ComplaintFit(rows, of: data, wordLimit: settings.wordLimit)
    return fit.overlay(
      fit.weights(choices[best]),
      threshold: DecisionThreshold.best(evidence[best], gold)
    )
  }
}

/// The threshold of a yes-or-no decision.
enum DecisionThreshold {
  /// Returns the threshold with the best F1: rows are of the class where their evidence reaches it.
  static func best(_ evidence: [Double], _ isMember: [Bool]) -> Double {
    let members = isMember.count { $0 }
    let order = evidence.indices.sorted { (evidence[$1], $0) < (evidence[$0], $1) }
    var best = (threshold: 0.0, f1: 0.0)
    var hits = 0
    for (place, index) in order.enumerated() {
      if isMember[index] { hits += 1 }
      let next = place + 1 < order.count ? evidence[order[place + 1]] : evidence[index] - 1
      guard next < evidence[index] else { continue }
      let f1 = 2 * Double(hits) / Double(place + 1 + members)
      if f1 > best.f1 { best = ((evidence[index] + next) / 2, f1) }
    }
    return best.threshold
  }
}
