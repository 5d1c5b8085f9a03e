/// A number that operations give for a period and a segment; all but levels add up.
public enum OperationsMeasure: Int, CaseIterable, Sendable {
  /// Contacts that reached the queue.
  case contactsOffered
  /// Contacts that an agent took.
  case contactsAnswered
  /// Contacts that the customer gave up while waiting.
  case abandoned
  /// Of these, the ones given up before the declared threshold.
  case shortAbandoned
  /// Talking, holding and wrap-up of the answered contacts, in seconds.
  case handleSeconds
  /// The time that agents were signed in for contacts, in seconds.
  case staffedSeconds
  /// Answered contacts that had waited longer than 60 seconds.
  case waitsOver60
  /// Answered contacts handed to another group.
  case transferred
  /// Contacts resolved with no further contact.
  case resolvedFirstContact
  /// Contacts that the first line is able to resolve.
  case resolvableContacts
  /// Tickets opened.
  case newTickets
  /// Tickets solved, whenever they were opened.
  case solvedTickets
  /// Tickets solved of those opened in the same row's period.
  case solvedOfNew
  /// Customers at one time; a level.
  case activeCustomers
  /// Customers at the start of the row's period; a level.
  case customersStart
  /// Customers won.
  case customersNew
  /// Customers at the end of the row's period; a level.
  case customersEnd
  /// Customers who bought.
  case purchasers
  /// Of these, the ones who bought at least twice.
  case repeatPurchasers
  /// Upgrades that were offered.
  case upsellOffered
  /// Upgrades that were accepted.
  case upsellAccepted
  /// Units ordered.
  case unitsOrdered
  /// Units of these orders that were delivered in full.
  case unitsFilled
  /// Deliveries or appointments that were due.
  case due
  /// Of these, the ones on time.
  case onTime
}

/// What one row of an operations file says.
public struct OperationsFacts: Hashable, Sendable {
  /// The day in the declared time zone.
  public var day: CalendarDay

  /// The hour that clocks show, 0…23; nil for a row about a whole day.
  public var hour: Int?

  /// The place of the row's segment in the run's segment table; 0 is none.
  public var segment = 0

  /// The numbers of the row; a blank cell has no entry, for it is not zero.
  public var measures: [OperationsMeasure: Int] = [:]

  /// The waits until the first answer, in seconds.
  public var waits: [Int] = []

  /// The times from the offer to the resolution, in seconds.
  public var resolutions: [Int] = []

  /// The median wait of the row's contacts, in seconds, where the row gives no single waits.
  public var waitMedian: Int?

  /// The 90th percentile of the waits of the row's contacts, in seconds.
  public var waitP90: Int?

  /// Creates the facts of a row without numbers.
  public init(day: CalendarDay, hour: Int? = nil, segment: Int = 0) {
    self.day = day
    self.hour = hour
    self.segment = segment
  }
}
