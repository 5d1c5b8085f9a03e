public import FeedbackModel

/// The bounds of a run's term counts.
public struct TermLimits: Hashable, Sendable {
  /// The number of different terms kept for a week, the first ones to occur.
  public var typesPerWeek = 20_000

  /// The number of weeks kept, the latest ones.
  public var weeks = 120

  /// The longest term in bytes; longer ones are passed over.
  public var termBytes = 64

  /// Creates the default bounds.
  public init() {}

  /// The bounds of a chunk's partial, which its input bounds by itself.
  public static var chunk: TermLimits {
    var limits = TermLimits()
    limits.typesPerWeek = .max
    limits.weeks = .max
    return limits
  }
}

/// The number of comments that hold each term, by ISO week.
public struct TermPartial: Sendable {
  /// The bounds.
  public let limits: TermLimits

  /// Creates a partial without terms; `limits` is `.chunk` for all but the run's own partial.
  public init(limits: TermLimits = TermLimits()) { self.limits = limits }

  /// Counts each different term of one comment once.
  ///
  /// - Parameters:
  ///   - terms: The terms of the comment, in the order of the text.
  ///   - week: The week of the comment; nil when it is undated.
  public mutating func add(_ terms: borrowing TermBuffer, week: Period?) {}

  /// Adds the counts of the chunk that follows in the input.
  ///
  /// - Precondition: `chunk` was made with limits `.chunk`.
  public mutating func merge(_ chunk: TermPartial) {}

  /// Returns the terms that are key in a period against its reference, the strongest first.
  ///
  /// - Parameters:
  ///   - period: A week, or a longer period of the weeks whose Thursdays it holds.
  ///   - reference: The periods to compare with; nil for all other weeks.
  ///   - minimumCount: The least number of comments with the term in the period.
  ///   - limit: The largest number of terms to return.
  public func emergingTerms(
    in period: Period,
    against reference: [Period]? = nil,
    minimumCount: Int = 5,
    limit: Int = 50
  ) -> [EmergingTerm] { [] }
}

/// A term that is key in a target against a reference.
public struct EmergingTerm: Hashable, Sendable {
  /// The term; two words have a space between them.
  public var term: String
  /// Dunning's G², negative when the term is rarer in the target than in the reference.
  public var keyness: Double
  /// Comments of the target with the term.
  public var countNow: Int
  /// Comments of the target.
  public var baseNow: Int
  /// Comments of the reference with the term.
  public var countBefore: Int
  /// Comments of the reference.
  public var baseBefore: Int
}
