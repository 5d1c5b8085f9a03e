public import FeedbackModel

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

  /// Creates an emerging term.
  public init(
    term: String,
    keyness: Double,
    countNow: Int,
    baseNow: Int,
    countBefore: Int,
    baseBefore: Int
  ) {
    self.term = term
    self.keyness = keyness
    self.countNow = countNow
    self.baseNow = baseNow
    self.countBefore = countBefore
    self.baseBefore = baseBefore
  }
}

extension TermPartial {
  /// The G² that a term must reach: the 99.9 % quantile of χ² with one degree of freedom.
  public static let minimumKeyness = 10.83

  /// Returns the terms that are key in a period against its reference, the strongest first.
  ///
  /// - Parameters:
  ///   - period: A week, or a longer period of the weeks whose Thursdays it holds.
  ///   - reference: The periods to compare with; nil for all other weeks.
  ///   - minimumCount: The least number of comments with the term in the period.
  ///   - limit: The largest number of terms to return.
  /// - Returns: Terms more frequent in the period; none when either side is without comments.
  public func emergingTerms(
    in period: Period,
    against reference: [Period]? = nil,
    minimumCount: Int = 5,
    limit: Int = 50
  ) -> [EmergingTerm] {
    emergingTerms(
      inAny: weeks(in: [period]),
      against: reference.map(weeks(in:)) ?? weeks(outside: period),
      minimumCount: minimumCount,
      limit: limit
    )
  }

  /// Returns the terms that are key in some weeks against others.
  func emergingTerms(
    inAny target: [WeekTerms],
    against others: [WeekTerms],
    minimumCount: Int,
    limit: Int
  ) -> [EmergingTerm] {
    let baseNow = target.reduce(0) { $0 + Int($1.documents) }
    let baseBefore = others.reduce(0) { $0 + Int($1.documents) }
    guard baseNow > 0, baseBefore > 0 else { return [] }
    var all = WeekTerms()
    for week in target { all.merge(week, limits: .chunk) }
    var found: [EmergingTerm] = []
    for (index, count) in all.counts.enumerated() where Int(count) >= minimumCount {
      let term = all.terms[index]
      let before = others.reduce(0) { $0 + $1.count(of: term) }
      let keyness = Keyness.signedG2(Int(count), of: baseNow, against: before, of: baseBefore)
      guard keyness >= Self.minimumKeyness else { continue }
      found.append(
        EmergingTerm(
          term: String(decoding: term, as: UTF8.self),
          keyness: keyness,
          countNow: Int(count),
          baseNow: baseNow,
          countBefore: before,
          baseBefore: baseBefore
        )
      )
    }
    found.sort { left, right in
      left.keyness != right.keyness
        ? left.keyness > right.keyness
        : left.term.utf8.lexicographicallyPrecedes(right.term.utf8)
    }
    return Array(found.prefix(limit))
  }
}
