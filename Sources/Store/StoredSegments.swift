import FeedbackModel
import GRDB

/// The segments of a store, numbered from 1 in the order in which they were first met; 0 is none.
///
/// Numbers that were found once are remembered; segments are never taken out.
struct StoredSegments {
  /// The names of the segment columns.
  let columns: [String]
  private var numbers: [[UInt8]: Int64] = [:]

  /// Creates the segments of some columns.
  init(columns: [String]) { self.columns = columns }

  /// Returns the number of the segment with the given values, one for each column, and numbers it when it is new.
  mutating func number(_ values: [ArraySlice<UInt8>], _ db: Database) throws -> Int64 {
    guard !columns.isEmpty else { return 0 }
    var key: [UInt8] = []
    for value in values {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: value.count).littleEndian) {
        key.append(contentsOf: $0)
      }
      key.append(contentsOf: value)
    }
    if let known = numbers[key] { return known }
    let number = try Self.find(key, db) ?? add(key, values, db)
    numbers[key] = number
    return number
  }

  /// Forgets what was found in a transaction that did not come to its end.
  mutating func forget() { numbers = [:] }

  private static func find(_ key: [UInt8], _ db: Database) throws -> Int64? {
    let search = try FastStatement(db, "SELECT segment_id FROM segment WHERE key = ?")
    search.bind(1, blob: key)
    defer { search.reset() }
    return try search.step() ? search.integer(0) : nil
  }

  private func add(_ key: [UInt8], _ values: [ArraySlice<UInt8>], _ db: Database) throws -> Int64 {
    let segment = try FastStatement(db, "INSERT INTO segment (key) VALUES (?)")
    segment.bind(1, blob: key)
    try segment.run()
    let number = segment.insertedID
    let insert = try FastStatement(db, "INSERT INTO segment_value VALUES (?, ?, ?)")
    for (place, value) in values.enumerated() {
      insert.bind(1, number)
      insert.bind(2, place + 1)
      insert.bind(3, text: value)
      try insert.run()
    }
    return number
  }
}
