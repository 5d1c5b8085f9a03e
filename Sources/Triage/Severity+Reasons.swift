import FeedbackModel

extension Severity {
  /// Returns what the severity is made of, each part in words, in the order of the formula.
  ///
  /// Parts of nothing are left out; the reach and the age are named whenever they are known.
  static func reasons(
    for annotation: Annotation,
    _ action: QueueAction,
    reach: Int?,
    age: Int?
  ) -> [String] {
    var reasons: [String] = []
    switch action {
    case .apologise:
      reasons.append("complaint \(share(annotation.complaintScore))")
      if annotation.negative > 0 { reasons.append("negative \(share(annotation.negative))") }
    case .answer:
      if annotation.intents.contains(.question) { reasons.append("question") }
      if annotation.intents.contains(.request) { reasons.append("request") }
      if annotation.negative > 0 { reasons.append("negative \(share(annotation.negative))") }
    case .thank:
      reasons.append("praise \(share(annotation.positive))")
      if annotation.intents.contains(.recommend) { reasons.append("recommend") }
    }
    if action != .thank {
      for (intent, _) in intentWeights where annotation.intents.contains(intent) {
        reasons.append(intent.name)
      }
    }
    if let reach { reasons.append("reach \(grouped(reach))") }
    if action != .thank, let age { reasons.append("unanswered \(duration(age))") }
    if action == .apologise, let wait = annotation.statedWaitSeconds {
      reasons.append("waited \(duration(wait))")
    }
    return reasons
  }

  /// Returns thousandths as a share with two decimals, rounded down: `0.91`.
  static func share(_ thousandths: Int) -> String {
    let hundredths = thousandths / 10
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// Returns a number with a comma before each three digits: `12,400`.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// Returns a duration in one unit, rounded down: `40 min` to two hours, `26 h` to three days, `5 days`.
  static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<7200: "\(seconds / 60) min"
    case ..<259_200: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }
}
