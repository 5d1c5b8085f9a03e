import FeedbackModel
import KPIModel
import Testing

@Suite("Term partials")
struct TermPartialTests {
  typealias Document = (terms: [String], week: Period?)

  static func week(_ number: Int) -> Period {
    Period(.week, containing: CalendarDay(daysSinceEpoch: 20_455 + 7 * number))
  }

  static func partial(_ documents: some Sequence<Document>, _ limits: TermLimits) -> TermPartial {
    var partial = TermPartial(limits: limits)
    var buffer = TermBuffer()
    for document in documents {
      buffer.removeAll()
      for term in document.terms { buffer.append(term) }
      partial.add(buffer, week: document.week)
    }
    return partial
  }

  @Test("are the same for any cut of the input, whatever finds no room", arguments: 0..<20)
  func partitions(_: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let documents: [Document] = (0..<400).map { _ in
      let terms = (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
        let rank = Int.random(in: 0..<60, using: &generator)
        return "t\(rank * rank / 60)"
      }
      let week = Self.week(Int.random(in: 0..<9, using: &generator))
      return (terms, generator.chance(0.9) ? week : nil)
    }
    var limits = TermLimits()
    limits.typesPerWeek = 12
    limits.weeks = 5
    let whole = Self.partial(documents, limits)
    var merged = TermPartial(limits: limits)
    var start = 0
    while start < documents.count {
      let end = min(documents.count, start + Int.random(in: 1...90, using: &generator))
      merged.merge(Self.partial(documents[start..<end], .chunk))
      start = end
    }
    #expect(merged == whole)
    #expect(whole.isTruncated)
    #expect(whole.periods == (4..<9).map(Self.week))
    #expect(
      merged.emergingTerms(in: Self.week(8), minimumCount: 1)
        == whole.emergingTerms(in: Self.week(8), minimumCount: 1)
    )
  }

  @Test("count a term once for each comment")
  func onceEach() throws {
    let now = Array(repeating: (["late", "late", "so late", "late"], Self.week(1)), count: 20)
    let before = Array(repeating: (["fine"], Self.week(0)), count: 30)
    let partial = Self.partial((now + before).map { ($0.0, $0.1) }, TermLimits())
    let terms = partial.emergingTerms(in: Self.week(1))
    #expect(terms.map(\.term) == ["late", "so late"])
    let late = try #require(terms.first)
    #expect(late.countNow == 20 && late.baseNow == 20)
    #expect(late.countBefore == 0 && late.baseBefore == 30)
    #expect(abs(late.keyness - Keyness.g2(20, of: 20, against: 0, of: 30)) < 1e-12)
  }

  @Test("pass over empty terms and those that are too long")
  func lengths() {
    let long = String(repeating: "x", count: 65)
    let documents = Array(repeating: ([long, "", "ok"], Self.week(1)), count: 20)
    let others = Array(repeating: ([String](), Self.week(0)), count: 20)
    let partial = Self.partial((documents + others).map { ($0.0, $0.1) }, .chunk)
    #expect(partial.emergingTerms(in: Self.week(1)).map(\.term) == ["ok"])
    #expect(!partial.isTruncated)
  }

  @Test("of a run do not merge into a run when they left something out")
  func truncated() async {
    await #expect(processExitsWith: .failure) {
      var limits = TermLimits()
      limits.typesPerWeek = 1
      let full = TermPartialTests.partial([(["a", "b"], TermPartialTests.week(0))], limits)
      var total = TermPartial()
      total.merge(full)
    }
  }
}
