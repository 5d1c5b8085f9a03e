import Classification
package import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// What a comment would come to if one entry of its trace were not in the word lists.
package struct Counterfactual: Hashable, Sendable {
  /// The score in thousandths; nil when the comment would not be scored.
  package let score: Int?
}

extension CommentAnnotator {
  /// Judges a comment again without each entry of its trace.
  ///
  /// The comment is really judged anew, so shorter entries inside the one taken out come to count, and so do the
  /// negators and intensifiers that it held. An entry that stands in the comment twice goes twice. What a question
  /// makes of a bare answer is taken out with the question. One thing stays: the words that hashtags are split into,
  /// and stretched ones reduced to, are those of all lists, the entry's own among them.
  ///
  /// - Parameters:
  ///   - annotation: What `annotate(_:answering:)` returned for the text.
  ///   - text: The comment that was annotated last.
  ///   - question: The question that it answers, if any.
  /// - Returns: A place a step of the trace; nil for steps that are no entry's own, such as those of rules, and for the
  ///   weaker entries of a comment so long that judging it without each of them would take more than about a second.
  /// - Complexity: O(*k* · *n*) for *k* entries of the trace and *n* of the word lists, and no more than so many entries that
  ///   `mostJudged` units are judged.
  package mutating func counterfactuals(
    of annotation: Annotation,
    _ text: String,
    answering question: String?
  ) -> [Counterfactual?] {
    guard !annotation.trace.isEmpty else { return [] }
    var setting = CommentSetting()
    if let question { ask(question, &setting) }
    let bytes = Array(text.utf8)
    // Asked or not, the tokens and hits must be those of the comment.
    var found = Annotation()
    annotate(bytes.span, setting, into: &found)
    let plain = plainText(of: bytes.span) ?? bytes
    let taken = annotation.trace.map { withheld(of: $0) }
    var known: [Withheld: Counterfactual] = [:]
    for entry in strongest(taken, annotation.trace) {
      known[entry] = judge(plain.span, setting, without: entry)
    }
    return taken.map { $0.flatMap { known[$0] } }
  }

  /// The units that are judged for one comment, all entries together.
  private static let mostJudged = 2_000_000

  /// Returns what is taken out of a comment, the strongest first; of a long one no more than there is time for.
  private func strongest(_ taken: [Withheld?], _ trace: [Contribution]) -> [Withheld] {
    var strengths: [Withheld: Int64] = [:]
    var order: [Withheld] = []
    for case (let entry?, let step) in zip(taken, trace) {
      if strengths[entry] == nil { order.append(entry) }
      strengths[entry, default: 0] += abs(step.value)
    }
    let most = max(1, Self.mostJudged / max(1, tokens.units.count))
    guard order.count > most else { return order }
    let places = order.indices.sorted {
      (-strengths[order[$0], default: 0], $0) < (-strengths[order[$1], default: 0], $1)
    }
    return places.prefix(most).map { order[$0] }
  }

  /// What is taken out.
  private enum Withheld: Hashable {
    case entry(WithheldEntry)
    case question
  }

  private func withheld(of step: Contribution) -> Withheld? {
    switch step.rule {
    case ScoringRule.answer.name: return .question
    case ScoringRule.lexicon.name:
      return .entry(.valence(sentiment.hits[step.hit].pattern))
    case ScoringRule.tone.name:
      return pattern(of: step).map { .entry(.evidence($0, .tone)) }
    case ScoringRule.neutral.name:
      return pattern(of: step).map { .entry(.evidence($0, .neutral)) }
    default: return nil
    }
  }

  /// Returns the pattern of a step; nil for what a comment has from the start.
  private func pattern(of step: Contribution) -> Int32? {
    hits.first { hit in
      tokens.units[hit.units.lowerBound].span.start == step.span.start
        && tokens.units[hit.units.upperBound - 1].span.end == step.span.end
        && patterns.text(of: hit.pattern) == step.entry
    }?.pattern
  }

  private func judge(
    _ text: Span<UInt8>,
    _ setting: CommentSetting,
    without withheld: Withheld
  ) -> Counterfactual {
    var (model, setting, hits) = (model, setting, hits)
    switch withheld {
    case .question: (setting.aim, setting.tone, setting.neutral) = (nil, 0, 0)
    case .entry(let entry):
      model = model.without(entry)
      if case .valence(let pattern) = entry, !model.sentiment.lexicon.contains(pattern) {
        for place in hits.indices where hits[place].pattern == pattern {
          hits[place].uses.remove(.sentiment)
        }
      }
    }
    var annotation = Annotation()
    let classifier = CommentClassifier(model, patterns)
    classifier.classify(text, tokens, HitBuffer(hits), setting, into: &annotation)
    return Counterfactual(score: annotation.status == .scored ? annotation.score : nil)
  }
}
