import FeedbackModel
import GRDB
import KPIModel
import Store
import Testing

@Suite struct StoreViewsTests {
  @Test(arguments: [
    (2020, 12, 31), (2021, 1, 1), (2021, 1, 3), (2021, 1, 4), (2024, 12, 30), (2026, 2, 9),
    (1969, 12, 29), (1960, 1, 1), (2026, 10, 1), (2026, 9, 30),
  ])
  func daysHaveTheirPeriods(year: Int, month: Int, day: Int) throws {
    let folder = try StoreFolder()
    let calendar = try #require(CalendarDay(year: year, month: month, day: day))
    let comment = SampleComment(id: "1", text: "late", day: calendar.daysSinceEpoch)
    try SampleLoad.load([comment], into: folder.store())
    let row = try DatabaseQueue(path: folder.file("a.db")).read {
      try Row.fetchOne($0, sql: "SELECT * FROM dim_day")
    }
    let periods = [PeriodUnit.day, .week, .month, .quarter].map {
      Period($0, containing: calendar).description
    }
    let names = ["day", "week", "month", "quarter"]
    #expect(names.map { row?[$0] as String? } == periods)
    #expect(row?["weekday"] == calendar.weekday)
  }

  @Test func factsAndCountsAgree() throws {
    let folder = try StoreFolder()
    try SampleLoad.load(SampleLoad.comments(300, seed: 41), into: folder.store())
    try SampleLoad.rescore(folder.store(), version: 2)
    let queue = try DatabaseQueue(path: folder.file("a.db"))
    func count(_ sql: String) throws -> Int {
      try queue.read { try Int.fetchOne($0, sql: sql) } ?? -1
    }
    let measures = [
      ("rows/scored", "SELECT count(*) FROM fact_comment WHERE status = 'scored'"),
      ("complaint", "SELECT sum(complaint) FROM fact_comment"),
      ("label/negative", "SELECT count(*) FROM fact_comment WHERE label = 'negative'"),
      ("intent/recommend", "SELECT sum(recommend) FROM fact_comment"),
      ("topic/staff/mentions", "SELECT count(*) FROM fact_topic WHERE topic = 'staff'"),
      ("rating/NPS/0-10/9", "SELECT count(*) FROM fact_score WHERE code = 9"),
    ]
    for (name, sql) in measures {
      let cells = try count("SELECT sum(count) FROM kpi_day WHERE measure = '\(name)'")
      #expect(try count(sql) == cells && cells > 0, "\(name)")
    }
    let regions = try queue.read {
      try String.fetchAll($0, sql: "SELECT value FROM dim_segment WHERE \"column\" = 'region'")
    }
    #expect(Set(regions) == ["north", "south", ""])
    #expect(try count("SELECT count(*) FROM dim_topic WHERE is_subtopic") == 1)
  }
}
