import GRDB
import KPIModel

/// The numbers that a store gives to the names of counts.
enum MeasureRows {
  /// Numbers the names of a catalogue that have no number yet.
  static func add(_ catalogue: MeasureCatalogue, _ db: Database) throws {
    for name in catalogue.names {
      try db.execute(
        sql: "INSERT INTO measure (name) VALUES (?) ON CONFLICT DO NOTHING",
        arguments: [name]
      )
    }
  }

  /// Returns the numbers of a catalogue's names, by place.
  static func numbers(of catalogue: MeasureCatalogue, _ db: Database) throws -> [Int64] {
    let rows = try Row.fetchAll(db, sql: "SELECT measure_id, name FROM measure")
    let numbers = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["name"] as String, $0["measure_id"] as Int64) }
    )
    return catalogue.names.compactMap { numbers[$0] }
  }
}
