package import FeedbackModel

/// What a fit can learn.
package enum FittingTarget: String, CaseIterable, Sendable {
  case polarity
  case complaint
  case topics
}

/// Where the polarity of a row is taken from.
package enum PolaritySource: String, CaseIterable, Sendable {
  /// The label that a person gave.
  case label
  /// The rating in the score column.
  case score
  /// The respondent's rating of the service.
  case kpi
  /// The first column of ratings that is found in the input, on the scale that is found.
  case rating
}

extension FittingRows {
  /// Gives each row its polarity from a source; `offScale` tells of values that have none.
  ///
  /// - Parameters:
  ///   - source: The source; nil takes the first that any row has.
  ///   - scale: The scale of scores; nil finds it out.
  /// - Returns: The source; nil where no row has any.
  package mutating func takePolarity(
    from source: PolaritySource?,
    scale: ScoreScale?
  ) -> PolaritySource? {
    for candidate in source.map({ [$0] }) ?? PolaritySource.allCases {
      let values = rows.map { $0.gold.value(candidate) }
      let scale = scale ?? RatingPolarity.scale(of: values.compactMap(\.self))
      var isFound = false
      var strays: [Int] = []
      for index in rows.indices {
        let polarity =
          switch candidate {
          case .label: rows[index].gold.label
          case .rating: rows[index].gold.rating
          case .score, .kpi:
            values[index].flatMap { value in
              scale.flatMap { RatingPolarity.polarity(of: value, on: $0) }
            }
          }
        setPolarity(polarity, of: index)
        isFound = isFound || polarity != nil
        let hasValue =
          candidate == .rating ? rows[index].gold.hasInvalidRating : values[index] != nil
        if polarity == nil, hasValue { strays.append(index) }
      }
      setOffScale(strays)
      if isFound { return candidate }
    }
    return nil
  }
}

extension GoldRow {
  fileprivate func value(_ source: PolaritySource) -> Double? {
    switch source {
    case .label, .rating: nil
    case .score: score
    case .kpi: kpi
    }
  }
}
