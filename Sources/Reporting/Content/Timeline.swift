import FeedbackModel
import KPIModel

/// The figures of a run by period, without gaps: a period without comments has a figure without a value.
struct Timeline {
  /// From the first to the last period that has a figure.
  let periods: [Period]

  private let byKey: [Key: [Period: KPIValue]]
  private let ratingsByKPI: [String: [String?]]

  private struct Key: Hashable {
    var kpi: String
    var topic: String?
    var rating: String?
  }

  /// The most periods that a time line is filled up to; beyond it only the periods with figures stand in it.
  private static let longest = 1_500

  /// Creates the time line of values by period.
  init(_ values: [KPIValue], unit: PeriodUnit) {
    var byKey: [Key: [Period: KPIValue]] = [:]
    var ratings: [String: [String?]] = [:]
    var seen: Set<Period> = []
    for value in values where value.segment.isEmpty {
      guard let period = value.period else { continue }
      seen.insert(period)
      byKey[Key(kpi: value.kpi, topic: value.topic, rating: value.rating), default: [:]][period] =
        value
      if ratings[value.kpi]?.contains(value.rating) != true {
        ratings[value.kpi, default: []].append(value.rating)
      }
    }
    self.byKey = byKey
    ratingsByKPI = ratings
    periods = Self.filled(seen.sorted())
  }

  /// Returns the rating columns that a KPI has figures for; nil stands for a KPI without one.
  func ratings(of kpi: String) -> [String?] { ratingsByKPI[kpi] ?? [] }

  /// Returns a figure for every period.
  func figures(_ kpi: String, topic: String?, rating: String?) -> [KPIValue] {
    let known = byKey[Key(kpi: kpi, topic: topic, rating: rating)] ?? [:]
    return periods.map {
      known[$0] ?? KPIValue(kpi: kpi, period: $0, topic: topic, rating: rating)
    }
  }

  private static func filled(_ periods: [Period]) -> [Period] {
    guard let first = periods.first, let last = periods.last else { return [] }
    var filled = [first]
    while let latest = filled.last, latest < last {
      guard filled.count < longest else { return periods }
      filled.append(latest.next)
    }
    return filled
  }
}
