/// The scale on which a respondent gave a score.
public enum ScoreScale: Hashable, Sendable {
  /// Recommendation, 0…10: detractors 0–6, passives 7–8, promoters 9–10.
  case zeroToTen
  /// Satisfaction, 1…`top`; the satisfied codes are those of `satisfiedCodes`.
  case oneTo(Int)

  /// The scale with the given name, such as `0-10` or `1-5`; nil for any other string.
  public init?(name: String) {
    switch name {
    case "0-10": self = .zeroToTen
    case "1-2": self = .oneTo(2)
    case "1-3": self = .oneTo(3)
    case "1-5": self = .oneTo(5)
    case "1-7": self = .oneTo(7)
    case "1-10": self = .oneTo(10)
    default: return nil
    }
  }

  /// The name, as `0-10` or `1-5`.
  public var name: String {
    switch self {
    case .zeroToTen: "0-10"
    case .oneTo(let top): "1-\(top)"
    }
  }

  /// The codes that are valid answers.
  public var codes: ClosedRange<Int> {
    switch self {
    case .zeroToTen: 0...10
    case .oneTo(let top): 1...top
    }
  }

  /// The codes that count as satisfied (on 0…10: the promoters).
  public var satisfiedCodes: ClosedRange<Int> {
    switch self {
    case .zeroToTen: 9...10
    case .oneTo(let top) where top <= 3: top...top
    case .oneTo(let top): (top - 1)...top
    }
  }

  /// The codes that count as dissatisfied (on 0…10: the detractors).
  public var dissatisfiedCodes: ClosedRange<Int> {
    switch self {
    case .zeroToTen: 0...6
    case .oneTo(let top) where top <= 3: 1...1
    case .oneTo: 1...2
    }
  }
}
