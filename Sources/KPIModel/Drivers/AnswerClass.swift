import FeedbackModel

/// What an answer counts for: on 0–10 promoter, passive or detractor, on other scales satisfied (or easy), neither or not.
public enum AnswerClass: UInt8, CaseIterable, Comparable, Sendable {
  /// A promoter, or a satisfied answer.
  case favourable
  /// A passive, or an answer in the middle of the scale.
  case neither
  /// A detractor, or a dissatisfied answer.
  case unfavourable

  /// Creates the class of an answer; nil for what is no valid code of the scale.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - rating: What it answers: what is favourable depends on what the column asks for.
  public init?(_ answer: RatingAnswer, in rating: RatingColumn) {
    guard case .code(let code) = answer, rating.scale.codes.contains(code) else { return nil }
    if rating.favourableCodes.contains(code) {
      self = .favourable
    } else if rating.scale.dissatisfiedCodes.contains(code) {
      self = .unfavourable
    } else {
      self = .neither
    }
  }

  /// Returns whether the left one is the better class.
  public static func < (left: AnswerClass, right: AnswerClass) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A number of answers for each class.
public struct ClassCounts: Hashable, Sendable {
  /// Promoters, or satisfied answers.
  public var favourable = 0
  /// Passives, or answers that are neither.
  public var neither = 0
  /// Detractors, or dissatisfied answers.
  public var unfavourable = 0

  /// Creates counts of nothing.
  public init() {}

  /// Creates counts.
  public init(favourable: Int, neither: Int, unfavourable: Int) {
    self.favourable = favourable
    self.neither = neither
    self.unfavourable = unfavourable
  }

  /// All answers.
  public var base: Int { favourable + neither + unfavourable }

  /// The number of answers of a class.
  public subscript(answer: AnswerClass) -> Int {
    get {
      switch answer {
      case .favourable: favourable
      case .neither: neither
      case .unfavourable: unfavourable
      }
    }
    set {
      switch answer {
      case .favourable: favourable = newValue
      case .neither: neither = newValue
      case .unfavourable: unfavourable = newValue
      }
    }
  }

  /// Returns the sum of two counts, class by class.
  public static func + (left: ClassCounts, right: ClassCounts) -> ClassCounts {
    ClassCounts(
      favourable: left.favourable + right.favourable,
      neither: left.neither + right.neither,
      unfavourable: left.unfavourable + right.unfavourable
    )
  }

  /// Returns the difference of two counts, class by class.
  public static func - (left: ClassCounts, right: ClassCounts) -> ClassCounts {
    ClassCounts(
      favourable: left.favourable - right.favourable,
      neither: left.neither - right.neither,
      unfavourable: left.unfavourable - right.unfavourable
    )
  }
}
