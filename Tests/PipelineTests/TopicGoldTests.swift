import FeedbackModel
import Foundation
import Testing

@testable import Pipeline

/// How well each taxonomy finds the topics of `Corpora/topics`, in the half that nobody read while the lists were written;
/// the floors stand a little under what is reached.
struct TopicGoldTests {
  /// A comment, as the README of the folder describes it.
  private struct Row: Decodable {
    var text: String
    var topics: [String]
    var part: String
  }

  /// The least micro-F1 of a taxonomy, and the rows of both halves.
  struct Floor {
    var taxonomy: String
    var rows: Int
    var unread: Int
    var topics: Double
  }

  static let floors = [
    Floor(taxonomy: "airline", rows: 340, unread: 164, topics: 0.62),
    Floor(taxonomy: "banking", rows: 260, unread: 141, topics: 0.58),
    Floor(taxonomy: "healthcare", rows: 260, unread: 137, topics: 0.59),
    Floor(taxonomy: "hospitality", rows: 260, unread: 140, topics: 0.66),
    Floor(taxonomy: "public-services", rows: 170, unread: 86, topics: 0.66),
    Floor(taxonomy: "retail", rows: 260, unread: 133, topics: 0.59),
    Floor(taxonomy: "service", rows: 300, unread: 158, topics: 0.47),
    Floor(taxonomy: "software", rows: 180, unread: 81, topics: 0.59),
    Floor(taxonomy: "telecom", rows: 160, unread: 75, topics: 0.63),
    Floor(taxonomy: "transport", rows: 170, unread: 84, topics: 0.58),
  ]

  @Test(arguments: floors)
  func `topics keep their floors`(floor: Floor) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let path = root + "/Corpora/topics/\(floor.taxonomy).ndjson"
    let decoder = JSONDecoder()
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(Row.self, from: Data($0.utf8))
    }
    #expect(rows.count == floor.rows && Set(rows.map(\.text)).count == floor.rows)
    var options = EngineOptions()
    options.lexicons = root + "/Lexicons"
    options.taxonomies = [floor.taxonomy]
    let engine = try Engine(options)
    var annotator = engine.annotator()
    var (hits, wrong, unread) = (0, 0, 0)
    for row in rows {
      for topic in row.topics { #expect(engine.topicIDs.contains(topic), "\(row.text)") }
      guard row.part == "unread" else { continue }
      unread += 1
      let found = Set(annotator.annotate(row.text).topics.map { engine.topicIDs[$0.topic] })
      hits += found.intersection(row.topics).count
      wrong += found.symmetricDifference(row.topics).count
    }
    #expect(unread == floor.unread)
    let f1 = Double(2 * hits) / Double(2 * hits + wrong)
    #expect(f1 >= floor.topics)
  }
}
