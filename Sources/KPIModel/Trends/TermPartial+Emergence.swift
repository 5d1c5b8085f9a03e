public import FeedbackModel

extension TermPartial {
  /// Returns the terms, of one and of two words, that are key in a period against the one before it.
  ///
  /// Terms are counted by week, so a month or quarter is the weeks whose Thursdays it holds; a day has no terms of its own
  /// and is taken for its week.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - minimumCount: The least number of comments with the term in the period.
  ///   - limit: The largest number of terms to return.
  /// - Returns: The terms with their counts on both sides, the strongest first; none when either side is without comments.
  public func emergingTermsAgainstPrevious(
    _ period: Period,
    minimumCount: Int = 5,
    limit: Int = 50
  ) -> [EmergingTerm] {
    let period = period.unit == .day ? Period(.week, containing: period.firstDay) : period
    let dayBefore = CalendarDay(daysSinceEpoch: period.firstDay.daysSinceEpoch - 1)
    return emergingTerms(
      in: period,
      against: [Period(period.unit, containing: dayBefore)],
      minimumCount: minimumCount,
      limit: limit
    )
  }

  /// Returns the terms that are key in the weeks that a stretch of days touches, against all other weeks.
  ///
  /// - Parameters:
  ///   - days: The first and the last day.
  ///   - minimumCount: The least number of comments with the term in those weeks.
  ///   - limit: The largest number of terms to return.
  /// - Returns: As `emergingTerms(in:against:minimumCount:limit:)`.
  public func emergingTerms(
    inWeeksOf days: ClosedRange<CalendarDay>,
    minimumCount: Int = 5,
    limit: Int = 50
  ) -> [EmergingTerm] {
    let (first, last) = (
      Period(.week, containing: days.lowerBound), Period(.week, containing: days.upperBound)
    )
    let inside = periods.filter { first <= $0 && $0 <= last }
    let outside = periods.filter { $0 < first || last < $0 }
    return emergingTerms(
      inAny: weeks(in: inside),
      against: weeks(in: outside),
      minimumCount: minimumCount,
      limit: limit
    )
  }
}
