import FeedbackModel

/// Reads rows that each tell of one call, one contact or one ticket.
///
/// A contact counts on the day on which it was offered; a ticket is solved on the day on which it ended.
struct CallRowParser {
  let names: [String]
  let fields: [OperationsSpellings.Field: Int]
  let dates: DateParser
  /// Whether a row is a ticket; a call is none.
  let isTickets: Bool
  /// The seconds below which an abandoned contact is a short abandon.
  let shortAbandon: Int

  /// The wait from which on a contact counts as a long wait, in seconds.
  private static let longWait = 60

  /// What a row says, before it becomes numbers.
  private struct Contact {
    var offered: Timestamp
    var answered: Timestamp?
    var ended: Timestamp?
    var isAbandoned: Bool?
    var isTransferred: Bool?
    var isResolved: Bool?

    /// The seconds from one instant to another.
    func seconds(to end: Timestamp?) -> Int? {
      guard let start = offered.epochSeconds, let end = end?.epochSeconds else { return nil }
      return end - start
    }
  }

  /// Returns what a row says: its day's numbers and, for a ticket solved on a later day, that day's.
  ///
  /// - Throws: `OperationsFault` for a row that cannot be right.
  func facts(of cells: [String]) throws -> [OperationsFacts] {
    let contact = try contact(of: cells)
    try check(contact)
    return isTickets ? ticket(contact) : [call(contact)]
  }

  private func contact(of cells: [String]) throws -> Contact {
    guard let offered = try time(.offeredAt, cells) else {
      throw OperationsFault("the row does not say when it was offered")
    }
    return Contact(
      offered: offered,
      answered: try time(.answeredAt, cells),
      ended: try time(.endedAt, cells),
      isAbandoned: try flag(.wasAbandoned, cells),
      isTransferred: try flag(.wasTransferred, cells),
      isResolved: try flag(.wasResolved, cells)
    )
  }

  private func time(_ field: OperationsSpellings.Field, _ cells: [String]) throws -> Timestamp? {
    guard let column = fields[field], !cells[column].isEmpty else { return nil }
    guard let stamp = dates.parse(cells[column]) else {
      throw OperationsFault(
        "\(names[column]) is no time that can be read: \(OperationsCell.shown(cells[column]))"
      )
    }
    return stamp
  }

  private func flag(_ field: OperationsSpellings.Field, _ cells: [String]) throws -> Bool? {
    guard let column = fields[field] else { return nil }
    return try OperationsCell.flag(cells[column], column: names[column])
  }

  private func check(_ contact: Contact) throws {
    func refuse(_ start: Timestamp?, _ end: Timestamp?, _ reason: String) throws {
      guard let from = start?.epochSeconds, let to = end?.epochSeconds, to < from else { return }
      throw OperationsFault(reason)
    }
    try refuse(contact.offered, contact.answered, "it was answered before it was offered")
    try refuse(contact.offered, contact.ended, "it ended before it was offered")
    try refuse(contact.answered, contact.ended, "it ended before it was answered")
    if contact.isAbandoned == true, contact.answered != nil {
      throw OperationsFault("it was abandoned, and yet answered")
    }
  }

  private func call(_ contact: Contact) -> OperationsFacts {
    var facts = OperationsFacts(day: contact.offered.day, hour: contact.offered.hour)
    let isAnswered = contact.answered != nil
    // A call that ended without an answer was given up; one that has not ended may still be.
    let isAbandoned = contact.isAbandoned ?? (!isAnswered && contact.ended != nil)
    facts.measures[.contactsOffered] = 1
    facts.measures[.contactsAnswered] = isAnswered ? 1 : 0
    facts.measures[.abandoned] = isAbandoned ? 1 : 0
    let patience = contact.seconds(to: contact.ended)
    facts.measures[.shortAbandoned] =
      isAbandoned ? patience.map { $0 < shortAbandon ? 1 : 0 } : 0
    facts.measures[.handleSeconds] = isAnswered ? handleSeconds(contact) : 0
    let wait = contact.seconds(to: contact.answered)
    facts.measures[.waitsOver60] = isAnswered ? wait.map { $0 > Self.longWait ? 1 : 0 } : 0
    if let wait { facts.waits = [wait] }
    if fields[.wasTransferred] != nil {
      facts.measures[.transferred] = isAnswered ? contact.isTransferred.map { $0 ? 1 : 0 } : 0
    }
    if fields[.wasResolved] != nil {
      facts.measures[.resolvedFirstContact] =
        isAnswered ? contact.isResolved.map { $0 ? 1 : 0 } : 0
      addResolution(contact, to: &facts)
    }
    return facts
  }

  private func handleSeconds(_ contact: Contact) -> Int? {
    guard let start = contact.answered?.epochSeconds, let end = contact.ended?.epochSeconds else {
      return nil
    }
    return end - start
  }

  private func addResolution(_ contact: Contact, to facts: inout OperationsFacts) {
    guard contact.isResolved != false, let time = contact.seconds(to: contact.ended) else { return }
    if contact.isResolved == true || isTickets { facts.resolutions = [time] }
  }

  private func ticket(_ contact: Contact) -> [OperationsFacts] {
    var opened = OperationsFacts(day: contact.offered.day, hour: contact.offered.hour)
    let isSolved = contact.isResolved ?? true && contact.ended != nil
    opened.measures[.newTickets] = 1
    opened.measures[.solvedOfNew] = isSolved ? 1 : 0
    opened.measures[.solvedTickets] = 0
    if let wait = contact.seconds(to: contact.answered) { opened.waits = [wait] }
    if isSolved { addResolution(contact, to: &opened) }
    guard isSolved, let ended = contact.ended else { return [opened] }
    var solved = OperationsFacts(day: ended.day, hour: ended.hour)
    solved.measures[.newTickets] = 0
    solved.measures[.solvedOfNew] = 0
    solved.measures[.solvedTickets] = 1
    return [opened, solved]
  }
}
