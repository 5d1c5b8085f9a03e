public import FeedbackModel

/// A column of scores that respondents gave, with the scale that it is on.
public struct RatingColumn: Hashable, Sendable {
  /// The name of the column, as it stands in outputs.
  public var name: String

  /// The scale of the column's codes.
  public var scale: ScoreScale

  /// What the column asks for.
  public var kind: RatingKind

  /// Creates a rating column.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - scale: The scale of its codes.
  ///   - kind: What it asks for; nil takes 0–10 for recommendation and every other scale for satisfaction.
  public init(name: String, scale: ScoreScale, kind: RatingKind? = nil) {
    self.name = name
    self.scale = scale
    self.kind = kind ?? (scale == .zeroToTen ? .recommendation : .satisfaction)
  }
}

/// What one respondent answered in one rating column.
public enum RatingAnswer: Hashable, Sendable {
  /// Nothing: the field was blank.
  case none
  /// Something that is no code of the scale; it is counted, never clamped.
  case invalid
  /// A code; one outside the column's scale is counted as invalid.
  case code(Int)
}

/// The answers of one respondent in up to eight rating columns, without an allocation.
public struct RatingAnswers: Hashable, Sendable {
  /// The largest number of rating columns.
  public static let columnLimit = 8

  private static let noneByte: UInt64 = 0xFF
  private static let invalidByte: UInt64 = 0xFE

  /// One byte a column, the first in the lowest bits.
  private var packed = UInt64.max

  /// Creates answers that are all blank.
  public init() {}

  /// Creates answers for the first columns.
  public init(_ answers: RatingAnswer...) {
    for (column, answer) in answers.enumerated() { self[column] = answer }
  }

  /// The answer in a column, by its place in the partial's list of rating columns.
  ///
  /// - Precondition: `column` is in `0..<columnLimit`.
  public subscript(column: Int) -> RatingAnswer {
    get {
      precondition((0..<Self.columnLimit).contains(column), "A comment has at most 8 ratings.")
      let byte = packed >> UInt64(column * 8) & 0xFF
      switch byte {
      case Self.noneByte: return .none
      case Self.invalidByte: return .invalid
      default: return .code(Int(byte))
      }
    }
    set {
      precondition((0..<Self.columnLimit).contains(column), "A comment has at most 8 ratings.")
      let byte: UInt64 =
        switch newValue {
        case .none: Self.noneByte
        case .code(let code) where code >= 0 && code < Int(Self.invalidByte): UInt64(code)
        case .invalid, .code: Self.invalidByte
        }
      let shift = UInt64(column * 8)
      packed = packed & ~(0xFF << shift) | byte << shift
    }
  }
}
