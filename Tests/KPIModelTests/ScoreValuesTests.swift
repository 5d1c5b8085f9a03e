import FeedbackModel
import KPIModel
import Testing

@Suite("Values of scores")
struct ScoreValuesTests {
  private static func values(_ counts: [(Int, Int)], _ column: RatingColumn) -> [String: KPIValue] {
    var partial = KPIPartial(topicCount: 0, ratings: [column])
    for (code, count) in counts {
      for _ in 0..<count {
        partial.add(Annotation(), facts: CommentFacts(ratings: RatingAnswers(.code(code))))
      }
    }
    let values = KPITable().values(of: partial).filter { $0.rating == column.name }
    return Dictionary(uniqueKeysWithValues: values.map { ($0.kpi, $0) })
  }

  /// `binomtest(30, 40).proportion_ci(method='wilson')` and `t.interval(.95, 39, mean, sem)` of SciPy 1.17.1.
  @Test("of effort are the share of 5–7 and the mean")
  func effort() throws {
    let column = RatingColumn(name: "CES", scale: .oneTo(7), kind: .effort)
    let values = Self.values(
      [(1, 2), (2, 1), (3, 3), (4, 4), (5, 10), (6, 12), (7, 8)],
      column
    )
    let top = try #require(values["ces_top3"])
    #expect(top.value == 75 && top.base == 40 && top.scale == "1-7")
    #expect(abs((top.low ?? 0) - 59.806038579231966) < 1e-4)
    #expect(abs((top.high ?? 0) - 85.8128813609037) < 1e-4)
    let mean = try #require(values["ces_mean"])
    #expect(mean.value == 5.175)
    #expect(abs((mean.low ?? 0) - 4.663461772912298) < 1e-9)
    #expect(abs((mean.high ?? 0) - 5.686538227087702) < 1e-9)
    #expect(values["csat_top2"] == nil)
  }

  @Test("of effort on another scale are the mean alone")
  func otherEffort() {
    let values = Self.values([(5, 3)], RatingColumn(name: "e", scale: .oneTo(5), kind: .effort))
    #expect(values["ces_top3"] == nil && values["ces_mean"]?.value == 5)
  }

  /// Which codes are satisfied: 4–5 of five, 3 of three, good of two, 6–7 of seven, 9–10 of ten.
  @Test(
    "of satisfaction count the satisfied codes of each scale",
    arguments: [
      (5, 2, 2), (3, 1, 1), (2, 1, 1), (7, 2, 2), (10, 2, 2),
    ]
  )
  func scales(_ top: Int, _ satisfiedCodes: Int, _ dissatisfiedCodes: Int) {
    let share = 100 / Double(top)
    let (satisfied, dissatisfied) = (
      share * Double(satisfiedCodes), share * Double(dissatisfiedCodes)
    )
    let values = Self.values((1...top).map { ($0, 1) }, RatingColumn(name: "q", scale: .oneTo(top)))
    #expect(abs((values["csat_top2"]?.value ?? -1) - satisfied) < 1e-9)
    #expect(abs((values["dsat"]?.value ?? -1) - dissatisfied) < 1e-9)
    #expect(abs((values["csat_topbox"]?.value ?? -1) - share) < 1e-9)
    #expect(values["csat_mean"]?.value == Double(top + 1) / 2)
    #expect(values["csat_mean"]?.scale == "1-\(top)")
  }

  @Test("of staff have names of their own")
  func staff() {
    let net = Self.values(
      [(10, 5), (7, 3), (0, 2)],
      RatingColumn(name: "q", scale: .zeroToTen, kind: .employeeRecommendation)
    )
    #expect(net["enps"]?.value == 30 && net["nps"] == nil)
    let share = Self.values(
      [(5, 3), (1, 1)],
      RatingColumn(name: "q", scale: .oneTo(5), kind: .employeeSatisfaction)
    )
    #expect(share["employee_satisfaction"]?.value == 75)
    #expect(share["employee_satisfaction_mean"]?.value == 4)
    #expect(share["csat_top2"] == nil)
  }

  @Test("tell how many answers are off the scale, and never clamp them")
  func invalid() {
    let values = Self.values([(5, 6), (6, 2), (0, 1)], RatingColumn(name: "q", scale: .oneTo(5)))
    #expect(values["invalid_answer_rate"]?.numerator == 3)
    #expect(values["invalid_answer_rate"]?.base == 9)
    #expect(values["csat_top2"]?.base == 6)
  }

  @Test("count contradictions on resolved contacts, and answers to public complaints")
  func handling() {
    var partial = KPIPartial(topicCount: 0)
    for row in 0..<10 {
      var annotation = Annotation()
      annotation.status = row < 8 ? .scored : .noContent
      var facts = CommentFacts()
      facts.isResolved = row < 2 ? nil : row < 3 ? false : true
      facts.saysUnresolved = row % 2 == 0
      facts.isAnswered = row < 4 ? row < 1 : nil
      partial.add(annotation, facts: facts)
    }
    let values = KPITable().values(of: partial)
    let rate = values.first { $0.kpi == "fcr_contradiction_rate" }
    #expect(rate?.base == 5 && rate?.numerator == 2)
    let answered = values.first { $0.kpi == "response_rate" }
    #expect(answered?.base == 4 && answered?.value == 25)
    let none = KPITable().values(of: KPIPartial(topicCount: 0))
    #expect(!none.contains { $0.kpi == "fcr_contradiction_rate" || $0.kpi == "response_rate" })
  }
}
