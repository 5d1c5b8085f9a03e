package import FeedbackModel
import GRDB

/// Annotates all comments of a store anew, under other word lists.
///
/// The new dictionary is built beside the current one, some comments at a time; only when it has all of them it becomes the current
/// one, and the current one the former. A rescore that was cut short goes on where it stopped.
package struct Rescore {
  private let store: FeedbackStore
  private var last: Int64

  /// How many comments a transaction annotates.
  package static let commentsPerStep = 16_384

  /// Begins a rescore, or takes up one that was cut short.
  ///
  /// - Returns: nil where the store is of these word lists already.
  /// - Throws: `StoreError` where the store cannot be written.
  package init?(_ store: FeedbackStore, _ description: DictionaryDescription) throws {
    self.store = store
    let begun: Int64? = try store.change { db in
      let all = try StoredDictionary.all(db)
      if let building = all.first(where: { $0.state == .building }) {
        if building.sha256 == description.sha256 {
          return try Int64.fetchOne(
            db,
            sql: "SELECT max(comment_id) FROM annotation WHERE dictionary_id = ?",
            arguments: [building.id]
          ) ?? 0
        }
        try StoredDictionary.drop(building.id, db)
      }
      if all.first(where: { $0.state == .current })?.sha256 == description.sha256 { return nil }
      try StoredDictionary.add(description, .building, db)
      return 0
    }
    guard let begun else { return nil }
    last = begun
  }

  /// Returns the next comments to annotate; none at the end.
  package func next() throws -> [StoredComment] {
    try store.read { try StoredComment.next(after: last, limit: Self.commentsPerStep, $0) }
  }

  /// Takes in what was found in the comments that `next()` gave.
  ///
  /// - Throws: `StoreError` where another process ended this rescore.
  package mutating func add(_ found: [(comment: StoredComment, annotation: Annotation)]) throws {
    try store.change { db in
      var session = try WriteSession(db, path: store.path)
      let building = try building(session.dictionaries)
      let exists = try FastStatement(
        db,
        "SELECT 1 FROM comment WHERE comment_id = ? AND NOT EXISTS "
          + "(SELECT * FROM annotation WHERE comment_id = ?1 AND dictionary_id = ?)"
      )
      for (comment, annotation) in found {
        // It may have been erased since it was read, or annotated by a rescore that ran beside this one.
        exists.bind(1, comment.id)
        exists.bind(2, building.id)
        defer { exists.reset() }
        guard try exists.step() else { continue }
        try session.count(annotation, of: comment, by: building)
      }
      try session.finish()
    }
    last = found.last?.comment.id ?? last
  }

  /// Makes the new dictionary the current one, and the current one the former; an older former one is dropped.
  package func finish() throws {
    try store.change { db in
      let all = try StoredDictionary.all(db)
      let building = try building(all)
      for former in all where former.state == .former { try StoredDictionary.drop(former.id, db) }
      try db.execute(sql: "UPDATE dictionary SET state = 'former' WHERE state = 'current'")
      try db.execute(
        sql: "UPDATE dictionary SET state = 'current' WHERE dictionary_id = ?",
        arguments: [building.id]
      )
    }
  }

  private func building(_ all: [StoredDictionary]) throws -> StoredDictionary {
    guard let building = all.first(where: { $0.state == .building }) else {
      throw StoreError(
        .busy,
        store.path,
        "another rescore came to its end before this one",
        remedy: "run this again."
      )
    }
    return building
  }
}
