import FeedbackModel

/// The names that exports give to the columns of operations files.
///
/// Names are compared by their letters and digits only, as `ColumnSpellings` compares them. To teach Earshot a further
/// spelling, add it below; the first that a file has is taken.
enum OperationsSpellings {
  /// What a column of an operations file holds, beside the measures.
  enum Field: CaseIterable, Sendable {
    /// The day, or the instant, that a row is about.
    case date
    /// The hour of that day, 0…23.
    case hour
    /// The median wait of the row's contacts, in seconds.
    case waitMedian
    /// The 90th percentile of these waits, in seconds.
    case waitP90
    /// When a contact reached the queue, or a ticket was opened.
    case offeredAt
    /// When it was first answered.
    case answeredAt
    /// When it ended, or was solved.
    case endedAt
    /// Whether the customer gave up.
    case wasAbandoned
    /// Whether it was handed on.
    case wasTransferred
    /// Whether it was resolved.
    case wasResolved
    /// The id of a ticket.
    case ticketID
  }

  private static let measureTable: [(measure: OperationsMeasure, spellings: String)] = [
    (
      .contactsOffered, "contacts offered, calls offered, offered, contacts received, inbound calls"
    ),
    (
      .contactsAnswered,
      "contacts answered, calls answered, answered, calls handled, contacts handled, handled"
    ),
    (.abandoned, "abandoned, abandons, calls abandoned, contacts abandoned, abandoned calls"),
    (.shortAbandoned, "short abandoned, short abandons, short calls abandoned, abandoned short"),
    (
      .handleSeconds,
      "handle seconds total, handle seconds, total handle seconds, handle time total, total handle time, handle time seconds"
    ),
    (
      .staffedSeconds,
      "staffed seconds, staffed seconds total, login seconds, logged in seconds, signed in seconds, available seconds, staffed time"
    ),
    (.waitsOver60, "waits over 60 s, waits over 60, waits over 60 seconds, answered after 60 s"),
    (.transferred, "transferred, transfers, calls transferred, contacts transferred"),
    (
      .resolvedFirstContact,
      "resolved first contact, first contact resolved, resolved at first contact, fcr count, first call resolved"
    ),
    (.resolvableContacts, "resolvable contacts, resolvable, contacts resolvable"),
    (.newTickets, "new tickets, tickets created, created tickets, tickets opened, opened tickets"),
    (
      .solvedTickets,
      "solved tickets, tickets solved, tickets closed, closed tickets, resolved tickets"
    ),
    (.solvedOfNew, "solved of new, new tickets solved, cohort solved, solved of created"),
    (.activeCustomers, "active customers, customers, customer count, active accounts"),
    (
      .customersStart,
      "customers at start, customers start, customers start of period, opening customers"
    ),
    (.customersNew, "new customers, customers new, customers won, customers gained"),
    (.customersEnd, "customers at end, customers end, customers end of period, closing customers"),
    (.purchasers, "purchasers, purchasing customers, buyers, customers with purchase"),
    (.repeatPurchasers, "repeat purchasers, repeat customers, repeat buyers"),
    (.upsellOffered, "upsell offered, upsells offered, upgrades offered"),
    (.upsellAccepted, "upsell accepted, upsells accepted, upgrades accepted"),
    (.unitsOrdered, "units ordered, ordered units, items ordered, orders, orders placed, ordered"),
    (
      .unitsFilled, "units filled, filled units, items filled, orders filled, filled, units shipped"
    ),
    (.due, "due, deliveries due, appointments due, visits due"),
    (.onTime, "on time, deliveries on time, on time deliveries, appointments on time"),
  ]

  private static let fieldTable: [(field: Field, spellings: String)] = [
    (.date, "date, day, period, interval start, interval, week start, month start, datum, fecha"),
    (.hour, "hour, hour of day"),
    (.waitMedian, "wait median seconds, wait median, median wait seconds, median wait"),
    (.waitP90, "wait p90 seconds, wait p90, p90 wait seconds, p90 wait, wait 90th percentile"),
    (
      .offeredAt,
      "offered at, queued at, created at, opened at, call start, arrived at, received at"
    ),
    (
      .answeredAt,
      "answered at, first response at, first reply at, first responded at, agent answered at, picked up at"
    ),
    (.endedAt, "ended at, solved at, resolved at, closed at, call end, completed at"),
    (.wasAbandoned, "abandoned, is abandoned, was abandoned"),
    (.wasTransferred, "transferred, is transferred, was transferred"),
    (.wasResolved, "resolved, is resolved, was resolved, solved"),
    (.ticketID, "ticket id, case id, ticket number, case number, ticket"),
  ]

  private static func spellings(_ list: String) -> [String] {
    list.split(separator: ",").map { ColumnSpellings.normalized($0) }
  }

  /// Returns the places of the measures among names of columns.
  static func measures(in names: [String]) -> [OperationsMeasure: Int] {
    let normalized = names.map { ColumnSpellings.normalized($0) }
    var places: [OperationsMeasure: Int] = [:]
    for (measure, list) in measureTable {
      places[measure] = place(of: spellings(list), in: normalized)
    }
    return places
  }

  /// Returns the places of the other fields among names of columns.
  static func fields(in names: [String]) -> [Field: Int] {
    let normalized = names.map { ColumnSpellings.normalized($0) }
    var places: [Field: Int] = [:]
    for (field, list) in fieldTable { places[field] = place(of: spellings(list), in: normalized) }
    return places
  }

  private static func place(of spellings: [String], in names: [String]) -> Int? {
    for spelling in spellings {
      if let place = names.firstIndex(of: spelling) { return place }
    }
    return nil
  }

  /// The spellings that a message can name where a file has no measure.
  static let examples = "date, contacts_offered, contacts_answered, handle_seconds_total"
}
