package import Classification
package import FeedbackModel
import LexiconMatching

/// The accounts of topics as JSON.
package enum TopicAccountJSON {
  /// Writes an array of objects, one for each topic.
  ///
  /// - Parameters:
  ///   - accounts: The accounts.
  ///   - trace: The trace of the comment.
  ///   - topicIDs: The ids of the topics, in the order of the catalogue.
  /// - Returns: Each topic with its strength, the terms of that, and the scored entries that its sentiment is the sum of;
  ///   numbers with three decimals.
  package static func text(
    _ accounts: [TopicAccount],
    _ trace: [Contribution],
    _ topicIDs: [String]
  ) -> String {
    let entries = TopicAccount.entries(of: trace)
    let objects = accounts.map { account in
      let terms = account.terms.map { term in
        let spans = term.spans.map { "[\($0.start),\($0.end)]" }.joined(separator: ",")
        return
          "{\"record\":\"\(term.record.rawValue)\",\"topic\":\(AnnotationText.json(topicIDs[term.topic]))"
          + ",\"entry\":\(AnnotationText.json(term.entry)),\"weight\":\(Thousandths.text(term.weight))"
          + ",\"spans\":[\(spans)]}"
      }
      let said = account.said.compactMap { hit in
        entries[hit].map { entry in
          "{\"hit\":\(hit),\"span\":[\(entry.span.start),\(entry.span.end)]"
            + ",\"entry\":\(AnnotationText.json(entry.text)),\"value\":\(Thousandths.text(Int(entry.value)))}"
        }
      }
      return "{\"topic\":\(AnnotationText.json(topicIDs[account.topic])),\"holds\":\(account.holds)"
        + ",\"strength\":\(Thousandths.text(account.strength))"
        + ",\"least\":\(Thousandths.text(account.least))"
        + ",\"terms\":[\(terms.joined(separator: ","))],\"said\":[\(said.joined(separator: ","))]}"
    }
    return "[" + objects.joined(separator: ",") + "]"
  }
}
