import Testing

@testable import Calibration

struct TopicFiguresTests {
  @Test
  func `figures of four rows by hand`() {
    let figures = TopicFigures(
      gold: [["delay"], ["crew", "delay"], ["price"], ["crew"]],
      predicted: [["delay", "wifi"], ["crew"], [], ["price", "crew"]]
    )
    #expect(figures.topics == ["crew", "delay", "price"] && figures.base == 4)
    #expect(
      figures.decisions == [
        DecisionCounts(hits: 2, falseAlarms: 0, misses: 0),
        DecisionCounts(hits: 1, falseAlarms: 0, misses: 1),
        DecisionCounts(hits: 0, falseAlarms: 1, misses: 1),
      ]
    )
    // "wifi" is no gold topic and still a false alarm.
    #expect(figures.strangers == 1)
    #expect(figures.micro == DecisionCounts(hits: 3, falseAlarms: 2, misses: 2))
    #expect(abs(figures.micro.f1 - 0.6) < 1e-12)
    #expect(abs(figures.macroF1 - (1 + 2.0 / 3 + 0) / 3) < 1e-12)
    #expect(figures.exact == 0 && figures.top == 0.5 && figures.nonePredicted == 0.25)
  }

  @Test
  func `weights count rows`() {
    let gold = [["a"], ["b"], ["a", "b"]]
    let predicted = [["a"], ["a", "x"], ["b"]]
    let figures = TopicFigures(gold: gold, predicted: predicted)
    let rows = [0, 0, 2]
    let written = TopicFigures(gold: rows.map { gold[$0] }, predicted: rows.map { predicted[$0] })
    let weighted = figures.f1([2, 0, 1])
    #expect(weighted.micro == written.micro.f1 && weighted.macro == written.macroF1)
  }

  @Test
  func `only the strongest mapped topic counts where one is asked for`() {
    var settings = EvaluationSettings()
    settings.topicMap = TopicMap(["late": ["Delay"], "crew": ["Staff", "Delay"]])
    var prediction = Prediction()
    prediction.topics = ["other", "crew", "late"]
    #expect(settings.topics(of: prediction, inGoldNames: false) == ["Staff", "Delay"])
    settings.mainTopicOnly = true
    #expect(settings.topics(of: prediction, inGoldNames: false) == ["Staff"])
    #expect(settings.topics(of: prediction, inGoldNames: true) == ["other"])
  }
}
