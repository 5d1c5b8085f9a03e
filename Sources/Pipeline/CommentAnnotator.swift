package import Classification
public import FeedbackModel
import Ingestion
package import LexiconMatching
package import SentimentScoring
package import Tokenization

/// Annotates comments one by one.
///
/// A worker: it owns its buffers, so each task makes its own from the shared engine.
public struct CommentAnnotator {
  private let tokenizer: Tokenizer
  private let matcher: PatternMatcher
  private let classifier: CommentClassifier
  private let space = Space()

  /// What is filled anew for each comment; a class, so that it is never copied.
  private final class Space {
    @exclusivity(unchecked)
    var tokens = TokenBuffer()
    @exclusivity(unchecked)
    var hits = HitBuffer()
    @exclusivity(unchecked)
    var writing = PlainWriting()
  }
  private var questions: [String: CommentSetting] = [:]

  /// The tokens of the comment that was annotated last.
  package var tokens: TokenBuffer { _read { yield space.tokens } }

  /// The patterns found in it.
  package var hits: [PatternHit] { space.hits.all.array }

  /// The arithmetic of the comment that was annotated last.
  package var sentiment: SentimentResult { classifier.sentiment }

  /// What speaks for and against a complaint in it.
  package var complaintEvidence: ComplaintEvidence { classifier.complaintEvidence }

  /// Why it is a complaint or none.
  package var complaintAccount: ComplaintAccount {
    classifier.complaintAccount(space.hits, space.tokens)
  }

  /// Why it has its topics.
  package var topicAccounts: [TopicAccount] {
    classifier.topicAccounts(space.hits, space.tokens)
  }

  /// What is evidence by itself in it, each once: words by their forms, topics that it speaks of by id and strength, with
  /// categories and weights in thousandths.
  package var evidence: [(form: String, category: CueCategory, weight: Int)] {
    classifier.evidence
  }

  /// The scores from which it is positive and negative, in thousandths.
  package var thresholds: (positive: Int, negative: Int) { classifier.thresholds }

  /// The strength of each topic that it names, in thousandths, held or not.
  package var topicStrengths: [(topic: Int, strength: Int)] { classifier.topicStrengths }

  /// What it speaks of in the taxonomies that are consulted: their top-level topics, with the strengths in thousandths.
  package var consultedTopics: [(topic: Int, strength: Int)] { classifier.consultedTopics }

  /// Whether it says "nothing", "yes" or "no" to its question, so that the question adds nothing from the start.
  package var isBareAnswer: Bool { classifier.isBareAnswer }

  /// Whether each unit of it stands where words are no evidence by themselves.
  package var masked: [Bool] { tokens.units.indices.map(classifier.isMasked) }

  /// Which words are looked up as others.
  package var spellings: Spellings { patterns.spellings }

  /// The word lists.
  let model: ClassificationModel
  let patterns: PatternTable

  init(_ engine: Engine) {
    tokenizer = Tokenizer(vocabulary: engine.patterns.vocabulary)
    matcher = PatternMatcher(table: engine.patterns)
    classifier = CommentClassifier(engine.model, engine.patterns)
    model = engine.model
    patterns = engine.patterns
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
    if let question { ask(question, &setting) }
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
    if let exclusion = setting.exclusion {
      annotation.reset()
      annotation.exclusion = exclusion
    } else if let plain = plainText(of: text) {
      annotatePlain(plain.span, setting, into: &annotation)
    } else {
      annotatePlain(text, setting, into: &annotation)
    }
  }

  /// Returns the bytes that the spans of a comment's tokens are read in: as many as the comment's own, with its markup read
  /// as it is meant.
  ///
  /// - Parameter text: The comment in UTF-8.
  /// - Returns: Nil where the comment holds no markup, so that its own bytes are those.
  package func plainText(of text: Span<UInt8>) -> [UInt8]? {
    PlainWriting.isNeeded(for: text) ? space.writing.read(text) : nil
  }

  private func annotatePlain(
    _ text: Span<UInt8>,
    _ setting: CommentSetting,
    into annotation: inout Annotation
  ) {
    tokenizer.tokens(in: text, into: &space.tokens)
    matcher.matches(in: space.tokens, into: &space.hits)
    classifier.classify(text, space.tokens, space.hits, setting, into: &annotation)
  }

  /// Finds ICU's word boundaries of a text, before any tailoring.
  package mutating func wordBoundaries(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    tokenizer.wordBoundaries(in: text, into: &boundaries)
  }

  /// Fills in what a question says of the comments that answer it; the answer is remembered.
  package mutating func ask(_ question: String, _ setting: inout CommentSetting) {
    if let known = questions[question] {
      (setting.aim, setting.tone, setting.neutral) = (known.aim, known.tone, known.neutral)
      return
    }
    let bytes = Array(question.utf8)
    tokenizer.tokens(in: bytes.span, into: &space.tokens)
    matcher.matches(in: space.tokens, into: &space.hits)
    model.answer(space.hits, &setting)
    var known = CommentSetting()
    (known.aim, known.tone, known.neutral) = (setting.aim, setting.tone, setting.neutral)
    // Questions are few; a file that has a new one in every row must not fill the memory.
    if questions.count < 10_000 { questions[question] = known }
  }
}

extension CommentAnnotator {
  /// Returns what a row says beside its text.
  ///
  /// - Parameters:
  ///   - row: The fields of the row.
  ///   - bytes: What their ranges point into.
  ///   - source: The input.
  /// - Returns: The question, the declared language and the rating.
  package mutating func setting(
    of row: borrowing RowFields,
    _ bytes: [UInt8],
    _ source: SourceContext
  ) -> CommentSetting {
    var setting = CommentSetting()
    setting.wantsTrace = source.options.wantsTrace
    setting.wantsSpans = source.options.wantsSpans
    setting.exclusion = row.exclusion
    if let range = row.question {
      ask(String(decoding: bytes[range], as: UTF8.self), &setting)
    } else if let question = source.options.question {
      ask(question, &setting)
    }
    setting.declaredLanguage = source.language(of: row, bytes)
    for (index, rating) in source.ratings.enumerated() {
      if let code = row.ratings[index], code != RowFields.invalidRating {
        setting.rating = CommentSetting.Rating(code: code, scale: rating.parser.scale)
        break
      }
    }
    return setting
  }
}
