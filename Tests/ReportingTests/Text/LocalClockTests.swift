import Testing

@testable import Reporting

@Suite struct LocalClockTests {
  @Test(arguments: [
    ("2026-02-09T14:03:59Z", 0, "2026-02-09 14:03 Zone"),
    ("2026-06-30T23:30:00Z", 3600, "2026-07-01 00:30 Zone"),
    ("2026-01-01T00:10:00Z", -18_000, "2025-12-31 19:10 Zone"),
    ("1969-12-31T23:59:00Z", -3600, "1969-12-31 22:59 Zone"),
    ("2026-02-09", 3600, "2026-02-09"), ("2026-02-30T14:03:00Z", 0, "2026-02-30T14:03:00Z"),
    ("2026-02-09T24:03:00Z", 0, "2026-02-09T24:03:00Z"), ("T", 0, "T"), ("", 0, ""),
    ("-1-2-3Tab:cd:efZ", 0, "-1-2-3Tab:cd:efZ"),
  ])
  func timesAreThoseOfTheZone(date: String, offset: Int, expected: String) {
    #expect(LocalClock(name: "Zone") { _ in offset }.text(date) == expected)
  }

  @Test func withoutAZoneItIsUTC() {
    #expect(LocalClock().text("2026-02-09T14:03:59Z") == "2026-02-09 14:03 UTC")
  }
}
