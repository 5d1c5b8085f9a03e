import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// Looks for valence phrases that come to what their words come to without them.
///
/// A phrase is tried alone and in frames that negate it, raise it, ask and go on behind it; only where no frame makes a
/// difference is it told, since a phrase also keeps the negators inside it from reaching out.
struct SuperfluousSearch: ~Copyable {
  private let model: SentimentModel
  private let patterns: PatternTable
  private var scorer: SentimentScorer
  private let tokenizer: Tokenizer
  private let matcher: PatternMatcher
  private var tokens = TokenBuffer()
  private var hits: [PatternHit] = []

  init(_ model: SentimentModel, _ patterns: PatternTable) {
    self.model = model
    self.patterns = patterns
    scorer = SentimentScorer(model)
    tokenizer = Tokenizer(vocabulary: patterns.vocabulary)
    matcher = PatternMatcher(table: patterns)
  }

  /// Returns a warning for each phrase.
  mutating func run(_ forms: CheckedForms) -> [LexiconWarning] {
    var warnings: [LexiconWarning] = []
    let probes = probes(forms)
    for form in forms.forms where form.kind == .valence && isCandidate(form.pattern) {
      let example = form.example
      var texts = [
        example, "it was \(example)", "not \(example)", "very \(example)", "\(example)?",
      ]
      texts += probes.flatMap { ["\(example) \($0)", "\($0) \(example)"] }
      guard texts.allSatisfy({ isSame($0, without: form.pattern) }) else { continue }
      warnings.append(
        LexiconWarning(
          .superfluous,
          "'\(form.text)' comes to what its words come to without it",
          at: form.location,
          remedy: "take the line out, or give it a value of its own."
        )
      )
    }
    return warnings
  }

  /// The first words above and below zero: what stands behind or before a phrase shows what it does beyond itself.
  private func probes(_ forms: CheckedForms) -> [String] {
    let words = forms.forms.lazy.filter { form in
      form.kind == .valence && form.text == form.example && !form.text.contains(" ")
        && form.text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
    let signs: [(Int) -> Bool] = [{ $0 > 0 }, { $0 < 0 }]
    return signs.compactMap { isSign in
      words.first { isSign(model.lexicon[$0.pattern]?.valence ?? 0) }?.text
    }
  }

  /// A phrase, or a word that is to count nothing, which no other list uses for the score.
  private func isCandidate(_ pattern: Int32) -> Bool {
    guard let entry = model.lexicon[pattern], let valence = entry.valence, entry.negation == nil,
      entry.irrealis == nil, entry.intensity == nil, entry.contrast == nil
    else { return false }
    return patterns.length(of: pattern) > 1 || valence == 0
  }

  private mutating func isSame(_ text: String, without pattern: Int32) -> Bool {
    let bytes = Array(text.utf8)
    tokenizer.tokens(in: bytes.span, into: &tokens)
    matcher.matches(in: tokens, into: &hits)
    let with = result(of: bytes)
    for place in hits.indices where hits[place].pattern == pattern {
      hits[place].uses.remove(.sentiment)
    }
    let without = result(of: bytes)
    return with.positiveSum == without.positiveSum && with.negativeSum == without.negativeSum
      && with.faultSum == without.faultSum
  }

  /// Scores a text by the hits as they stand.
  private mutating func result(of bytes: [UInt8]) -> SentimentResult {
    var result = SentimentResult()
    scorer.score(
      bytes.span,
      tokens,
      HitBuffer(hits),
      answering: nil,
      wantsSteps: false,
      into: &result
    )
    return result
  }
}
