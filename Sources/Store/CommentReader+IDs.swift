package import FeedbackModel
import GRDB

extension StoredComment {
  /// The id that outputs give: that of the row, or `comment` and the comment's number in the store.
  package var shownID: String { externalID ?? Self.numberPrefix + "\(id)" }

  fileprivate static let numberPrefix = "comment "
}

extension CommentReader {
  /// A comment that an id may mean.
  package struct Candidate: Hashable, Sendable {
    /// Its number in the store.
    package let number: Int64
    /// The source within which its id is unique.
    package let source: String
  }

  /// How many ids a query names; SQLite takes no more than 32,766 values.
  private static let idsPerQuery = 10_000

  /// Returns the comments that ids may mean, in ascending order of their numbers.
  ///
  /// An id is that of a row, of which each source may have one; where no row has it, `comment` and a number name any comment.
  ///
  /// - Parameter ids: The ids as `StoredComment.shownID` gives them.
  /// - Returns: The comments by id; an id that means none is left out.
  /// - Throws: `StoreError` where they cannot be read.
  /// - Complexity: One pass over the comments for many ids.
  package func candidates(for ids: [String]) throws -> [String: [Candidate]] {
    try store.read { db in
      var found: [String: [Candidate]] = [:]
      for start in stride(from: 0, to: ids.count, by: Self.idsPerQuery) {
        let part = ids[start..<min(start + Self.idsPerQuery, ids.count)]
        let places = part.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchCursor(
          db,
          sql: "SELECT external_id, comment_id, name FROM comment JOIN source USING (source_id) "
            + "WHERE external_id IN (\(places)) ORDER BY comment_id",
          arguments: StatementArguments(part)
        )
        while let row = try rows.next() {
          found[row[0], default: []].append(Candidate(number: row[1], source: row[2]))
        }
      }
      for id in ids where found[id] == nil {
        guard id.hasPrefix(StoredComment.numberPrefix),
          let number = Int64(id.dropFirst(StoredComment.numberPrefix.count)),
          let source = try String.fetchOne(
            db,
            sql: "SELECT name FROM comment JOIN source USING (source_id) WHERE comment_id = ?",
            arguments: [number]
          )
        else { continue }
        found[id] = [Candidate(number: number, source: source)]
      }
      return found
    }
  }

  /// Returns what the current dictionary found in a comment; nil where there is no such comment.
  ///
  /// - Throws: `StoreError` where it cannot be read.
  package func annotation(of number: Int64) throws -> Annotation? {
    let next = try next(after: number - 1, limit: 1).first
    return next?.comment.id == number ? next?.annotation : nil
  }
}
