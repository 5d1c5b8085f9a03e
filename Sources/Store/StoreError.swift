import GRDB

/// Why a store cannot be used.
package struct StoreError: Error, Sendable, CustomStringConvertible {
  /// The kinds of faults, for callers that tell them apart.
  package enum Code: Sendable {
    /// There is no such file.
    case missing
    /// The file is no store of Earshot.
    case notAStore
    /// A newer version of Earshot wrote the store.
    case newerVersion
    /// The store is of other word lists, segments, scales or another time zone than asked for.
    case mismatch
    /// Another process keeps the store to itself.
    case busy
    /// The file or its disk cannot be read or written.
    case system
  }

  /// The kind of fault.
  package let code: Code

  /// The sentence for people.
  ///
  /// It has the shape `path: error: what is wrong. Fix: what to do.`
  package let description: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: The kind of fault.
  ///   - path: The store's file as the user named it.
  ///   - message: What is wrong, without a full stop.
  ///   - remedy: What to do, with a full stop.
  package init(_ code: Code, _ path: String, _ message: String, remedy: String) {
    self.code = code
    description = "\(path): error: \(message). Fix: \(remedy)"
  }

  /// Returns the error to tell for what went wrong within SQLite; any other error stays as it is.
  static func told(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_FORMAT: return notAStore(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return StoreError(
        .busy,
        path,
        "another process keeps the store to itself",
        remedy: "wait for it to end, then run this again; what was done so far is kept."
      )
    case .SQLITE_FULL:
      return StoreError(
        .system,
        path,
        "the disk is full",
        remedy: "make room and run this again; what was done so far is kept."
      )
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return StoreError(
        .system,
        path,
        "the store cannot be opened for this: \(reason)",
        remedy: "check the path and the permissions of the file and its folder."
      )
    case .SQLITE_CORRUPT:
      return StoreError(
        .system,
        path,
        "the store is damaged: \(reason)",
        remedy: "bring back a backup, or load the files into a new store."
      )
    default:
      return StoreError(
        .system,
        path,
        "the store cannot be read or written: \(reason)",
        remedy: "check the room on the disk, then run this again; what was done so far is kept."
      )
    }
  }

  static func notAStore(_ path: String) -> StoreError {
    StoreError(
      .notAStore,
      path,
      "this file is no store of Earshot",
      remedy: "give --store the name of a store, or of a file that is not there yet."
    )
  }
}
