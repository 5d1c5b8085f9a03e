import Glibc
import GRDB

/// A store: one SQLite file with comments, what was found in them, and the exact counts behind the KPIs.
///
/// The file is in WAL mode, so that reading and loading do not wait for each other; deleted content is overwritten. One
/// value holds one connection.
package final class FeedbackStore: Sendable {
  /// What a store is opened for.
  package enum Purpose: Sendable {
    /// Loading; the file is made where there is none.
    case load
    /// Changing what is there.
    case change
    /// Reading.
    case read
  }

  /// The file as the user named it.
  package let path: String

  let queue: DatabaseQueue

  /// How long a process waits for another to finish its transaction, in seconds.
  private static let busySeconds = 60.0

  /// The page cache of a loading connection, in KiB; the index of a million keys fits into it.
  private static let cacheKibibytes = 65_536

  /// Opens a store, and brings an older one up to date.
  ///
  /// - Throws: `StoreError` where there is no such file, where it is no store, or one of a newer version.
  package init(_ path: String, for purpose: Purpose) throws {
    self.path = path
    do {
      let kind = try Self.kind(of: path)
      if kind == .missing, purpose != .load {
        throw StoreError(
          .missing,
          path,
          "there is no such store",
          remedy: "make one with: earshot load FILE --store \(path)"
        )
      }
      if purpose == .read, let queue = try Self.opened(path, readonly: true) {
        self.queue = queue
      } else {
        queue = try Self.migrated(path)
      }
    } catch {
      throw StoreError.told(error, path)
    }
  }

  /// Reads what is there.
  ///
  /// - Throws: `StoreError` for what went wrong within SQLite, and what the closure throws.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do { return try queue.inDatabase(body) } catch { throw StoreError.told(error, path) }
  }

  /// Makes a change that is there wholly or not at all.
  ///
  /// - Throws: `StoreError` for what went wrong within SQLite, and what the closure throws.
  func change<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try read { db in
      var result: Result?
      try db.inTransaction(.immediate) {
        result = try body(db)
        return .commit
      }
      guard let result else { preconditionFailure("A transaction that committed ran its body.") }
      return result
    }
  }
}

// MARK: - Opening

extension FeedbackStore {
  private enum Kind {
    case missing
    case fresh
    case store
  }

  /// Looks at a file without changing it.
  private static func kind(of path: String) throws -> Kind {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return .missing }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notAStore(path) }
    return try DatabaseQueue(path: readable(path), configuration: configuration(readonly: true))
      .inDatabase { db in
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if id == StoreSchema.applicationID {
          if try StoreSchema.migrator.hasBeenSuperseded(db) {
            throw StoreError(
              .newerVersion,
              path,
              "a newer version of Earshot wrote this store",
              remedy: "use that version, or load the files into a new store."
            )
          }
          return .store
        }
        // A store whose making was cut short has no more than the migrator's own table.
        let tables = try Int.fetchOne(
          db,
          sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '%grdb_migrations%'"
        )
        guard id == 0, tables == 0 else { throw StoreError.notAStore(path) }
        return .fresh
      }
  }

  /// Returns what SQLite can open for reading: a file that nobody can change, in a folder where nothing can be made beside
  /// it, has no log and is read as it stands.
  private static func readable(_ path: String) -> String {
    let folder =
      path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    guard access(folder.isEmpty ? "/" : folder, W_OK) != 0, access(path + "-wal", F_OK) != 0 else {
      return path
    }
    let plain = path.utf8.allSatisfy {
      $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "%")
    }
    return plain ? "file:\(path)?immutable=1" : path
  }

  private static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(busySeconds)
    configuration.journalMode = readonly ? .default : .wal
    configuration.prepareDatabase { db in
      guard !readonly else { return }
      try db.execute(
        sql: """
          PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL;
          PRAGMA cache_size = -\(cacheKibibytes)
          """
      )
    }
    return configuration
  }

  /// Returns a connection for reading, or nil where the store must be brought up to date first.
  private static func opened(_ path: String, readonly: Bool) throws -> DatabaseQueue? {
    let queue = try DatabaseQueue(
      path: readable(path),
      configuration: configuration(readonly: true)
    )
    let isCurrent = try queue.inDatabase { try StoreSchema.migrator.hasCompletedMigrations($0) }
    return isCurrent ? queue : nil
  }

  /// Returns a connection to a store that is up to date.
  ///
  /// Where two processes bring it up to date at once, one of them finds the tables there already, and looks again.
  private static func migrated(_ path: String) throws -> DatabaseQueue {
    var attempts = 50
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration(readonly: false))
        try StoreSchema.migrator.migrate(queue)
        return queue
      } catch let error as DatabaseError
        where attempts > 0
        && [.SQLITE_ERROR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CONSTRAINT].contains(
          error.resultCode
        )
      {
        attempts -= 1
        usleep(50_000)
      }
    }
  }
}
