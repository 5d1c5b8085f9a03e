import Classification
import FeedbackModel
import LexiconMatching
import Pipeline
import SentimentScoring
import Tokenization

/// The words of a comment by what the lists know of them.
struct CommentWords {
  /// The words that no sentiment entry covers, each once, and whether topics or cues know them.
  private(set) var uncovered: [String: Bool] = [:]

  /// All words, each once, and whether topics or cues know them.
  private(set) var all: [String: Bool] = [:]

  /// Takes the words of the comment that was annotated last.
  ///
  /// - Parameters:
  ///   - annotator: The worker that annotated it.
  ///   - engine: The word lists.
  init(_ annotator: CommentAnnotator, _ engine: Engine) {
    let units = annotator.tokens.units.array
    var isCovered = [Bool](repeating: false, count: units.count)
    var isKnown = isCovered
    for hit in annotator.hits {
      let isSentiment = engine.model.sentiment.lexicon.contains(hit.pattern)
      for unit in hit.units {
        if isSentiment { isCovered[unit] = true } else { isKnown[unit] = true }
      }
    }
    for (place, unit) in units.enumerated() where unit.formCount > 1 {
      switch unit.kind {
      case .word, .hashtag, .emoji, .emoticon, .ideograph, .kana:
        let form = annotator.tokens.form(of: unit)
        all[form] = isKnown[place]
        if !isCovered[place] { uncovered[form] = isKnown[place] }
      default: continue
      }
    }
  }
}
