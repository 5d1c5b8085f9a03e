import GRDB
import GRDBSQLite

/// A prepared statement that is run once for each row of a load, bound byte by byte without strings or arrays.
///
/// An island of unsafe code: the handle is that of a GRDB statement, which this value keeps alive; SQLite copies bound
/// bytes at once (SQLITE_TRANSIENT), so no pointer outlives its call. It is used within one access to the database only.
struct FastStatement {
  private let statement: Statement
  private let handle: OpaquePointer
  private let connection: OpaquePointer?

  // SQLITE_TRANSIENT, a macro that Swift cannot import.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Prepares a statement, or takes the one that was prepared before.
  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Binds a whole number, or null; places count from 1.
  func bind(_ place: Int32, _ value: Int64?) {
    if let value {
      sqlite3_bind_int64(handle, place, value)
    } else {
      sqlite3_bind_null(handle, place)
    }
  }

  /// Binds a whole number, or null.
  func bind(_ place: Int32, _ value: Int?) { bind(place, value.map(Int64.init)) }

  /// Binds a truth value as 0 or 1.
  func bind(_ place: Int32, _ value: Bool) { bind(place, value ? 1 as Int64 : 0) }

  /// Binds a text, or null.
  func bind(_ place: Int32, text: ArraySlice<UInt8>?) {
    guard let text else {
      sqlite3_bind_null(handle, place)
      return
    }
    text.withUnsafeBytes { bytes in
      // A text of no bytes needs an address all the same, else it would be null.
      _ = sqlite3_bind_text64(
        handle,
        place,
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        UInt64(bytes.count),
        Self.transient,
        UInt8(SQLITE_UTF8)
      )
    }
    if text.isEmpty { sqlite3_bind_text(handle, place, "", 0, Self.transient) }
  }

  /// Binds a text, or null.
  func bind(_ place: Int32, _ text: String?) { bind(place, text: text.map { ArraySlice($0.utf8) }) }

  /// Binds the sixteen bytes of a hash.
  func bind(_ place: Int32, _ hash: Hash128) {
    hash.withBytes { bytes in
      _ = sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), Self.transient)
    }
  }

  /// Binds bytes.
  func bind(_ place: Int32, blob: [UInt8]) {
    if blob.isEmpty {
      sqlite3_bind_zeroblob(handle, place, 0)
    } else {
      blob.withUnsafeBytes { bytes in
        _ = sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), Self.transient)
      }
    }
  }

  /// Goes on to the next row of the answer; at its end the statement is ready for new values.
  ///
  /// - Returns: Whether there is a row.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    let message = code == SQLITE_DONE ? nil : connection.map { String(cString: sqlite3_errmsg($0)) }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    return false
  }

  /// Runs the statement to its end.
  func run() throws { while try step() {} }

  /// Ends an answer that was not read to its end.
  func reset() { sqlite3_reset(handle) }

  /// The number of rows that the last change touched.
  var changes: Int { Int(sqlite3_changes(connection)) }

  /// The row id of the last insertion.
  var insertedID: Int64 { sqlite3_last_insert_rowid(connection) }

  /// Returns a whole number of the present row; places count from 0.
  func integer(_ place: Int32) -> Int64 { sqlite3_column_int64(handle, place) }

  /// Returns a whole number of the present row, or nil for null.
  func optional(_ place: Int32) -> Int64? {
    sqlite3_column_type(handle, place) == SQLITE_NULL ? nil : integer(place)
  }

  /// Returns the bytes of a text or blob of the present row, or nil for null.
  func bytes(_ place: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, place) != SQLITE_NULL else { return nil }
    guard let start = sqlite3_column_blob(handle, place) else { return [] }
    // SQLite keeps the bytes until the next step; they are copied here.
    return Array(
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, place)))
    )
  }

  /// Returns a text of the present row, or nil for null.
  func text(_ place: Int32) -> String? { bytes(place).map { String(decoding: $0, as: UTF8.self) } }

  /// Returns a hash of the present row.
  func hash(_ place: Int32) -> Hash128 { Hash128(bytes(place) ?? []) }
}
