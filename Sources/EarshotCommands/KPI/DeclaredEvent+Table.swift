import FeedbackModel
import Ingestion
import KPIModel

extension DeclaredEvent {
  /// Reads a table of events.
  ///
  /// - Parameters:
  ///   - path: The CSV file.
  ///   - topics: The ids of the topics that an event may name.
  /// - Returns: The events in the order of the file; none for a table without rows.
  /// - Throws: `IngestionError` with file and line of the first mistake.
  static func read(from path: String, topics: [String]) throws -> [DeclaredEvent] {
    try EventTable(path: path).rows.map { row in
      if let topic = row.topic, !topics.contains(topic) {
        throw IngestionError(
          .invalidTable,
          Diagnostic(
            "'\(topic)' is no topic of the taxonomy in use",
            at: SourceLocation(file: path, line: row.line),
            remedy:
              "give one of \(topics.filter { !$0.contains("/") }.sorted().joined(separator: ", "))."
          )
        )
      }
      return DeclaredEvent(
        name: row.name,
        kind: row.kind,
        firstDay: row.firstDay,
        lastDay: row.lastDay,
        topic: row.topic
      )
    }
  }
}
