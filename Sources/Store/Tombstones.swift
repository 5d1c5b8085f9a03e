import GRDB

/// The marks of what was erased, so that it does not come back.
///
/// A mark is the hash of a key or a respondent together with the store's own random salt. It tells nothing by itself; who has
/// the store can only ask whether a name that they know already was erased.
struct Tombstones {
  /// Whether there are any.
  let areThere: Bool
  private let salt: [UInt8]
  private let search: FastStatement

  /// Prepares to look marks up.
  init(_ db: Database) throws {
    areThere = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT * FROM tombstone)") ?? false
    let salt = try FastStatement(db, "SELECT salt FROM store")
    self.salt = try salt.step() ? salt.bytes(0) ?? [] : []
    salt.reset()
    search = try FastStatement(db, "SELECT 1 FROM tombstone WHERE mark = ?")
  }

  /// Returns the mark of a row's key.
  func mark(_ key: Hash128) -> Hash128 { Hash128(of: salt + [UInt8(ascii: "k")] + key.bytes) }

  /// Returns the mark of a respondent.
  func mark(respondent: ArraySlice<UInt8>) -> Hash128 {
    Hash128(of: salt + [UInt8(ascii: "r")] + respondent)
  }

  /// Returns whether a row was erased, or all that its respondent wrote.
  func hold(_ key: Hash128, respondent: ArraySlice<UInt8>?) throws -> Bool {
    guard areThere else { return false }
    if try hold(mark(key)) { return true }
    return try respondent.map { try hold(mark(respondent: $0)) } ?? false
  }

  private func hold(_ mark: Hash128) throws -> Bool {
    search.bind(1, mark)
    defer { search.reset() }
    return try search.step()
  }
}
