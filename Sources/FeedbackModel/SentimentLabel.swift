/// The polarity of a comment, or of a topic within it.
public enum SentimentLabel: UInt8, CaseIterable, Sendable {
  case negative
  case neutral
  case positive

  /// The name as it stands in every output.
  public var name: String {
    switch self {
    case .negative: "negative"
    case .neutral: "neutral"
    case .positive: "positive"
    }
  }

  /// The label with the given output name, or nil for any other string.
  public init?(name: String) {
    guard let label = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = label
  }
}
