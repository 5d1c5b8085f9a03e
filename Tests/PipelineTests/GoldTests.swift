import FeedbackModel
import Foundation
import Testing

@testable import Pipeline

/// Accuracy on the labelled comments of `Corpora`; the floors stand a little under what is reached.
struct GoldTests {
  /// A labelled comment, as the READMEs of the folders in `Corpora` describe it.
  private struct Row: Decodable {
    var text: String
    var label: String?
    var topics: [String]?
    var complaint: Bool?
    var question: String?
    var part: String?
  }

  /// Least figures on the comments of a file.
  struct Floors {
    var file: String
    /// The part of the file; nil for all of it.
    var part: String?
    var rows: Int
    var taxonomy = "service"
    /// Nil where the file has no labels.
    var labels: Double?
    /// Nil where the file has no complaints.
    var complaints: Double?
    /// Nil where the file has no topics.
    var topics: Double?
  }

  /// Right and wrong decisions of one kind.
  private struct Tally {
    var hits = 0
    var falseAlarms = 0
    var misses = 0

    /// The harmonic mean of precision and recall, 0…1.
    var f1: Double {
      let wrong = falseAlarms + misses
      return hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + wrong)
    }

    mutating func add(predicted: Bool, gold: Bool) {
      if predicted, gold { hits += 1 }
      if predicted, !gold { falseAlarms += 1 }
      if !predicted, gold { misses += 1 }
    }
  }

  static let floors = [
    Floors(file: "gold/gold.ndjson", rows: 663, labels: 0.72, complaints: 0.66, topics: 0.63),
    Floors(
      file: "trades/trades.ndjson",
      part: "unread",
      rows: 1954,
      labels: 0.76,
      complaints: 0.76
    ),
    Floors(file: "rules/rules.ndjson", rows: 721, labels: 0.8),
    Floors(file: "constructions/constructions.ndjson", part: "read", rows: 4308, labels: 0.74),
    Floors(file: "constructions/constructions.ndjson", part: "unread", rows: 747, labels: 0.56),
    Floors(file: "constructions/composed.ndjson", part: "read", rows: 200, labels: 0.42),
    Floors(file: "constructions/composed.ndjson", part: "unread", rows: 200, labels: 0.53),
    Floors(file: "constructions/stories.ndjson", part: "unread", rows: 360, labels: 0.73),
    Floors(file: "constructions/comparisons.ndjson", part: "read", rows: 540, labels: 0.67),
    Floors(file: "constructions/comparisons.ndjson", part: "unread", rows: 540, labels: 0.67),
    Floors(file: "genres/genres.ndjson", part: "unread", rows: 300, labels: 0.8),
    Floors(file: "reviews/plain.ndjson", part: "read", rows: 120, labels: 0.84),
    Floors(file: "reviews/plain.ndjson", part: "unread", rows: 120, labels: 0.85),
    Floors(file: "reviews/told.ndjson", part: "unread", rows: 198, labels: 0.31),
    ofTopics("airline", unread: 164, 0.62), ofTopics("banking", unread: 141, 0.58),
    ofTopics("healthcare", unread: 137, 0.59), ofTopics("hospitality", unread: 140, 0.66),
    ofTopics("public-services", unread: 86, 0.66), ofTopics("retail", unread: 133, 0.59),
    ofTopics("service", unread: 158, 0.47), ofTopics("software", unread: 81, 0.59),
    ofTopics("telecom", unread: 75, 0.63), ofTopics("transport", unread: 84, 0.58),
  ]

  /// Returns the floor of a taxonomy on the half of its comments that nobody read while its list was written.
  private static func ofTopics(_ taxonomy: String, unread rows: Int, _ topics: Double) -> Floors {
    Floors(
      file: "topics/\(taxonomy).ndjson",
      part: "unread",
      rows: rows,
      taxonomy: taxonomy,
      topics: topics
    )
  }

  @Test(arguments: floors)
  func `labels, complaints and topics keep their floors`(floors: Floors) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let text = try String(contentsOfFile: root + "/Corpora/" + floors.file, encoding: .utf8)
    let decoder = JSONDecoder()
    let rows = try text.split(separator: "\n").map {
      try decoder.decode(Row.self, from: Data($0.utf8))
    }.filter { floors.part == nil || $0.part == floors.part }
    #expect(rows.count == floors.rows)
    var options = EngineOptions()
    options.lexicons = root + "/Lexicons"
    options.taxonomies = [floors.taxonomy]
    let engine = try Engine(options)
    var annotator = engine.annotator()
    var labels: [SentimentLabel: Tally] = [:]
    var complaints = Tally()
    var topics = Tally()
    for row in rows {
      let found = annotator.annotate(row.text, answering: row.question)
      for label in SentimentLabel.allCases where row.label != nil {
        // A comment that is not scored has no side.
        let predicted = found.label ?? .neutral
        labels[label, default: Tally()].add(
          predicted: predicted == label,
          gold: row.label == label.name
        )
      }
      if let gold = row.complaint { complaints.add(predicted: found.complaint, gold: gold) }
      guard let gold = row.topics else { continue }
      #expect(Set(gold).isSubset(of: engine.topicIDs), "\(row.text)")
      let ids = Set(found.topics.map { engine.topicIDs[$0.topic] })
      for id in ids.union(gold) {
        topics.add(predicted: ids.contains(id), gold: gold.contains(id))
      }
    }
    let macro = SentimentLabel.allCases.reduce(0) { $0 + (labels[$1]?.f1 ?? 0) } / 3
    if let least = floors.labels { #expect(macro >= least) }
    if let least = floors.complaints { #expect(complaints.f1 >= least) }
    if let least = floors.topics { #expect(topics.f1 >= least) }
  }
}
