import FeedbackModel
import Testing

@testable import Classification
@testable import LexiconMatching

struct StatedWaitTests {
  static let small: [(String, Int?)] = [
    ("on hold 50 minutes", 3000),
    ("waited fifty minutes", 3000),
    ("waited twenty five minutes", 1500),
    ("waited two and a half hours", 9000),
    ("waited half an hour", 1800),
    ("waited 1.5 hours", 5400),
    ("waited 40mins", 2400),
    ("waited 2h", 7200),
    ("waited 1,000 minutes", 60_000),
    ("waited an hour", 3600),
    // The longest one counts.
    ("waited 5 minutes, then on hold 2 hours", 7200),
    // Without a cue, a number or a known length there is none.
    ("50 minutes", nil),
    ("waited", nil),
    ("waited minutes", nil),
    ("waited 50", nil),
    ("waited 5 apples", nil),
    ("waited 40miles", nil),
    ("waited. The train goes 50 minutes", nil),
    // Nought and more than a year are mistakes.
    ("waited 0 minutes", nil),
    ("waited 400 days", nil),
    ("waited 366 days", 366 * 86_400),
    ("waited fifty months", nil),
    ("he said \"i waited 50 minutes\" today", nil),
  ]

  @Test(arguments: small)
  func `waits are read`(text: String, seconds: Int?) {
    let bench = ClassifierBench()
    #expect(bench.annotate(text).statedWaitSeconds == seconds)
  }

  static let shipped: [(String, Int)] = [
    ("I was on hold for 50 minutes", 3000),
    ("We waited an hour and a half to be seen", 5400),
    ("Waited one hour and twenty minutes", 4800),
    ("waited 1 hour 20 minutes at the desk", 4800),
    ("waited 1h 20m", 4800),
    ("waited an hour and 10 minutes", 4200),
    ("Two and a half hours waiting on the platform", 9000),
    ("waiting 40mins for a bus", 2400),
    ("stuck on hold for half an hour", 1800),
    ("waited a couple of hours", 7200),
    ("three quarters of an hour in the queue", 2700),
    ("Waited twenty-five minutes for a drink", 1500),
    ("Waited 3 weeks for a reply", 1_814_400),
    ("still waiting after two days", 172_800),
    ("the train was 45 minutes late", 2700),
  ]

  @Test(arguments: shipped)
  func `waits in the words of customers are read`(text: String, seconds: Int) throws {
    let bench = ClassifierBench(try #require(ShippedLexicons.set))
    #expect(bench.annotate(text).statedWaitSeconds == seconds)
  }

  @Test
  func `bad numbers are told`() {
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    let tables = [
      SmallLexicon.table(.number, "one | 1\ndozen | twelve"),
      SmallLexicon.table(.duration, "day | x"),
    ]
    _ = DurationLexicon(LexiconSet(tables: tables), &builder, &found)
    #expect(found.map { $0.location?.line } == [2, 1])
    #expect(found.allSatisfy { $0.message.contains("is not a decimal number") })
  }
}
