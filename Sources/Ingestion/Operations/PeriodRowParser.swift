import FeedbackModel

/// Reads rows that give the numbers of a period and a segment.
struct PeriodRowParser {
  let names: [String]
  let measures: [OperationsMeasure: Int]
  let fields: [OperationsSpellings.Field: Int]
  let dates: DateParser
  /// Whether times of the date column are hours; in files about whole days all of them are midnight.
  let hasHours: Bool

  /// Pairs of which the first is a part of the second.
  private static let parts: [(part: OperationsMeasure, whole: OperationsMeasure)] = [
    (.contactsAnswered, .contactsOffered), (.abandoned, .contactsOffered),
    (.shortAbandoned, .abandoned), (.waitsOver60, .contactsAnswered),
    (.transferred, .contactsAnswered), (.resolvableContacts, .contactsAnswered),
    (.resolvedFirstContact, .resolvableContacts), (.resolvedFirstContact, .contactsAnswered),
    (.solvedOfNew, .newTickets), (.repeatPurchasers, .purchasers),
    (.upsellAccepted, .upsellOffered), (.unitsFilled, .unitsOrdered), (.onTime, .due),
    (.handleSeconds, .staffedSeconds),
  ]

  /// Returns what a row says.
  ///
  /// - Throws: `OperationsFault` for a row that cannot be right.
  func facts(of cells: [String]) throws -> OperationsFacts {
    guard let column = fields[.date], !cells[column].isEmpty else {
      throw OperationsFault("the row has no date")
    }
    guard let stamp = dates.parse(cells[column]) else {
      throw OperationsFault(
        "\(names[column]) is no date that can be read: \(OperationsCell.shown(cells[column]))"
      )
    }
    var facts = OperationsFacts(day: stamp.day)
    if hasHours { facts.hour = stamp.hour }
    if let hour = try number(.hour, cells) {
      guard hour < 24 else { throw OperationsFault("the hour is above 23: \(hour)") }
      facts.hour = hour
    }
    for measure in OperationsMeasure.allCases {
      guard let column = measures[measure] else { continue }
      facts.measures[measure] = try OperationsCell.number(cells[column], column: names[column])
    }
    facts.waitMedian = try number(.waitMedian, cells)
    facts.waitP90 = try number(.waitP90, cells)
    try check(facts)
    return facts
  }

  private func number(_ field: OperationsSpellings.Field, _ cells: [String]) throws -> Int? {
    guard let column = fields[field] else { return nil }
    return try OperationsCell.number(cells[column], column: names[column])
  }

  private func check(_ facts: OperationsFacts) throws {
    func name(_ measure: OperationsMeasure) -> String { measures[measure].map { names[$0] } ?? "" }
    for (part, whole) in Self.parts {
      guard let small = facts.measures[part], small > 0, measures[whole] != nil else { continue }
      guard let large = facts.measures[whole] else {
        throw OperationsFault("\(name(part)) is \(small), but \(name(whole)) is blank")
      }
      if small > large {
        throw OperationsFault("\(name(part)) is \(small), more than the \(large) of \(name(whole))")
      }
    }
    if let median = facts.waitMedian, let p90 = facts.waitP90, median > p90 {
      throw OperationsFault(
        "the median wait is \(median) s, longer than the 90th percentile \(p90) s"
      )
    }
  }
}

extension Timestamp {
  /// The hour of the day that clocks show, 0…23; nil without a time.
  public var hour: Int? { secondOfDay.map { min($0 / 3600, 23) } }
}
