public import FeedbackModel

/// The number of comments that hold each term, by ISO week.
///
/// Counts are exact. What is kept depends on the input's order alone and not on how it is cut: a week keeps the terms
/// that occur in it first, up to `TermLimits.typesPerWeek`, and a term is either counted from its first occurrence or
/// not at all; of the weeks the latest are kept. So the run's partial takes in its chunks in their order, and a
/// chunk's partial must be made with `TermLimits.chunk`, which keeps all of it.
public struct TermPartial: Sendable, Equatable {
  /// The bounds.
  public let limits: TermLimits

  /// The first days of the weeks, ascending.
  private var mondays: [CalendarDay] = []

  /// The terms of each week.
  private var weeks: [WeekTerms] = []

  /// The terms of comments without a day.
  private var undated = WeekTerms()

  /// Whether weeks were left out.
  private var hasDroppedWeeks = false

  /// Creates a partial without terms; `limits` is `.chunk` for all but the run's own partial.
  public init(limits: TermLimits = TermLimits()) { self.limits = limits }

  /// Whether terms or weeks found no room.
  public var isTruncated: Bool {
    hasDroppedWeeks || undated.isTruncated || weeks.contains(where: \.isTruncated)
  }

  /// The weeks whose terms are kept, ascending.
  public var periods: [Period] { mondays.map { Period(.week, containing: $0) } }

  /// Counts each different term of one comment once.
  ///
  /// - Parameters:
  ///   - terms: The terms of the comment, in the order of the text.
  ///   - week: A period whose first day lies in the week of the comment; nil when it is undated.
  /// - Complexity: O(*bytes*); allocates only for terms and weeks that are new.
  public mutating func add(_ terms: borrowing TermBuffer, week: Period?) {
    guard let week else { return undated.add(terms, limits: limits) }
    guard let place = place(of: Period(.week, containing: week.firstDay).firstDay) else { return }
    weeks[place].add(terms, limits: limits)
  }

  /// Adds the counts of the chunk that follows in the input.
  ///
  /// - Precondition: `chunk` has left nothing out, as one made with `TermLimits.chunk` never does.
  public mutating func merge(_ chunk: TermPartial) {
    precondition(!chunk.isTruncated, "A chunk's terms must be counted with TermLimits.chunk.")
    undated.merge(chunk.undated, limits: limits)
    for (monday, terms) in zip(chunk.mondays, chunk.weeks) {
      guard let place = place(of: monday) else { continue }
      weeks[place].merge(terms, limits: limits)
    }
  }

  /// Returns the place of a week, which is made when it is missing; nil when it is older than all that are kept.
  private mutating func place(of monday: CalendarDay) -> Int? {
    var low = 0
    var high = mondays.count
    while low < high {
      let middle = (low + high) / 2
      if mondays[middle] < monday { low = middle + 1 } else { high = middle }
    }
    if low < mondays.count, mondays[low] == monday { return low }
    let isFull = mondays.count >= limits.weeks
    hasDroppedWeeks = hasDroppedWeeks || isFull
    if isFull, low == 0 { return nil }
    mondays.insert(monday, at: low)
    weeks.insert(WeekTerms(), at: low)
    guard isFull else { return low }
    mondays.removeFirst()
    weeks.removeFirst()
    return low - 1
  }

  /// Returns the terms of the weeks whose Thursdays lie in one of the periods.
  func weeks(in periods: [Period]) -> [WeekTerms] {
    zip(mondays, weeks).filter { monday, _ in
      let thursday = CalendarDay(daysSinceEpoch: monday.daysSinceEpoch + 3)
      return periods.contains { Period($0.unit, containing: thursday) == $0 }
    }.map(\.1)
  }

  /// Returns the terms of the weeks whose Thursdays do not lie in the period.
  func weeks(outside period: Period) -> [WeekTerms] {
    zip(mondays, weeks).filter { monday, _ in
      let thursday = CalendarDay(daysSinceEpoch: monday.daysSinceEpoch + 3)
      return Period(period.unit, containing: thursday) != period
    }.map(\.1)
  }
}
