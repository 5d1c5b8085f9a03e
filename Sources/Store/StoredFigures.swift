import FeedbackModel
import GRDB
package import KPIModel

/// The counts of a store's dictionaries, read without a look at the comments.
package struct StoredFigures: Sendable {
  /// The dictionary that all comments are annotated by.
  package let current: StoredDictionary

  /// The dictionary before it, if the store still has it.
  package let former: StoredDictionary?

  /// What all loads have in common.
  package let layout: StoreLayout

  /// The segments that the cells are numbered by.
  package let segments: SegmentTable

  /// The counts under the current dictionary.
  package let partial: KPIPartial

  /// The counts under the former dictionary.
  package let formerPartial: KPIPartial?

  /// The numbers here of the stored segments.
  private let numbers: [Int64: Int]

  /// Reads the counts.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - wanted: The segment columns to cut by, each one of the store's; the counts of the others are added up.
  /// - Throws: `StoreError` where nothing was loaded yet, or the store has no such segment column.
  package init(_ store: FeedbackStore, segments wanted: [String]) throws {
    self = try store.read { db in
      var figures: StoredFigures?
      // One transaction, so that all is of one moment.
      try db.inTransaction(.deferred) {
        figures = try StoredFigures(db, store.path, wanted)
        return .commit
      }
      guard let figures else { preconditionFailure("A transaction that committed ran its body.") }
      return figures
    }
  }

  private init(_ db: Database, _ path: String, _ wanted: [String]) throws {
    let dictionaries = try StoredDictionary.all(db)
    guard let current = dictionaries.first(where: { $0.state == .current }),
      let layout = try StoreLayout(db)
    else {
      throw StoreError(
        .mismatch,
        path,
        "nothing was loaded into the store yet",
        remedy: "run: earshot load FILE --store \(path)"
      )
    }
    if let missing = wanted.first(where: { !layout.segmentColumns.contains($0) }) {
      let known = layout.segmentColumns.map { "'\($0)'" }.joined(separator: ", ")
      throw StoreError(
        .mismatch,
        path,
        "the store has no segment column '\(missing)'",
        remedy: known.isEmpty
          ? "load the files into a new store with --segment '\(missing)'."
          : "give --segment one of \(known), or load the files into a new store."
      )
    }
    self.current = current
    self.layout = layout
    former = dictionaries.first { $0.state == .former }
    var reader = try CellReader(db, layout.segmentColumns, wanted)
    partial = try reader.partial(of: current)
    formerPartial = try former.map { try reader.partial(of: $0) }
    segments = reader.segments
    numbers = reader.numbers
  }

  /// Returns what waits for a reply under the current dictionary; conversations the store does not keep.
  ///
  /// The cells do not hold instants, so the comments are gone through, but only where the cells tell of complaints
  /// without a reply.
  ///
  /// - Parameter store: The store that the figures are of.
  /// - Returns: nothing but the partial of nothing where every flagged complaint was answered.
  /// - Throws: `StoreError` where the comments cannot be read.
  package func handling(_ store: FeedbackStore) throws -> HandlingPartial {
    var handling = HandlingPartial()
    let total = partial.cells(by: nil).first?.counts
    guard let total, total.flagged > total.answered else { return handling }
    try store.read { db in
      let latest = try Int.fetchOne(db, sql: "SELECT max(epoch_seconds) FROM comment")
      if let latest { handling.unanswered.see(latest) }
      let rows = try FastStatement(db, Self.awaiting)
      rows.bind(1, current.id)
      while try rows.step() {
        let day = rows.optional(0).map { CalendarDay(daysSinceEpoch: Int($0)) }
        let facts = CommentFacts(day: day, segment: numbers[rows.integer(1)] ?? 0)
        handling.unanswered.add(at: Int(rows.integer(2)), facts: facts)
      }
    }
    return handling
  }

  /// The public complaints that nobody replied to, where they state a time.
  private static let awaiting = """
    SELECT c.day, c.segment_id, c.epoch_seconds
    FROM comment c JOIN annotation a ON a.comment_id = c.comment_id AND a.dictionary_id = ?
    WHERE c.awaits_reply = 1 AND c.answered = 0 AND c.epoch_seconds IS NOT NULL
      AND a.complaint = 1 AND a.status = \(RowStatus.scored.rawValue)
    """
}

/// Reads cells into partials.
private struct CellReader {
  private(set) var segments: SegmentTable
  private let db: Database
  private let ratings: StoredRatings
  /// The number of each stored segment among those that are wanted.
  private(set) var numbers: [Int64: Int] = [0: 0]

  init(_ db: Database, _ columns: [String], _ wanted: [String]) throws {
    self.db = db
    ratings = try StoredRatings(db)
    segments = SegmentTable(columns: wanted)
    guard !wanted.isEmpty else { return }
    let places = wanted.compactMap(columns.firstIndex)
    var values: [Int64: [[UInt8]]] = [:]
    let rows = try FastStatement(
      db,
      "SELECT segment_id, value FROM segment_value ORDER BY segment_id, column_id"
    )
    while try rows.step() { values[rows.integer(0), default: []].append(rows.bytes(1) ?? []) }
    for (segment, values) in values.sorted(by: { $0.key < $1.key }) {
      numbers[segment] = segments.index(of: places.map { values[$0][...] })
    }
  }

  mutating func partial(of dictionary: StoredDictionary) throws -> KPIPartial {
    let catalogue = MeasureCatalogue(topics: dictionary.topics, ratings: ratings.columns)
    var places: [Int64: Int] = [:]
    for (place, number) in try MeasureRows.numbers(of: catalogue, db).enumerated() {
      places[number] = place
    }
    var partial = KPIPartial(topicCount: dictionary.topics.count, ratings: ratings.columns)
    let cells = try FastStatement(
      db,
      "SELECT day, segment_id, measure_id, count FROM cell_count WHERE dictionary_id = ?"
    )
    cells.bind(1, dictionary.id)
    var seen: (day: Int64, calendarDay: CalendarDay?, segment: Int64, number: Int) = (
      .min, nil, -1, 0
    )
    while try cells.step() {
      if cells.integer(0) != seen.day || cells.integer(1) != seen.segment {
        seen.day = cells.integer(0)
        seen.segment = cells.integer(1)
        let isDated = seen.day != StoreSchema.undatedDay
        seen.calendarDay = isDated ? CalendarDay(daysSinceEpoch: Int(seen.day)) : nil
        seen.number = numbers[seen.segment] ?? 0
      }
      guard let place = places[cells.integer(2)] else { continue }
      partial.add(
        SparseCount(
          day: seen.calendarDay,
          segment: seen.number,
          measure: place,
          count: cells.integer(3)
        )
      )
    }
    return partial
  }
}
