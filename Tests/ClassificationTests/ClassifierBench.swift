import FeedbackModel
import SentimentScoring
import Testing
import Tokenization

@testable import Classification
@testable import LexiconMatching

/// A classifier over a set of lexicons, with all that it needs to judge a text.
final class ClassifierBench {
  private let tokenizer: Tokenizer
  private let matcher: PatternMatcher
  private let classifier: CommentClassifier
  private let model: ClassificationModel
  private var buffer = TokenBuffer()
  private var hits = HitBuffer()

  /// The catalogue of topics.
  var topics: [Topic] { model.taxonomy.topics }

  init(_ lexicons: LexiconSet) {
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    model = ClassificationModel(lexicons, &builder, &found)
    for fault in found { Issue.record("The lexicons of the test are wrong: \(fault)") }
    let patterns = builder.build()
    tokenizer = Tokenizer(vocabulary: patterns.vocabulary)
    matcher = PatternMatcher(table: patterns)
    classifier = CommentClassifier(model, patterns)
  }

  /// Creates a classifier over the small lexicons and a taxonomy of lines whose fields stand between bars.
  convenience init(topics: String = "") {
    self.init(SmallLexicon.set(topics: topics))
  }

  func annotate(_ text: String, _ setting: CommentSetting = CommentSetting()) -> Annotation {
    let bytes = Array(text.utf8)
    tokenizer.tokens(in: bytes.span, into: &buffer)
    matcher.matches(in: buffer, into: &hits)
    var annotation = Annotation()
    classifier.classify(bytes.span, buffer, hits, setting, into: &annotation)
    return annotation
  }

  /// Why the text that was annotated last is a complaint or none.
  var complaintAccount: ComplaintAccount { classifier.complaintAccount(hits, buffer) }

  /// Why it has its topics.
  var topicAccounts: [TopicAccount] { classifier.topicAccounts(hits, buffer) }

  /// The scale of sentiments.
  var scale: SentimentScale { SentimentScale(model.sentiment.constants) }

  /// Returns the ids of the topics of a text, strongest first.
  func topicIDs(_ text: String) -> [String] {
    annotate(text).topics.map { topics[$0.topic].id }
  }
}

/// Reads the word lists that ship.
enum ShippedLexicons {
  static let set: LexiconSet? = try? LexiconSet.load(
    folder: root + "/Lexicons",
    language: "en",
    taxonomies: ["service"],
    overlays: []
  )

  /// The folder of the package, three above this file.
  private static var root: String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  }
}
