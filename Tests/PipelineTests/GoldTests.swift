import FeedbackModel
import Foundation
import Testing

@testable import Pipeline

/// Accuracy on the labelled comments of `Corpora/gold`; the floors stand a little under what is reached.
struct GoldTests {
  /// A labelled comment, as `Corpora/gold/README.md` describes it.
  private struct Row: Decodable {
    var text: String
    var label: String
    var topics: [String]
    var complaint: Bool
    var question: String?
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

  @Test
  func `labels, complaints and topics keep their floors`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let text = try String(contentsOfFile: root + "/Corpora/gold/gold.ndjson", encoding: .utf8)
    let decoder = JSONDecoder()
    let rows = try text.split(separator: "\n").map {
      try decoder.decode(Row.self, from: Data($0.utf8))
    }
    #expect(rows.count == 663)
    var options = EngineOptions()
    options.lexicons = root + "/Lexicons"
    let engine = try Engine(options)
    var annotator = engine.annotator()
    var labels: [SentimentLabel: Tally] = [:]
    var complaints = Tally()
    var topics = Tally()
    for row in rows {
      let found = annotator.annotate(row.text, answering: row.question)
      for label in SentimentLabel.allCases {
        // A comment that is not scored has no side.
        let predicted = found.label ?? .neutral
        labels[label, default: Tally()].add(
          predicted: predicted == label,
          gold: row.label == label.name
        )
      }
      complaints.add(predicted: found.complaint, gold: row.complaint)
      let ids = Set(found.topics.map { engine.topicIDs[$0.topic] })
      for id in ids.union(row.topics) {
        topics.add(predicted: ids.contains(id), gold: row.topics.contains(id))
      }
    }
    let macro = SentimentLabel.allCases.reduce(0) { $0 + (labels[$1]?.f1 ?? 0) } / 3
    #expect(macro >= 0.66)
    #expect(complaints.f1 >= 0.62)
    #expect(topics.f1 >= 0.63)
  }
}
