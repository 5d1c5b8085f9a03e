/// Something that the writer wants or threatens, beyond being pleased or not.
public enum Intent: UInt8, CaseIterable, Sendable {
  case churn
  case refund
  case legal
  case safety
  case recommend
  case question
  case request
  case thanks

  /// The name as it stands in every output.
  public var name: String {
    switch self {
    case .churn: "churn"
    case .refund: "refund"
    case .legal: "legal"
    case .safety: "safety"
    case .recommend: "recommend"
    case .question: "question"
    case .request: "request"
    case .thanks: "thanks"
    }
  }
}

/// A set of intents; iteration is in the order of `Intent.allCases`.
public struct IntentSet: OptionSet, Hashable, Sendable {
  /// One bit an intent, at the place of its raw value.
  public var rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Creates the set that holds one intent.
  public init(_ intent: Intent) { rawValue = 1 << intent.rawValue }

  /// Returns whether the set holds the intent.
  public func contains(_ intent: Intent) -> Bool { contains(IntentSet(intent)) }

  /// The intents in the set, in their fixed order.
  public var members: [Intent] { Intent.allCases.filter(contains) }
}
