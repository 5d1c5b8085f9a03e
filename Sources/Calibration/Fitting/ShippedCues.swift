import Classification
import FeedbackModel
import LexiconMatching
import Pipeline
import Tokenization

/// Looks up the weights of topic cues as they ship.
struct ShippedCues {
  private let engine: Engine
  private var tokenizer: Tokenizer
  private var matcher: PatternMatcher
  private var tokens = TokenBuffer()
  private var hits: [PatternHit] = []
  private var known: [String: [Int32]] = [:]

  init(_ engine: Engine) {
    self.engine = engine
    tokenizer = Tokenizer(vocabulary: engine.patterns.vocabulary)
    matcher = PatternMatcher(table: engine.patterns)
  }

  /// Returns the weight of a form as a cue of a topic, in thousandths; nought where it is none.
  mutating func weight(of form: String, topic: Int) -> Int {
    let patterns = known[form] ?? patterns(of: form)
    let weights = patterns.map { [engine] in engine.model.taxonomy.cueWeight(of: $0, topic: topic) }
    return weights.first { $0 != 0 } ?? 0
  }

  /// The patterns that are written as the form.
  private mutating func patterns(of form: String) -> [Int32] {
    let bytes = Array(form.utf8)
    tokenizer.tokens(in: bytes.span, into: &tokens)
    matcher.matches(in: tokens, into: &hits)
    let same = hits.map(\.pattern).filter { engine.patterns.text(of: $0).lowercased() == form }
    known[form] = same
    return same
  }
}
