import LexiconMatching
import SentimentScoring

/// A line of the word lists that is taken out to see what it does.
package enum WithheldEntry: Hashable, Sendable {
  /// What the valence files say of a pattern.
  case valence(Int32)
  /// What the cue files say of a pattern for a category whose cues add up.
  case evidence(Int32, CueCategory)
}

extension ClassificationModel {
  /// Returns the model as it would be if the word lists lacked an entry.
  ///
  /// - Complexity: O(*n*) in entries.
  package func without(_ entry: WithheldEntry) -> ClassificationModel {
    var model = self
    switch entry {
    case .valence(let pattern): model.sentiment = sentiment.withoutValence(of: pattern)
    case .evidence(let pattern, let category): model.cues.silence(pattern, category)
    }
    return model
  }
}
