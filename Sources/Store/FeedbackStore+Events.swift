import FeedbackModel
import GRDB
package import KPIModel

extension FeedbackStore {
  /// Puts events into the place of all former ones.
  ///
  /// They are numbered in their order, so the same events leave the same rows however often they are given.
  ///
  /// - Throws: `StoreError` where they cannot be written; the former ones then stay.
  package func replaceEvents(with events: [DeclaredEvent]) throws {
    try change { db in
      try db.execute(sql: "DELETE FROM event")
      for (place, event) in events.enumerated() {
        try db.execute(
          sql: "INSERT INTO event (event_id, name, kind, first_day, last_day, topic) "
            + "VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            place + 1, event.name, event.kind, event.firstDay.daysSinceEpoch,
            event.lastDay.daysSinceEpoch, event.topic,
          ]
        )
      }
    }
  }

  /// Returns the events, in the order in which they were given; none where none were taken in.
  ///
  /// - Throws: `StoreError` where they cannot be read.
  package func events() throws -> [DeclaredEvent] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM event ORDER BY event_id").map { row in
        DeclaredEvent(
          name: row["name"],
          kind: row["kind"],
          firstDay: CalendarDay(daysSinceEpoch: row["first_day"]),
          lastDay: CalendarDay(daysSinceEpoch: row["last_day"]),
          topic: row["topic"]
        )
      }
    }
  }
}
