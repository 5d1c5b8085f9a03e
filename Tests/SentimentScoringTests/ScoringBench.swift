import FeedbackModel
import Tokenization

@testable import LexiconMatching
@testable import SentimentScoring

/// A scorer over a few lexicons, with all that it needs to score a text.
final class ScoringBench {
  private let tokenizer: Tokenizer
  private let matcher: PatternMatcher
  private var scorer: SentimentScorer
  let patterns: PatternTable
  let model: SentimentModel
  let scale: SentimentScale
  private(set) var buffer = TokenBuffer()
  private(set) var hits = HitBuffer()

  /// The clauses of the text that was scored last.
  var clauses: ClauseMap { _read { yield scorer.context.clauses } }

  /// Whether the text that was scored last takes something back.
  var denies: Bool {
    buffer.units.indices.contains { scorer.context.denials.verdict(at: $0) != nil }
  }

  init(_ lexicons: LexiconSet = SmallLexicon.set) {
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    model = SentimentModel(lexicons, &builder, &found)
    precondition(found.isEmpty, "The lexicons of the test are wrong: \(found)")
    patterns = builder.build()
    tokenizer = Tokenizer(vocabulary: patterns.vocabulary)
    matcher = PatternMatcher(table: patterns)
    scorer = SentimentScorer(model)
    scale = SentimentScale(model.constants)
  }

  func score(_ text: String, answering aim: QuestionAim? = nil) -> SentimentResult {
    score(Array(text.utf8), answering: aim)
  }

  func score(_ bytes: [UInt8], answering aim: QuestionAim? = nil) -> SentimentResult {
    tokenizer.tokens(in: bytes.span, into: &buffer)
    matcher.matches(in: buffer, into: &hits)
    var result = SentimentResult()
    scorer.score(bytes.span, buffer, hits, answering: aim, wantsSteps: true, into: &result)
    return result
  }

  /// Scores a text and returns its hits as `entry=value [rule factor, …]`.
  func written(_ text: String, answering aim: QuestionAim? = nil) -> [String] {
    score(text, answering: aim).hits.map { hit in
      let entry = hit.pattern >= 0 ? patterns.text(of: hit.pattern) : "(answer)"
      let rules = hit.steps.filter { $0.rule != .lexicon }.map { "\($0.rule.name) \($0.factor)" }
      return "\(entry)=\(hit.value)" + (rules.isEmpty ? "" : " [\(rules.joined(separator: ", "))]")
    }
  }

  /// Scores a text and returns its score in thousandths.
  func total(_ text: String, answering aim: QuestionAim? = nil) -> Int {
    let result = score(text, answering: aim)
    let masses = scale.masses(result.positiveSum, result.negativeSum)
    return masses.positive - masses.negative
  }
}
