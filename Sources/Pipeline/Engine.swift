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

  /// Where compiled word lists are kept from run to run; nil compiles them anew.
  public var cache: EngineCache?

  /// Overlay files that are only in memory; they come behind all others.
  package var written: [WrittenLexicon] = []

  /// Names of shipped taxonomies that are consulted beside those that overlays name.
  package var consulted: [String] = []

  /// Creates the default options.
  public init() {}

  /// Finds the files.
  fileprivate func paths(in folder: String) throws(LexiconError) -> LexiconPaths {
    try LexiconPaths(
      folder: folder,
      language: language,
      taxonomies: taxonomies,
      overlays: overlays,
      written: written,
      consulted: consulted
    )
  }
}

/// The compiled word lists of a run; an immutable value that all workers share.
public struct Engine: Sendable {
  /// The version of the engine, as every result names it.
  public static let version = "0.1.0"

  /// The topics in the order in which results number them.
  public let topics: [Topic]

  /// The ids of the topics, in the order of the catalogue.
  public var topicIDs: [String] { topics.map(\.id) }

  /// The topics of comments that name no other one, by their numbers.
  package var fallbackTopics: [Int] { model.taxonomy.fallbacks }

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
    let paths = try options.paths(in: folder)
    // Lists that are only in memory are tried once and changed.
    let cache = options.written.isEmpty ? options.cache : nil
    if let cache, let name = EngineCache.name(of: paths.parts(try paths.digests())),
      let kept = EngineArchive(cache, name)
    {
      (patterns, model, topics) = (kept.patterns, kept.model, kept.model.taxonomy.topics)
      (sources, taxonomySources) = (kept.sources, kept.taxonomySources)
      return
    }
    var misshapen: [Diagnostic] = []
    var lexicons = try LexiconSet.load(paths, &misshapen)
    lexicons.add(options.written, &misshapen)
    var builder = PatternTableBuilder()
    var senseless: [Diagnostic] = []
    model = ClassificationModel(lexicons, &builder, &senseless)
    let diagnostics = Self.together(misshapen, senseless)
    guard diagnostics.isEmpty else { throw LexiconError(.invalidLines, diagnostics) }
    patterns = builder.build()
    topics = model.taxonomy.topics
    sources = lexicons.sources
    taxonomySources = lexicons.tables(.topics).map {
      LexiconSource($0)
    }
    // Named by the lists as they were compiled, which may have been changed since they were looked for.
    if let cache, let name = EngineCache.name(of: paths.parts(sources.map(\.sha256))) {
      EngineArchive(self).keep(in: cache, as: name)
    }
  }

  /// Returns the files of word lists that a run would use, as every result names them, without compiling them.
  ///
  /// - Parameter options: Which word lists.
  /// - Returns: The folder of word lists, and the files.
  /// - Throws: `LexiconError` where a file cannot be found or read, or a line is not laid out as it should be.
  public static func lexicons(
    _ options: EngineOptions = EngineOptions()
  ) throws(LexiconError) -> (folder: String, sources: [LexiconSource]) {
    let folder = try LexiconLocator.folder(option: options.lexicons)
    let lexicons = try LexiconSet.load(
      folder: folder,
      language: options.language,
      taxonomies: options.taxonomies,
      overlays: options.overlays
    )
    return (folder, lexicons.sources)
  }

  /// Returns every bad line in the order of files and lines.
  private static func together(
    _ misshapen: [Diagnostic],
    _ senseless: [Diagnostic]
  ) -> [Diagnostic] {
    guard !misshapen.isEmpty else { return senseless }
    return (misshapen + senseless).enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      return (first?.file ?? "", first?.line ?? 0, left.offset)
        < (second?.file ?? "", second?.line ?? 0, right.offset)
    }.map(\.element)
  }

  /// The mass at which either side's share of a score is one half, in thousandths of a valence unit.
  package var halfMass: Int { model.sentiment.constants[.scoreHalfMass] }

  /// Waits until compiled word lists that are being kept for the next run are written; a usual exit waits as well.
  package static func finishKeeping() { EngineArchive.finishWriting() }

  /// Creates a worker that annotates comments one by one.
  public func annotator() -> CommentAnnotator { CommentAnnotator(self) }
}
