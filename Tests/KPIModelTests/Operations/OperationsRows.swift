import FeedbackModel
import KPIModel

/// Rows as an operations file would give them.
enum OperationsRows {
  static let day = CalendarDay(daysSinceEpoch: 20_513)

  static func row(
    _ measures: [OperationsMeasure: Int],
    day offset: Int = 0,
    hour: Int? = nil,
    segment: Int = 0
  ) -> OperationsFacts {
    var facts = OperationsFacts(
      day: CalendarDay(daysSinceEpoch: day.daysSinceEpoch + offset),
      hour: hour,
      segment: segment
    )
    facts.measures = measures
    return facts
  }

  static func partial(_ rows: [OperationsFacts]) -> OperationsPartial {
    var partial = OperationsPartial()
    for row in rows { partial.add(row) }
    return partial
  }

  /// Returns rows of every kind over some weeks, some by the hour, in up to three segments.
  static func random(_ count: Int, using generator: inout SplitMix64) -> [OperationsFacts] {
    (0..<count).map { _ in
      var facts = row(
        [:],
        day: Int.random(in: 0..<30, using: &generator),
        hour: generator.chance(0.3) ? Int.random(in: 0..<24, using: &generator) : nil,
        segment: Int.random(in: 0..<3, using: &generator)
      )
      for measure in OperationsMeasure.allCases where generator.chance(0.7) {
        facts.measures[measure] = Int.random(in: 0..<1000, using: &generator)
      }
      facts.waits = (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
        Int.random(in: 0..<200, using: &generator)
      }
      facts.resolutions = generator.chance(0.5) ? [Int.random(in: 0..<9999, using: &generator)] : []
      facts.waitMedian = generator.chance(0.5) ? Int.random(in: 0..<99, using: &generator) : nil
      facts.waitP90 = generator.chance(0.5) ? Int.random(in: 99..<400, using: &generator) : nil
      return facts
    }
  }
}
