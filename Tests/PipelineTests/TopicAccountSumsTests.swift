import Classification
import FeedbackModel
import Foundation
import SentimentScoring
import Testing

@testable import Pipeline

/// Why comments have topics adds up, in all comments of `Corpora/topics` and under all shipped taxonomies at once.
struct TopicAccountSumsTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static let taxonomies = [
    "service", "airline", "retail", "hospitality", "banking", "telecom", "healthcare", "transport",
    "software", "public-services",
  ]

  private struct Row: Decodable {
    var text: String
    var question: String?
  }

  @Test(arguments: taxonomies)
  func `accounts add up to strengths and sentiments`(taxonomy: String) throws {
    let file = Self.root + "/Corpora/topics/\(taxonomy).ndjson"
    let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
    #expect(rows.count > 100)
    for names in [[taxonomy], Self.taxonomies] {
      var options = EngineOptions()
      options.lexicons = Self.root + "/Lexicons"
      options.taxonomies = names
      var annotator = try Engine(options).annotator()
      for row in rows {
        let found = annotator.annotate(row.text, answering: row.question)
        check(annotator, found, of: row.text)
      }
    }
  }

  private func check(
    _ annotator: CommentAnnotator,
    _ annotation: Annotation,
    of text: String
  ) {
    guard annotation.status == .scored else { return }
    let accounts = annotator.topicAccounts
    for account in accounts {
      #expect(account.terms.reduce(0) { $0 + $1.weight } == account.strength, "\(text)")
    }
    let scale = SentimentScale(annotator.model.sentiment.constants)
    let entries = TopicAccount.entries(of: annotation.trace)
    for topic in annotation.topics {
      guard let account = accounts.first(where: { $0.topic == topic.topic }) else {
        Issue.record("There is no account of a topic of '\(text)'.")
        continue
      }
      let values = account.said.compactMap { entries[$0]?.value }
      let (above, below) = (values.filter { $0 > 0 }, values.filter { $0 < 0 })
      let masses = scale.masses(above.reduce(0, +), -below.reduce(0, +))
      #expect(account.holds && account.strength == topic.strength, "\(text)")
      #expect(masses.positive - masses.negative == topic.score, "\(text)")
    }
  }
}
