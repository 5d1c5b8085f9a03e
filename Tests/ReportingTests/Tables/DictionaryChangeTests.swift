import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct DictionaryChangeTests {
  private func figure(_ numerator: Int, _ base: Int) -> KPIValue {
    KPIValue(
      kpi: "complaint_rate",
      value: 100 * Double(numerator) / Double(base),
      base: base,
      numerator: numerator
    )
  }

  private func change(_ levels: [(Int, Int)]) throws -> DictionaryChange {
    let day = try #require(CalendarDay(year: 2026, month: 2, day: 2))
    let week = Period(.week, containing: day)
    let figures = levels.map { figure($0.0, $0.1) }
    return DictionaryChange(
      former: "aa",
      current: "bb",
      formerPeriod: week,
      laterPeriod: week.next,
      moves: DictionaryMove.moves(
        published: [figures[0]],
        renewed: [figures[1]],
        following: [figures[2]]
      )
    )
  }

  /// Thirds do not add up when each is rounded for itself: 0.3333 + 0.3333 against 0.6667.
  @Test(arguments: [
    ([(1, 300), (2, 300), (3, 300)], "0.6667", "0.3333", "0.3334"),
    ([(7, 30), (9, 30), (13, 37)], "11.8018", "5.1351", "6.6667"),
    ([(9, 30), (9, 30), (6, 30)], "-10.0", "-10.0", "0.0"),
  ])
  func whatIsWrittenAddsUp(
    levels: [(Int, Int)],
    move: String,
    customers: String,
    dictionary: String
  ) throws {
    let text = try change(levels).json.compact
    #expect(
      text.contains(
        "\"move\": \(move), \"customers\": \(customers), \"dictionary\": \(dictionary), \"exact\""
      ),
      "\(text)"
    )
  }

  @Test func theTerminalShowsWhatTheWordListsMoved() throws {
    let moved = try change([(7, 30), (9, 30), (6, 37)]).terminal(color: false)
    #expect(moved.contains("2026-W06 and 2026-W07"))
    #expect(moved.contains("23.3333 → 16.2162") && moved.contains("−7.1171"))
    #expect(moved.contains("−13.7838") && moved.contains("+6.6667"))
    let still = try change([(9, 30), (9, 30), (6, 30)]).terminal(color: false)
    #expect(still.contains("moved no figure"))
  }
}
