package import Classification
import FeedbackModel
import LexiconMatching

/// The account of a complaint as JSON.
package enum ComplaintAccountJSON {
  /// Returns one object: the sum, the scale, the terms and the cues; numbers with three decimals.
  package static func text(_ account: ComplaintAccount) -> String {
    let terms = account.terms.map { term in
      let constant = term.constant.map { "\"\($0)\"" } ?? "null"
      let amount = term.amount.map(Thousandths.text) ?? "null"
      return
        "{\"term\":\(AnnotationText.json(term.name)),\"constant\":\(constant),\"amount\":\(amount)"
        + ",\"weight\":\(Thousandths.text(term.weight)),\"value\":\(Thousandths.text(term.value))}"
    }
    let cues = account.cues.map { cue in
      "{\"span\":[\(cue.span.start),\(cue.span.end)],\"entry\":\(AnnotationText.json(cue.entry))"
        + ",\"category\":\"\(cue.category)\",\"weight\":\(Thousandths.text(cue.weight))}"
    }
    return
      "{\"sum\":\(Thousandths.text(account.evidence)),\"scale\":\(Thousandths.text(account.scale))"
      + ",\"terms\":[\(terms.joined(separator: ","))],\"cues\":[\(cues.joined(separator: ","))]}"
  }
}
