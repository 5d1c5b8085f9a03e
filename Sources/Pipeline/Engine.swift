public import Classification
import FeedbackModel
public import LexiconMatching
import SentimentScoring

/// Which word lists a run uses.
public struct EngineOptions: Sendable {
  /// The folder of word lists; nil searches for it in the usual places.
  public var lexicons: String?

  /// The language's folder within it.
  public var language = "en"

  /// Names of shipped taxonomies, or paths of taxonomy files.
  public var taxonomies = ["service"]

  /// Folders or files whose entries come over the shipped ones.
  public var overlays: [String] = []

  /// Creates the default options.
  public init() {}
}

/// The compiled word lists of a run; an immutable value that all workers share.
public struct Engine: Sendable {
  /// The version of the engine, as every result names it.
  public static let version = "0.1.0"

  /// The topics in the order in which results number them.
  public let topics: [Topic]

  /// The ids of the topics, in the order of the catalogue.
  public var topicIDs: [String] { topics.map(\.id) }

  /// The names of the topics for people, in the order of the catalogue.
  public var topicNames: [String] { topics.map(\.name) }

  /// The lexicon files, as every result names them.
  public let sources: [LexiconSource]

  /// The taxonomy files among them.
  public let taxonomySources: [LexiconSource]

  /// The folder of word lists that was used.
  public let folder: String

  package let patterns: PatternTable
  package let model: ClassificationModel

  /// Reads and compiles the word lists.
  ///
  /// - Parameter options: Which word lists.
  /// - Throws: `LexiconError`, which lists every bad line of every file.
  public init(_ options: EngineOptions = EngineOptions()) throws(LexiconError) {
    folder = try LexiconLocator.folder(option: options.lexicons)
    let lexicons = try LexiconSet.load(
      folder: folder,
      language: options.language,
      taxonomies: options.taxonomies,
      overlays: options.overlays
    )
    var builder = PatternTableBuilder()
    var diagnostics: [Diagnostic] = []
    model = ClassificationModel(lexicons, &builder, &diagnostics)
    guard diagnostics.isEmpty else { throw LexiconError(.invalidLines, diagnostics) }
    patterns = builder.build()
    topics = model.taxonomy.topics
    sources = lexicons.sources
    taxonomySources = lexicons.tables(.topics).map {
      LexiconSource($0)
    }
  }

  /// The mass at which either side's share of a score is one half, in thousandths of a valence unit.
  package var halfMass: Int { model.sentiment.constants[.scoreHalfMass] }

  /// Creates a worker that annotates comments one by one.
  public func annotator() -> CommentAnnotator { CommentAnnotator(self) }
}
