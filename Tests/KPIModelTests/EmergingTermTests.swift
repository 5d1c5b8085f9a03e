import FeedbackModel
import KPIModel
import Testing

@Suite("Emerging terms")
struct EmergingTermTests {
  private static let week = TermPartialTests.week

  /// Returns comments of one week, `count` of them with the terms.
  private static func comments(
    _ base: Int,
    _ terms: [(String, Int)],
    _ week: Period
  ) -> [TermPartialTests.Document] {
    (0..<base).map { index in (terms.filter { index < $0.1 }.map(\.0) + ["the"], week) }
  }

  @Test("are ranked by keyness, with the counts of both sides")
  func ranking() {
    let documents =
      comments0
      + Self.comments(1000, [("strike", 40), ("rain", 25), ("seat", 33), ("fog", 4)], Self.week(1))
    let partial = TermPartialTests.partial(documents, TermLimits())
    let terms = partial.emergingTerms(in: Self.week(1), against: [Self.week(0)])
    #expect(terms.map(\.term) == ["rain", "strike"])
    #expect(terms.map(\.countNow) == [25, 40])
    #expect(terms.map(\.countBefore) == [0, 10])
    #expect(terms.map(\.baseBefore) == [1000, 1000])
    #expect(terms.last.map { KPINumber.text($0.keyness) } == "19.736")
    #expect(partial.emergingTerms(in: Self.week(1), limit: 1).map(\.term) == ["rain"])
    #expect(partial.emergingTerms(in: Self.week(1), minimumCount: 26).map(\.term) == ["strike"])
  }

  private var comments0: [TermPartialTests.Document] {
    Self.comments(1000, [("strike", 10), ("seat", 30)], Self.week(0))
  }

  @Test("take a month as the weeks whose Thursdays it holds")
  func months() {
    // 2026-W01 … W05 have their Thursdays in January.
    let monday = CalendarDay(daysSinceEpoch: 20_451)
    #expect(Period(.week, containing: monday).description == "2026-W01")
    let documents = (0..<9).flatMap { number in
      Self.comments(
        100,
        number < 5 ? [] : [("strike", 40)],
        Period(.week, containing: CalendarDay(daysSinceEpoch: 20_451 + 7 * number))
      )
    }
    let partial = TermPartialTests.partial(documents, TermLimits())
    let february = Period(.month, containing: CalendarDay(daysSinceEpoch: 20_500))
    #expect(february.description == "2026-02")
    let term = partial.emergingTerms(in: february).first
    #expect(term?.term == "strike" && term?.countNow == 160 && term?.baseNow == 400)
    #expect(term?.countBefore == 0 && term?.baseBefore == 500)
  }

  @Test("compare a period with the one before, words and pairs of words alike")
  func previous() throws {
    let documents =
      Self.comments(500, [("log in", 1)], Self.week(0))
      + Self.comments(300, [("log in", 2), ("app", 60)], Self.week(1))
      + Self.comments(400, [("log in", 40), ("app", 80)], Self.week(2))
    let partial = TermPartialTests.partial(documents, TermLimits())
    let terms = partial.emergingTermsAgainstPrevious(Self.week(2))
    #expect(terms.map(\.term) == ["log in"])
    let term = try #require(terms.first)
    #expect([term.countNow, term.baseNow, term.countBefore, term.baseBefore] == [40, 400, 2, 300])
    let day = Period(.day, containing: Self.week(2).lastDay)
    #expect(partial.emergingTermsAgainstPrevious(day) == terms)
    #expect(partial.emergingTermsAgainstPrevious(Self.week(0)).isEmpty)
  }

  @Test("are those of all weeks that some days touch")
  func days() throws {
    let documents =
      Self.comments(100, [], Self.week(0)) + Self.comments(100, [("code", 20)], Self.week(1))
      + Self.comments(100, [("code", 30)], Self.week(2)) + Self.comments(100, [], Self.week(3))
    let partial = TermPartialTests.partial(documents, TermLimits())
    let term = try #require(
      partial.emergingTerms(inWeeksOf: Self.week(1).lastDay...Self.week(2).firstDay).first
    )
    #expect(term.term == "code")
    #expect([term.countNow, term.baseNow, term.countBefore, term.baseBefore] == [50, 200, 0, 200])
  }

  @Test("are none without something on both sides")
  func nothing() {
    let partial = TermPartialTests.partial(comments0, TermLimits())
    #expect(partial.emergingTerms(in: Self.week(0)).isEmpty)
    #expect(partial.emergingTerms(in: Self.week(5)).isEmpty)
    #expect(TermPartial().emergingTerms(in: Self.week(0)).isEmpty)
  }
}
