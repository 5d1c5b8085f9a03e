public import FeedbackModel

/// How a figure moved over a change of dictionary, parted into what customers did and what the dictionary did.
///
/// With *a* the former period as it was published under the former dictionary, *b* the same period under the new one and
/// *c* the later period under the new one, the move as published is c − a, what customers did is c − b, and what the
/// dictionary did is b − a. All three are exact, so the parts add up to the whole.
public struct DictionaryMove: Hashable, Sendable {
  /// The later figure, which names KPI, period, segment, topic and rating column.
  public let figure: KPIValue

  /// The former period's figure under the former dictionary.
  public let published: KPIValue

  /// The former period's figure under the new dictionary.
  public let renewed: KPIValue

  /// The move as published, in the unit of the figure.
  public let move: Fraction

  /// What customers did.
  public let customers: Fraction

  /// What the dictionary did.
  public let dictionary: Fraction

  /// Returns the moves of all figures that have a numerator and a base in all three lists.
  ///
  /// - Parameters:
  ///   - published: The former period under the former dictionary.
  ///   - renewed: The former period under the new dictionary.
  ///   - following: The later period under the new dictionary; its order is that of the moves.
  /// - Returns: No move for means, for suppressed cells, for empty bases and for topics that only one dictionary has.
  public static func moves(
    published: [KPIValue],
    renewed: [KPIValue],
    following: [KPIValue]
  ) -> [DictionaryMove] {
    func table(_ values: [KPIValue]) -> [MoveKey: KPIValue] {
      Dictionary(values.map { (MoveKey($0), $0) }) { first, _ in first }
    }
    let (before, again) = (table(published), table(renewed))
    return following.compactMap { later in
      guard let old = before[MoveKey(later)], let new = again[MoveKey(later)] else { return nil }
      guard let a = percent(old), let b = percent(new), let c = percent(later) else { return nil }
      return DictionaryMove(
        figure: later,
        published: old,
        renewed: new,
        move: c - a,
        customers: c - b,
        dictionary: b - a
      )
    }
  }

  private static func percent(_ value: KPIValue) -> Fraction? {
    guard let numerator = value.numerator, value.base > 0 else { return nil }
    return Fraction(100 * Int128(numerator), Int128(value.base))
  }

  /// Returns the two periods between which the dictionary changed.
  ///
  /// The former is the last period of which both dictionaries hold the same number of rows; the later is the one behind
  /// it. Where both hold all periods, nothing was loaded since the change, and it is the last two.
  ///
  /// - Returns: nil where there are no two such periods.
  public static func boundary(
    former: KPIPartial,
    current: KPIPartial,
    by unit: PeriodUnit
  ) -> (former: Period, later: Period)? {
    func rows(_ partial: KPIPartial) -> [(period: Period, rows: Int)] {
      partial.cells(by: unit).compactMap { cell in cell.period.map { ($0, cell.counts.rows) } }
    }
    let old = Dictionary(rows(former).map { ($0.period, $0.rows) }) { first, _ in first }
    let new = rows(current)
    let held = new.indices.filter { new[$0].rows > 0 && old[new[$0].period] == new[$0].rows }
    guard var place = held.last else { return nil }
    if place == new.count - 1 {
      guard held.count > 1 else { return nil }
      place = held[held.count - 2]
    }
    return (new[place].period, new[place + 1].period)
  }
}

/// What figures of different periods have in common.
private struct MoveKey: Hashable {
  var kpi: String
  var topic: String?
  var rating: String?
  var segment: [SegmentValue]

  init(_ value: KPIValue) {
    kpi = value.kpi
    topic = value.topic
    rating = value.rating
    segment = value.segment
  }
}
