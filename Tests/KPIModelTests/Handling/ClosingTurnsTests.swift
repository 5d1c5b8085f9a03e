import FeedbackModel
import KPIModel
import Testing

@Suite("Closing turns")
struct ClosingTurnsTests {
  /// A turn as the run would hand it over.
  private struct Row {
    var conversation: String
    var instant: Int?
    var position: Int
    var outcome: ClosingTurns.Outcome
    var facts: CommentFacts
  }

  private static func partial(of rows: some Sequence<Row>) -> ClosingTurns {
    var partial = ClosingTurns()
    for row in rows { add(row, to: &partial) }
    return partial
  }

  private static func add(_ row: Row, to partial: inout ClosingTurns) {
    partial.add(
      row.outcome,
      conversation: Array(row.conversation.utf8).span,
      at: row.instant,
      position: row.position,
      facts: row.facts
    )
  }

  /// Returns the values of `closing_thanks_rate` beside the counts of the same rows.
  private static func values(
    _ rows: [Row],
    by unit: PeriodUnit? = nil,
    segments: SegmentTable? = nil
  ) -> [KPIValue] {
    var counts = KPIPartial(topicCount: 0)
    for row in rows {
      var annotation = Annotation()
      annotation.status = row.outcome == .unjudged ? .unsupportedLanguage : .scored
      counts.add(annotation, facts: row.facts)
    }
    var handling = HandlingPartial()
    handling.closings = partial(of: rows)
    var table = KPITable()
    table.segments = segments ?? SegmentTable()
    return table.values(
      of: counts,
      cutBy: unit.map { .unit($0) },
      segment: segments != nil,
      handling: handling
    ).filter { $0.kpi == "closing_thanks_rate" }
  }

  private static func row(
    _ conversation: String,
    _ instant: Int?,
    _ position: Int,
    _ outcome: ClosingTurns.Outcome,
    day: Int? = nil,
    segment: Int = 0
  ) -> Row {
    let facts = CommentFacts(day: day.map { CalendarDay(daysSinceEpoch: $0) }, segment: segment)
    return Row(
      conversation: conversation,
      instant: instant,
      position: position,
      outcome: outcome,
      facts: facts
    )
  }

  private static func rows(_ count: Int, using generator: inout SplitMix64) -> [Row] {
    (0..<count).map { position in
      let isDated = generator.chance(0.8)
      let day = 20_500 + Int.random(in: 0..<20, using: &generator)
      var row = row(
        "conversation \(Int.random(in: 0..<max(1, count / 3), using: &generator))",
        isDated ? day * 86_400 + Int.random(in: 0..<3, using: &generator) * 40_000 : nil,
        position,
        ClosingTurns.Outcome.allCases.randomElement(using: &generator) ?? .other,
        day: isDated ? day : nil,
        segment: Int.random(in: 0..<3, using: &generator)
      )
      row.facts.hour = isDated ? Int.random(in: 0..<24, using: &generator) : nil
      return row
    }
  }

  /// The slow, obvious way: the turns of each conversation in order, and the last of them.
  private static func lastTurns(_ rows: [Row]) -> [Row] {
    Dictionary(grouping: rows, by: \.conversation).values.compactMap { turns in
      turns.sorted { ($0.instant ?? .min, $0.position) < ($1.instant ?? .min, $1.position) }.last
    }
  }

  @Test("are the same for any partition and order, and give what sorting gives", arguments: 0..<40)
  func partition(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = Self.rows(Int.random(in: 0..<200, using: &generator), using: &generator)
    let whole = Self.partial(of: rows)
    var parts = [ClosingTurns](repeating: ClosingTurns(), count: 5)
    for row in rows.shuffled(using: &generator) {
      Self.add(row, to: &parts[Int.random(in: 0..<5, using: &generator)])
    }
    var merged = ClosingTurns()
    for part in parts { merged.merge(part) }
    #expect(merged == whole, "seed \(seed)")
    merged.merge(whole)
    #expect(merged == whole, "seed \(seed): merging twice changes nothing")

    let last = Self.lastTurns(rows)
    #expect(whole.count == last.count, "seed \(seed)")
    for unit in [nil] + PeriodUnit.allCases.map(Optional.some) {
      for value in Self.values(rows, by: unit) {
        let own = last.filter { row in
          guard let period = value.period else { return true }
          return row.facts.day.map { period.contains($0, hour: row.facts.hour) } ?? false
        }
        let judged = own.filter { $0.outcome != .unjudged }
        #expect(value.base == judged.count, "seed \(seed) \(value)")
        #expect(value.numerator == judged.count { $0.outcome == .thanks }, "seed \(seed) \(value)")
      }
    }
  }

  @Test("take over the numbers of segments")
  func segments() throws {
    var here = SegmentTable(columns: ["team"])
    var there = SegmentTable(columns: ["team"])
    _ = here.index(of: ["north"])
    let row = Self.row("a", 5, 0, .thanks, segment: there.index(of: ["south"]))
    var merged = ClosingTurns()
    merged.merge(Self.partial(of: [row]), segments: here.merge(there))
    #expect(merged == Self.partial(of: [Self.row("a", 5, 0, .thanks, segment: 2)]))
  }

  @Test(
    "are the latest by instant; undated ones come first, and equal ones by their order",
    arguments: [
      ([(1, .thanks), (2, .other)], 0), ([(2, .other), (1, .thanks)], 0),
      ([(2, .thanks), (1, .other)], 1), ([(1, .other), (1, .thanks)], 1),
      ([(1, .thanks), (1, .other)], 0), ([(nil, .other), (nil, .thanks)], 1),
      ([(1, .thanks), (nil, .other)], 1), ([(-5, .thanks), (nil, .other)], 1),
    ] as [([(Int?, ClosingTurns.Outcome)], Int)]
  )
  func order(turns: [(Int?, ClosingTurns.Outcome)], thanked: Int) {
    let rows = turns.enumerated().map { Self.row("a", $0.element.0, $0.offset, $0.element.1) }
    let values = Self.values(rows)
    #expect(values.first?.numerator == thanked && values.first?.base == 1)
  }

  @Test(
    "praise or thank and do not complain",
    arguments: [
      (.scored, false, false, false, .other), (.scored, true, false, false, .thanks),
      (.scored, false, true, false, .thanks), (.scored, true, true, true, .other),
      (.scored, false, true, true, .other), (.unsupportedLanguage, false, false, false, .unjudged),
      (.noContent, false, false, false, nil), (.rejected, false, false, false, nil),
    ] as [(RowStatus, Bool, Bool, Bool, ClosingTurns.Outcome?)]
  )
  func outcome(
    status: RowStatus,
    praise: Bool,
    thanks: Bool,
    complaint: Bool,
    expected: ClosingTurns.Outcome?
  ) {
    var annotation = Annotation()
    annotation.status = status
    annotation.praise = praise
    annotation.intents = thanks ? IntentSet(.thanks) : IntentSet(rawValue: 0)
    annotation.complaint = complaint
    #expect(ClosingTurns.Outcome(annotation) == expected)
  }

  /// The interval is that of Wilson: `binomtest(24, 40).proportion_ci(method='wilson')` of SciPy 1.17.1.
  @Test("give a share with base and interval; what cannot be judged is in no base")
  func share() throws {
    let rows = (0..<44).map { place in
      Self.row("\(place)", 5, place, place < 24 ? .thanks : place < 40 ? .other : .unjudged)
    }
    let value = try #require(Self.values(rows).first)
    #expect(value.value == 60 && value.base == 40 && value.numerator == 24 && value.verdict == nil)
    #expect(abs((value.low ?? 0) - 44.595893660346185) < 1e-4)
    #expect(abs((value.high ?? 0) - 73.65167431570808) < 1e-4)
    #expect(value.conditions.isEmpty)
    #expect(Self.values(Array(rows.prefix(20))).first?.verdict == KPIValue.cannotTell)
    let unjudged = try #require(Self.values(Array(rows.suffix(4))).first)
    #expect(unjudged.value == nil && unjudged.base == 0)
    #expect(Self.values([]).isEmpty)
  }

  @Test("of too few conversations are suppressed with a second cell, for the total is known")
  func suppression() {
    var segments = SegmentTable(columns: ["team"])
    let sizes = [("a", 3), ("b", 20), ("c", 30)]
    var rows: [Row] = []
    for (name, size) in sizes {
      let segment = segments.index(of: [name])
      for _ in 0..<size {
        rows.append(Self.row("\(rows.count)", 5, rows.count, .thanks, segment: segment))
      }
    }
    let values = Self.values(rows, segments: segments)
    #expect(values.map(\.value) == [nil, nil, 100])
    #expect(values.map(\.verdict) == [KPIValue.suppressed, KPIValue.suppressed, nil])
  }
}
