import FeedbackModel
import Testing

@testable import KPIModel

@Suite struct GoalVerdictTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var interval: (low: Double, high: Double)?
    var line = 84.0
    var isRise = true
    var isFinal = false
    var isWellBased = false
    var expected: GoalVerdict
    var testDescription: String { name }
  }

  /// From 82 to 87, the line at 84; the falling goals are the same mirrored at 84.
  static let cases: [Case] = [
    Case(name: "worse end at the target", interval: (87, 90), expected: .met),
    Case(name: "worse end under the target", interval: (86.9, 90), expected: .onTrack),
    Case(name: "worse end at the line", interval: (84, 88), expected: .onTrack),
    Case(name: "better end under the line", interval: (80, 83.9), expected: .missed),
    Case(name: "better end at the line", interval: (80, 84), expected: .cannotTell),
    Case(name: "line within, few answers", interval: (80, 88), expected: .cannotTell),
    Case(
      name: "line within, answers enough",
      interval: (82, 86),
      isWellBased: true,
      expected: .onTrack
    ),
    Case(name: "no interval", interval: nil, isWellBased: true, expected: .cannotTell),
    Case(name: "deadline, met", interval: (87.5, 90), line: 87, isFinal: true, expected: .met),
    Case(name: "deadline, missed", interval: (80, 86), line: 87, isFinal: true, expected: .missed),
    Case(
      name: "deadline, target within",
      interval: (85, 89),
      line: 87,
      isFinal: true,
      isWellBased: true,
      expected: .cannotTell
    ),
  ]

  @Test(arguments: cases, [true, false])
  func verdictsAreReadOffTheInterval(of item: Case, isRise: Bool) {
    let mirrored = item.interval.map { (low: 168 - $0.high, high: 168 - $0.low) }
    let verdict = GoalVerdict(
      interval: isRise ? item.interval : mirrored,
      line: isRise ? item.line : 168 - item.line,
      target: isRise ? 87 : 81,
      isRise: isRise,
      isFinal: item.isFinal,
      isWellBased: item.isWellBased
    )
    #expect(verdict == item.expected)
  }

  /// True values that stay at the baseline are not called met, and those at the target not missed, in 39 of 40 windows.
  @Test func falseVerdictsAreAsRareAsStated() {
    var generator = SplitMix64(seed: 41)
    var wrong = (met: 0, missed: 0)
    for _ in 0..<2_000 {
      func verdict(_ share: Double) -> GoalVerdict {
        let interval = Interval.wilson(generator.binomial(200, share), of: 200)
        return GoalVerdict(
          interval: interval.map { ($0.low, $0.high) },
          line: 87,
          target: 87,
          isRise: true,
          isFinal: true,
          isWellBased: false
        )
      }
      // Just at the target: the hardest case for both claims.
      let result = verdict(0.87)
      wrong.met += result == .met ? 1 : 0
      wrong.missed += result == .missed ? 1 : 0
    }
    // 2.5 % are 50; Wilson's interval is not exact, so each tail may be somewhat off. scipy 1.17: binom.ppf(0.999, 2000,
    // 0.04) is 108.
    #expect(wrong.met <= 108 && wrong.missed <= 108, "\(wrong) of 2,000")
  }
}
