import FeedbackModel
import Testing

@testable import Calibration

struct ComplaintFiguresTests {
  @Test
  func `figures of five rows by hand`() {
    let figures = ComplaintFigures(
      gold: [true, true, true, false, false],
      predicted: [true, true, false, true, false],
      scores: [0.9, 0.8, 0.4, 0.6, 0.1]
    )
    #expect(figures.complaints == DecisionCounts(hits: 2, falseAlarms: 1, misses: 1))
    #expect(figures.others == DecisionCounts(hits: 1, falseAlarms: 1, misses: 1))
    #expect(figures.accuracy == 0.6 && abs(figures.macroF1 - (2.0 / 3 + 0.5) / 2) < 1e-12)
    #expect(figures.auc.map { abs($0 - 5.0 / 6) < 1e-12 } == true)
    #expect(figures.goldRate == 0.6 && figures.predictedRate == 0.6)
  }

  @Test
  func `rows of one class have a recall and no area`() {
    let figures = ComplaintFigures(
      gold: [true, true, true, true],
      predicted: [true, false, true, true],
      scores: [1, 0, 1, 1]
    )
    #expect(!figures.hasBothClasses && figures.predictedRate == 0.75 && figures.auc == nil)
  }
}

struct AspectFiguresTests {
  @Test
  func `an aspect that was not found takes the label of the comment`() {
    var first = Prediction()
    first.polarity = .label(.negative)
    first.aspects = [GoldAspect(name: "Food", label: .positive)]
    var second = Prediction()
    second.polarity = .abstained
    let gold = [
      [
        GoldAspect(name: "food", label: .positive), GoldAspect(name: "staff", label: .negative),
        GoldAspect(name: "price", label: nil),
      ],
      [GoldAspect(name: "food", label: .neutral)],
    ]
    let figures = AspectFigures(gold: gold, predictions: [first, second])
    #expect(figures.base == 3 && figures.own == 1)
    #expect(figures.confusion[2, 2] == 1 && figures.confusion[0, 0] == 1)
    #expect(figures.confusion[1, nil] == 1 && abs(figures.accuracy - 2.0 / 3) < 1e-12)
    let mapped = AspectFigures(gold: gold, predictions: [first, second]) { _ in ["staff"] }
    #expect(mapped.confusion[0, 2] == 1 && mapped.confusion[2, 0] == 1)
  }
}

struct TrendFiguresTests {
  private static func label(_ side: Int) -> SentimentLabel {
    side > 0 ? .positive : side < 0 ? .negative : .neutral
  }

  @Test
  func `cells with enough rows are correlated`() throws {
    // Five cells of two rows with gold net 1, .5, 0, −.5, −1; the last cell has one row too few.
    let gold = [1, 1, 1, 0, 0, 0, 0, -1, -1, -1, 1]
    let called = [1, 1, 1, 0, 1, -1, -1, -1, -1, 0, 1]
    let predictions = called.map { side in
      var prediction = Prediction()
      prediction.score = Double(side)
      return prediction
    }
    let keys: [[String]?] = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5].map { ["cell \($0)"] }
    let trend = try #require(
      TrendFigures(
        keys: keys,
        gold: gold.map(Self.label),
        predictions: predictions,
        fewestRows: 2
      )
    )
    #expect(trend.cells == 5 && abs(trend.meanError - 0.2) < 1e-12)
    // Net 1 .5 0 −.5 −1 against 1 .5 0 −1 −.5: 2.25 / 2.5.
    #expect(trend.pearsonLabel.map { abs($0 - 0.9) < 1e-12 } == true)
    #expect(trend.pearsonScore == trend.pearsonLabel)
    #expect(
      TrendFigures(
        keys: keys,
        gold: gold.map(Self.label),
        predictions: predictions,
        fewestRows: 3
      ) == nil
    )
  }

  @Test
  func `the key of a cell has the fields in their order`() throws {
    let day = try #require(CalendarDay(year: 2026, month: 1, day: 1))
    let cells = TrendCells(fields: ["airline", "date", "class"], unit: .week)
    #expect(cells.columns == ["airline", "class"])
    #expect(cells.key(day: day, groups: ["BA", "Y"]) == ["BA", "2026-W01", "Y"])
    #expect(cells.key(day: nil, groups: ["BA", "Y"]) == nil)
    #expect(cells.key(day: day, groups: ["BA", nil]) == nil)
  }
}

struct AgreementTests {
  @Test
  func `kappa and alpha of ten rows that two people labelled`() throws {
    // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), binary data of two observers: α = .095.
    let first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    let second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    let agreement = Agreement(
      first: first.map { $0 == 0 ? .negative : .positive },
      second: second.map { $0 == 0 ? .negative : .positive }
    )
    let alpha = try #require(agreement.alpha)
    #expect(abs(alpha - 0.0952) < 0.0001)
    // Agreement .6; by chance .8·.6 + .2·.4 = .56.
    let kappa = try #require(agreement.kappa)
    #expect(abs(kappa - 0.04 / 0.44) < 1e-12)
    // F1 of 8 with 5 hits, 1 false alarm and 3 misses, and of 2 with 1 hit.
    #expect(abs(agreement.macroF1 - (10.0 / 14 + 2.0 / 6) / 2) < 1e-12)
  }

  @Test
  func `one label alone has no agreement beyond chance`() {
    let agreement = Agreement(first: [.neutral, .neutral], second: [.neutral, .neutral])
    #expect(agreement.accuracy == 1 && agreement.kappa == nil && agreement.alpha == nil)
  }
}

struct BaselinesTests {
  @Test
  func `the majority is the commonest of each`() {
    let labels: [SentimentLabel?] = [.positive, .negative, .positive, nil]
    let topics: [[String]?] = [["b", "b"], ["a"], nil, ["c"]]
    let gold = zip(labels, topics).enumerated().map { place, pair in
      var row = GoldRow()
      row.label = pair.0
      row.topics = pair.1
      row.complaint = place == 0
      return row
    }
    let set = Baselines.majority(of: gold)
    #expect(set.predictions.count == 4 && set.predictions[3].label == .positive)
    #expect(set.predictions[0].topics == ["a"] && set.predictions[0].complaint == false)
    #expect(!set.hasScores)
  }

  @Test
  func `the word list goes by the sign of its sum`() {
    let set = Baselines.wordList([-1, 0, 2_500])
    #expect(set.predictions.map(\.label) == [.negative, .neutral, .positive])
    #expect(set.predictions[2].score == 2.5 && !set.hasTopics && !set.hasComplaints)
  }
}
