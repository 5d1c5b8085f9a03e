import FeedbackModel

/// How much a comment matters, in thousandths, and what that is made of.
///
///     apologise: 450·complaint + 100·negative + intents + reach + age + wait, at most 1000
///     answer:    200 + 100·negative + intents + reach + age, at most 1000
///     thank:     250·positive + recommend + reach, at most 1000
///
/// - complaint, negative, positive: the annotation's complaint score and masses, 0…1.
/// - intents: safety 250, legal 180, churn 120, refund 60; the strongest in full, of each other a quarter.
/// - reach: 150·log₂(1 + reach)/20, at most 150, which a reach of a million gets.
/// - age: 100 for 72 hours without an answer and more, less in proportion.
/// - wait: 50 for a stated wait of one hour and more, less in proportion.
///
/// The weights are a judgement: danger to people before law, law before loss of the customer, that before money. All is
/// whole numbers, rounded down part by part, so that a reader gets the same sum.
enum Severity {
  /// The largest severity.
  static let limit = 1000
  static let complaintWeight = 450
  static let massWeight = 100
  static let answerStart = 200
  static let praiseWeight = 250
  static let recommendWeight = 50
  static let reachWeight = 150
  static let reachBits = 20
  static let ageWeight = 100
  static let ageSecondsForAll = 72 * 3600
  static let waitWeight = 50
  static let waitSecondsForAll = 3600
  /// The strongest intent counts in full, each other one by this divisor.
  static let furtherIntentDivisor = 4

  /// The weights of the intents, the strongest first.
  static let intentWeights: [(intent: Intent, weight: Int)] = [
    (.safety, 250), (.legal, 180), (.churn, 120), (.refund, 60),
  ]

  /// Returns the severity of a comment for which the given action is right.
  ///
  /// - Parameters:
  ///   - annotation: What was found in the comment.
  ///   - action: What to do about it.
  ///   - reach: The number of people who may have seen it.
  ///   - age: Seconds without an answer; nil when answered or not known.
  /// - Returns: 0…1000. Does not allocate.
  static func value(
    of annotation: borrowing Annotation,
    for action: QueueAction,
    reach: Int?,
    age: Int?
  ) -> Int {
    let reachPart = reach.map(self.reachPart) ?? 0
    let agePart = age.map(self.agePart) ?? 0
    let sum =
      switch action {
      case .apologise:
        annotation.complaintScore * complaintWeight / 1000
          + annotation.negative * massWeight / 1000
          + intentPart(annotation.intents) + reachPart + agePart
          + (annotation.statedWaitSeconds.map(waitPart) ?? 0)
      case .answer:
        answerStart + annotation.negative * massWeight / 1000
          + intentPart(annotation.intents) + reachPart + agePart
      case .thank:
        annotation.positive * praiseWeight / 1000
          + (annotation.intents.contains(.recommend) ? recommendWeight : 0) + reachPart
      }
    return min(limit, max(0, sum))
  }

  /// Returns the part of the intents.
  static func intentPart(_ intents: IntentSet) -> Int {
    var sum = 0
    for (intent, weight) in intentWeights where intents.contains(intent) {
      sum += sum == 0 ? weight : weight / furtherIntentDivisor
    }
    return sum
  }

  /// Returns the part of the reach, on a scale of doublings.
  static func reachPart(_ reach: Int) -> Int {
    guard reach > 0 else { return 0 }
    return min(reachWeight, milliLog2(UInt64(reach) + 1) * reachWeight / (reachBits * 1000))
  }

  /// Returns the part of the time without an answer.
  static func agePart(_ seconds: Int) -> Int {
    min(max(seconds, 0), ageSecondsForAll) * ageWeight / ageSecondsForAll
  }

  /// Returns the part of the wait that the writer states.
  static func waitPart(_ seconds: Int) -> Int {
    min(max(seconds, 0), waitSecondsForAll) * waitWeight / waitSecondsForAll
  }

  /// Returns log₂ in thousandths, linear between powers of two, which is at most 86 too low.
  static func milliLog2(_ value: UInt64) -> Int {
    let bits = 63 - value.leadingZeroBitCount
    let rest = value - 1 << UInt64(bits)
    let fraction = rest.multipliedFullWidth(by: 1000)
    return bits * 1000 + Int((UInt64(1) << UInt64(bits)).dividingFullWidth(fraction).quotient)
  }
}
