package import Classification
public import FeedbackModel
package import LexiconMatching
package import SentimentScoring
package import Tokenization

/// Annotates comments one by one.
///
/// A worker: it owns its buffers, so each task makes its own from the shared engine.
public struct CommentAnnotator {
  private var tokenizer: Tokenizer
  private var matcher: PatternMatcher
  private var classifier: CommentClassifier
  private var aims: [String: QuestionAim] = [:]

  /// The tokens of the comment that was annotated last.
  package private(set) var tokens = TokenBuffer()

  /// The patterns found in it.
  package private(set) var hits: [PatternHit] = []

  private let model: ClassificationModel

  init(_ engine: Engine) {
    tokenizer = Tokenizer(vocabulary: engine.patterns.vocabulary)
    matcher = PatternMatcher(table: engine.patterns)
    classifier = CommentClassifier(engine.model, engine.patterns)
    model = engine.model
  }

  /// Annotates a text, with the trace of its score.
  ///
  /// - Parameters:
  ///   - text: The comment.
  ///   - question: The question that it answers, if any.
  /// - Returns: What was found; unscored where the comment says nothing or is in another language.
  public mutating func annotate(_ text: String, answering question: String? = nil) -> Annotation {
    var annotation = Annotation()
    var setting = CommentSetting()
    setting.wantsTrace = true
    setting.aim = question.map { aim(of: $0) }
    let bytes = Array(text.utf8)
    annotate(bytes.span, setting, into: &annotation)
    return annotation
  }

  /// Annotates a comment.
  ///
  /// - Parameters:
  ///   - text: The comment in UTF-8.
  ///   - setting: What the row says beside it.
  ///   - annotation: Is filled anew.
  package mutating func annotate(
    _ text: Span<UInt8>,
    _ setting: CommentSetting,
    into annotation: inout Annotation
  ) {
    tokenizer.tokens(in: text, into: &tokens)
    matcher.matches(in: tokens, into: &hits)
    classifier.classify(text, tokens, hits, setting, into: &annotation)
  }

  /// Finds ICU's word boundaries of a text, before any tailoring.
  package mutating func wordBoundaries(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    tokenizer.wordBoundaries(in: text, into: &boundaries)
  }

  /// Returns what a question asks for; the answer is remembered.
  package mutating func aim(of question: String) -> QuestionAim {
    if let known = aims[question] { return known }
    let bytes = Array(question.utf8)
    tokenizer.tokens(in: bytes.span, into: &tokens)
    matcher.matches(in: tokens, into: &hits)
    let aim = model.sentiment.answers.aim(of: hits)
    // Questions are few; a file that has a new one in every row must not fill the memory.
    if aims.count < 10_000 { aims[question] = aim }
    return aim
  }
}
