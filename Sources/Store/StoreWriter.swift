package import FeedbackModel
import GRDB

/// Takes the rows of a load into a store, in the order of the input.
///
/// Blocks are put by until they have `rowsPerTransaction` rows; then all that they bring, rows and counts, goes in as one
/// transaction. So whatever ends the process, the store is as after some of the blocks, and loading the same files again comes to
/// the same store. Nothing that is written depends on where transactions end.
package struct StoreWriter {
  /// How many rows a transaction has at least, but the last, where nothing else is said.
  ///
  /// Each transaction writes pages all over the index of keys, so few large ones write far less than many small ones.
  package static let rowsPerTransaction = 16_384

  /// Annotates a row that was taken for a known one and is not.
  package typealias Annotate = (CommentBlock, CommentRow) -> Annotation

  /// What became of the rows so far; those that are put by do not count yet.
  package private(set) var counts = LoadCounts()

  private let store: FeedbackStore
  private let plan: LoadPlan
  private let known: KnownRows
  private let rowsPerTransaction: Int
  private let annotate: Annotate
  private var pending: [CommentBlock] = []
  private var pendingRows = 0
  private var identity: RowIdentity
  private var segments: StoredSegments
  private var repeated = RepeatedRows()
  /// The keys of rows that this load gave another content, so that what `known` says of them holds no longer.
  private var changed: Set<Hash128> = []
  /// The last number that a comment had before the load.
  private let lastID: Int64

  /// Prepares a load: settles the layout of a new store, and checks that an older one is of the same word lists.
  ///
  /// - Throws: `StoreError` where the load does not fit the store.
  package init(
    _ store: FeedbackStore,
    plan: LoadPlan,
    known: KnownRows,
    rowsPerTransaction: Int = StoreWriter.rowsPerTransaction,
    annotate: @escaping Annotate
  ) throws {
    self.store = store
    self.plan = plan
    self.known = known
    self.rowsPerTransaction = rowsPerTransaction
    self.annotate = annotate
    identity = RowIdentity(source: plan.source)
    segments = StoredSegments(columns: plan.layout.segmentColumns)
    lastID = try store.change { db in
      try plan.prepare(db, store.path)
      return try Int64.fetchOne(db, sql: "SELECT max(comment_id) FROM comment") ?? 0
    }
  }

  /// Takes in the rows of the next chunk.
  ///
  /// - Throws: `StoreError` where they cannot be written.
  package mutating func add(_ block: CommentBlock) throws {
    pending.append(block)
    pendingRows += block.rows.count
    if pendingRows >= rowsPerTransaction { try flush() }
  }

  /// Writes the rows that are put by.
  package mutating func finish() throws { if !pending.isEmpty { try flush() } }

  private mutating func flush() throws {
    let blocks = pending
    pending = []
    pendingRows = 0
    try store.change { db in
      let source = try plan.check(db, store.path)
      var session = try WriteSession(db, path: store.path)
      guard let dictionary = session.current else { throw LoadPlan.changed(store.path) }
      for block in blocks {
        let places = try session.take(block.ratings)
        let target = Target(source: source, dictionary: dictionary, ratingPlaces: places)
        for row in block.rows { try take(row, block, target, &session) }
      }
      try session.finish()
    }
  }

  /// Where the rows of a block go.
  private struct Target {
    let source: Int64
    let dictionary: StoredDictionary
    let ratingPlaces: [Int]
  }

  private mutating func take(
    _ row: CommentRow,
    _ block: CommentBlock,
    _ target: Target,
    _ session: inout WriteSession
  ) throws {
    var row = row
    if row.id == nil {
      let ordinal = repeated.next(row.content, file: block.file)
      if ordinal > 0 { row.key = identity.key(content: row.content, ordinal: ordinal) }
    }
    if known.contains(row.key, row.content), !changed.contains(row.key) {
      counts.unchanged += 1
      return
    }
    let respondent = (row.respondent ?? row.id).map { block.bytes[$0] }
    if try session.tombstones.hold(row.key, respondent: respondent) {
      counts.forgotten += 1
      return
    }
    let found = known.count > 0 ? try session.find(row.key) : nil
    if let found, found.content == row.content {
      counts.unchanged += 1
      return
    }
    try write(row, block, target, found, &session)
  }

  private mutating func write(
    _ row: CommentRow,
    _ block: CommentBlock,
    _ target: Target,
    _ found: (id: Int64, content: Hash128)?,
    _ session: inout WriteSession
  ) throws {
    var found = found
    let segment = try segments.number(row.segments.map { block.bytes[$0] }, session.db)
    if found == nil {
      if let id = try session.insert(row, block, source: target.source, segment: segment) {
        counts.new += 1
        return try count(id, row, block, segment, target, &session)
      }
      found = try session.find(row.key)
    }
    guard let found else { return }
    guard found.content != row.content else {
      counts.unchanged += 1
      return
    }
    try session.takeOut(found.id)
    try session.update(found.id, row, block, segment: segment)
    counts.edited += 1
    if found.id > lastID || changed.contains(row.key) { counts.repeatedIDs += 1 }
    changed.insert(row.key)
    try count(found.id, row, block, segment, target, &session)
  }

  private func count(
    _ id: Int64,
    _ row: CommentRow,
    _ block: CommentBlock,
    _ segment: Int64,
    _ target: Target,
    _ session: inout WriteSession
  ) throws {
    try session.count(
      id,
      row,
      row.annotation ?? annotate(block, row),
      segment: segment,
      ratingPlaces: target.ratingPlaces,
      by: target.dictionary
    )
  }
}

/// Counts rows without an id by content within their file.
private struct RepeatedRows {
  private var file = -1
  private var counts: [UInt64: UInt32] = [:]

  /// Returns how many rows of a content there were in the file before.
  mutating func next(_ content: Hash128, file: Int) -> Int {
    if file != self.file {
      self.file = file
      counts.removeAll(keepingCapacity: true)
    }
    let before = counts[content.low, default: 0]
    counts[content.low] = before + 1
    return Int(before)
  }
}
