import FeedbackModel
import KPIModel
import Testing

@Suite("Unanswered complaints")
struct UnansweredComplaintsTests {
  private struct Row {
    var instant: Int
    var facts: CommentFacts
  }

  private static func partial(of rows: some Sequence<Row>) -> UnansweredComplaints {
    var partial = UnansweredComplaints()
    for row in rows { partial.add(at: row.instant, facts: row.facts) }
    return partial
  }

  /// Returns the ages beside the counts of the same rows and of one that was answered.
  private static func values(
    _ rows: [Row],
    by unit: PeriodUnit? = nil,
    segments: SegmentTable? = nil,
    now: Int? = nil
  ) -> [KPIValue] {
    var counts = KPIPartial(topicCount: 0)
    var annotation = Annotation()
    annotation.status = .scored
    annotation.complaint = true
    for var facts in rows.map(\.facts) {
      facts.isAnswered = false
      counts.add(annotation, facts: facts)
    }
    var answered = CommentFacts(segment: rows.first?.facts.segment ?? 0)
    answered.isAnswered = true
    counts.add(annotation, facts: answered)
    var handling = HandlingPartial()
    handling.unanswered = partial(of: rows)
    var table = KPITable()
    table.segments = segments ?? SegmentTable()
    return table.values(
      of: counts,
      cutBy: unit.map { .unit($0) },
      segment: segments != nil,
      handling: handling,
      now: now
    ).filter { $0.kpi.hasPrefix("response_age") }
  }

  private static func row(_ instant: Int, segment: Int = 0) -> Row {
    let day = CalendarDay(daysSinceEpoch: instant / 86_400)
    var facts = CommentFacts(day: day, segment: segment)
    facts.hour = instant / 3_600 % 24
    return Row(instant: instant, facts: facts)
  }

  @Test("are the same for any partition; ages are what sorting gives", arguments: 0..<30)
  func partition(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<Int.random(in: 1..<150, using: &generator)).map { _ in
      Self.row(
        1_770_000_000 + Int.random(in: 0..<40, using: &generator) * 40_000,
        segment: Int.random(in: 0..<3, using: &generator)
      )
    }
    var parts = [UnansweredComplaints](repeating: UnansweredComplaints(), count: 4)
    for row in rows.shuffled(using: &generator) {
      parts[Int.random(in: 0..<4, using: &generator)].add(at: row.instant, facts: row.facts)
    }
    var merged = UnansweredComplaints()
    for part in parts { merged.merge(part) }
    #expect(merged == Self.partial(of: rows), "seed \(seed)")

    let now = 1_771_000_000
    for unit in [nil, .day, .week, .hour] as [PeriodUnit?] {
      for value in Self.values(rows, by: unit, now: now) {
        let own = rows.filter { row in
          value.period.map { $0.contains(row.facts.day!, hour: row.facts.hour) } ?? true
        }
        let ages = own.map { max(0, now - $0.instant) }.sorted()
        let percent = value.kpi == "response_age_p90" ? 90 : 50
        // The nearest rank: the least age that at least so many percent do not exceed.
        let expected = ages.first { age in ages.count { $0 <= age } * 100 >= ages.count * percent }
        #expect(value.base == own.count, "seed \(seed) \(value)")
        #expect(value.value == expected.map(Double.init), "seed \(seed) \(value)")
      }
    }
  }

  /// `numpy.quantile(ages, q, method='inverted_cdf')` of NumPy, q 0.5 and 0.9.
  @Test("age up to now")
  func percentiles() {
    let ages = [60, 3_600, 90, 86_400, 7, 7, 120_000, 45, 300, 12_345]
    let rows = ages.map { Self.row(1_770_000_000 - $0) }
    let values = Self.values(rows, now: 1_770_000_000)
    #expect(values.map(\.kpi) == ["response_age_median", "response_age_p90"])
    #expect(values.map(\.value) == [90, 86_400])
    #expect(values.allSatisfy { $0.base == 10 && $0.low == nil && $0.numerator == nil })
    #expect(values.allSatisfy { $0.verdict == KPIValue.cannotTell })
    #expect(values.allSatisfy { $0.conditions == ["status=scored", "awaiting=yes"] })
  }

  @Test("age up to the latest row without a given now; none is younger than 0")
  func latest() {
    let rows = [1_770_000_000, 1_770_000_100].map { Self.row($0) }
    #expect(Self.values(rows).map(\.value) == [0, 100])
    #expect(Self.values(rows, now: 1_770_000_050).map(\.value) == [0, 50])
    var seen = Self.partial(of: rows)
    seen.see(1_770_001_000)
    #expect(seen.latest == 1_770_001_000)
    seen.merge(Self.partial(of: rows))
    #expect(seen.latest == 1_770_001_000)
  }

  @Test("are null where all were answered, and no figures where nothing was flagged")
  func nothing() {
    let values = Self.values([])
    #expect(values.map(\.value) == [nil, nil] && values.map(\.base) == [0, 0])
    let none = KPITable().values(of: .empty, cutBy: nil, handling: HandlingPartial())
    #expect(!none.isEmpty && !none.contains { $0.kpi.hasPrefix("response_age") })
  }

  @Test("take over the numbers of segments, and small cells are suppressed")
  func segments() {
    var here = SegmentTable(columns: ["team"])
    let north = here.index(of: ["north"])
    var there = SegmentTable(columns: ["team"])
    let south = there.index(of: ["south"])
    var merged = Self.partial(of: (0..<40).map { Self.row($0 * 9, segment: north) })
    let other = Self.partial(of: [Self.row(4, segment: south)])
    merged.merge(other, segments: here.merge(there))
    let rows = (0..<40).map { Self.row($0 * 9, segment: 1) } + [Self.row(4, segment: 2)]
    #expect(merged == Self.partial(of: rows))
    let ages = Self.values(rows, segments: here)
    #expect(ages.count == 4 && ages.allSatisfy { $0.value == nil })
    #expect(ages.allSatisfy { $0.verdict == KPIValue.suppressed })
  }
}
