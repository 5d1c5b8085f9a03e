public import FeedbackModel

/// A term that came up: its counts in the period and in the reference, and how far that is from chance.
public struct EmergingTermRow: Hashable, Sendable {
  /// The term, one or more words.
  public var term: String
  /// The period in which it came up.
  public var period: Period
  /// Comments of the period with the term.
  public var count: Int
  /// Comments of the period.
  public var base: Int
  /// Comments of the reference with the term.
  public var countBefore: Int
  /// Comments of the reference.
  public var baseBefore: Int
  /// Log-likelihood keyness (Dunning 1993).
  public var keyness: Double

  /// Whether the term occurs only as a part of a longer one in the same comments, so that it tells nothing more.
  func isPart(ofOneOf rows: [EmergingTermRow]) -> Bool {
    let padded = " " + term + " "
    return rows.contains { other in
      other.count == count && other.countBefore == countBefore && other.term != term
        && (" " + other.term + " ").contains(padded)
    }
  }

  /// Creates a row.
  public init(
    term: String,
    period: Period,
    count: Int,
    base: Int,
    countBefore: Int,
    baseBefore: Int,
    keyness: Double
  ) {
    self.term = term
    self.period = period
    self.count = count
    self.base = base
    self.countBefore = countBefore
    self.baseBefore = baseBefore
    self.keyness = keyness
  }
}
