import FeedbackModel
import KPIModel
import Testing

@Suite struct DictionaryMoveTests {
  private static let first = CalendarDay(year: 2026, month: 2, day: 2)

  /// A partial with so many rows in each week, so many of them complaints.
  private func partial(_ weeks: [(rows: Int, complaints: Int)]) throws -> KPIPartial {
    let start = try #require(Self.first).daysSinceEpoch
    var partial = KPIPartial(topicCount: 0)
    for (week, counts) in weeks.enumerated() {
      for row in 0..<counts.rows {
        var annotation = Annotation()
        annotation.status = .scored
        annotation.label = .neutral
        annotation.complaint = row < counts.complaints
        let day = CalendarDay(daysSinceEpoch: start + week * 7 + row % 7)
        partial.add(annotation, facts: CommentFacts(day: day))
      }
    }
    return partial
  }

  @Test func thePartsAddUp() throws {
    let table = KPITable()
    let old = table.values(of: try partial([(30, 7)]), by: .week)
    let new = table.values(of: try partial([(30, 9), (37, 13)]), by: .week)
    let weeks = Set(new.compactMap(\.period)).sorted()
    let moves = DictionaryMove.moves(
      published: old,
      renewed: new.filter { $0.period == weeks[0] },
      following: new.filter { $0.period == weeks[1] }
    )
    let complaints = try #require(moves.first { $0.figure.kpi == "complaint_rate" })
    // 13/37 − 7/30 = (13/37 − 9/30) + (9/30 − 7/30), in percent.
    #expect(complaints.move == Fraction(1310, 111))
    #expect(complaints.customers == Fraction(190, 37))
    #expect(complaints.dictionary == Fraction(20, 3))
    #expect(moves.count > 8)
    for move in moves { #expect(move.customers + move.dictionary == move.move) }
  }

  @Test(arguments: [
    // Loaded under the old lists, then a rescore, then one more week: between the second and the third.
    ([10, 10], [10, 10, 12], 1),
    // A rescore and nothing since: the last two.
    ([10, 10, 10], [10, 10, 10], 1),
    // A week that was half there at the change is not wholly held by the old lists.
    ([10, 10, 4], [10, 10, 12, 9], 1),
    ([10], [10, 3], 0),
  ])
  func theChangeIsFound(old: [Int], new: [Int], place: Int) throws {
    let former = try partial(old.map { ($0, 0) })
    let current = try partial(new.map { ($0, 0) })
    let weeks = current.cells(by: .week).compactMap(\.period)
    let boundary = try #require(
      DictionaryMove.boundary(former: former, current: current, by: .week)
    )
    #expect(boundary.former == weeks[place])
    #expect(boundary.later == weeks[place + 1])
  }

  @Test(arguments: [([], [10, 10]), ([10], [10]), ([3], [10, 10])] as [([Int], [Int])])
  func thereIsNone(old: [Int], new: [Int]) throws {
    let former = try partial(old.map { ($0, 0) })
    let current = try partial(new.map { ($0, 0) })
    #expect(DictionaryMove.boundary(former: former, current: current, by: .week) == nil)
  }
}
