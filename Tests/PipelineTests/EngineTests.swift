import FeedbackModel
import Glibc
import LexiconMatching
import Testing

@testable import Pipeline

@Suite struct EngineTests {
  @Test func itNamesItsMakers() throws {
    let engine = try SmallLexicons.engine
    #expect(
      engine.topicIDs == ["wait-time", "staff"] && engine.topicNames == ["Waiting", "The staff"]
    )
    #expect(engine.sources.contains { $0.name == "test-valence" && $0.version == "1.0.0" })
    #expect(engine.taxonomySources.map(\.name) == ["test-topics"])
    #expect(engine.sources.allSatisfy { $0.sha256.count == 64 })
  }

  @Test func itsFilesAreToldWithoutCompiling() throws {
    let folder = try SmallLexicons.make()
    var options = EngineOptions()
    options.lexicons = folder.path
    options.taxonomies = []
    let (path, sources) = try Engine.lexicons(options)
    #expect(path == folder.path)
    #expect(sources == (try Engine(options).sources) && !sources.isEmpty)
  }

  @Test func whatAnEarlierOneCompiledIsTakenUp() throws {
    let folder = try SmallLexicons.make()
    var options = EngineOptions()
    options.lexicons = folder.path
    options.taxonomies = []
    let cache = EngineCache(folder: folder.path + "/cache")
    let plain = try Engine(options)
    options.cache = cache
    _ = try Engine(options)
    // It is written while the owner goes on.
    var names: [String] = []
    for _ in 0..<1_000 where names.isEmpty {
      names = (FileReading.names(in: cache.folder) ?? []).filter { $0.hasSuffix(".lists") }
      if names.isEmpty { usleep(10_000) }
    }
    let name = try #require(names.first)
    let archive = try #require(EngineArchive(cache, name))
    #expect(archive.sources == plain.sources && archive.patterns.count == plain.patterns.count)
    let kept = try Engine(options)
    #expect(kept.topics == plain.topics && kept.sources == plain.sources)
    #expect(kept.taxonomySources == plain.taxonomySources && kept.folder == plain.folder)
    // Its memory lasts, whatever becomes of the file.
    #expect(unlink(cache.folder + "/" + name) == 0)
    var (first, second) = (plain.annotator(), kept.annotator())
    for text in ["The train was late", "Not late, and lovely 😀", "On hold", "n/a", "El tren"] {
      #expect(first.annotate(text) == second.annotate(text))
    }
  }

  @Test(
    arguments: [
      ("The train was late", nil, "negative"), ("Not late", nil, "positive"),
      ("lovely", nil, "positive"), ("A train", nil, "neutral"), ("", nil, nil), ("n/a", nil, nil),
      ("Nothing", "What could we improve?", "positive"), ("Nothing", nil, "neutral"),
    ] as [(String, String?, String?)]
  )
  func commentsAreAnnotatedOneByOne(text: String, question: String?, label: String?) throws {
    var annotator = try SmallLexicons.engine.annotator()
    for _ in 0..<2 {
      let annotation = annotator.annotate(text, answering: question)
      #expect(annotation.label?.name == label)
      #expect(annotation.score == annotation.positive - annotation.negative)
      #expect((annotation.trace.isEmpty) == (annotation.score == 0))
    }
  }

  @Test func whatAnnotatorsSawBeforeDoesNotCount() throws {
    let engine = try SmallLexicons.engine
    let texts = ["The staff were rude", "lovely", "", "n/a", "The train was not late", "日本語"]
    var worn = engine.annotator()
    for text in texts + texts.reversed() + texts {
      var fresh = engine.annotator()
      #expect(worn.annotate(text) == fresh.annotate(text), "\(text)")
    }
  }

  @Test func theFolderMustBeThere() throws {
    var options = EngineOptions()
    options.lexicons = "/nowhere"
    let error = #expect(throws: LexiconError.self) { try Engine(options) }
    #expect(error?.code == .notFound && error?.description.contains("/nowhere") == true)
  }

  @Test func theTaxonomyMustBeKnown() throws {
    let folder = try SmallLexicons.make()
    var options = EngineOptions()
    options.lexicons = folder.path
    options.taxonomies = ["ships"]
    let error = #expect(throws: LexiconError.self) { try Engine(options) }
    #expect(error?.code == .unknownTaxonomy && error?.description.contains("service") == true)
  }

  @Test func badLinesOfEveryKindAreListedTogether() throws {
    let folder = try SmallLexicons.make()
    let valence = try folder.text("en/valence.tsv")
    try folder.write("en/valence.tsv", valence + "dire\tvery\tfault\nawful\n")
    let negations = try folder.text("en/negations.tsv")
    try folder.write("en/negations.tsv", negations + "nowise\tnegater\n")
    let error = #expect(throws: LexiconError.self) { try SmallLexicons.engine(over: folder) }
    let places = error?.diagnostics.compactMap(\.location).map { location in
      "\(location.file.split(separator: "/").last ?? ""):\(location.line ?? 0)"
    }
    #expect(error?.code == .invalidLines)
    #expect(places == ["negations.tsv:9", "valence.tsv:11", "valence.tsv:12"])
  }

  @Test func aBrokenTaxonomyIsNotToldTwice() throws {
    let folder = try SmallLexicons.make()
    let name = "en/topics/service.tsv"
    let text = try folder.text(name).replacing(
      "topic\twait-time\t\tWaiting",
      with: "topic wait-time"
    )
    try folder.write(name, text)
    let error = #expect(throws: LexiconError.self) { try SmallLexicons.engine(over: folder) }
    #expect(error?.diagnostics.map(\.location?.line) == [8])
  }

  @Test func examplesAreChecked() throws {
    let good = try SmallLexicons.engine.checkExamples()
    #expect(good.passed == 2 && good.failures.isEmpty)
    let folder = try SmallLexicons.make()
    let name = "en/topics/service.tsv"
    let more = "match\tstaff\t\tThe train was late\nmiss\twait-time\t\tNever late\n"
    try folder.write(name, try folder.text(name) + more)
    let bad = try SmallLexicons.engine(over: folder).checkExamples()
    #expect(bad.passed == 2 && bad.failures.map(\.location?.line) == [14, 15])
    #expect(bad.failures.first?.message == "the example does not get 'staff': The train was late")
    #expect(bad.failures.last?.message == "the example gets 'wait-time': Never late")
  }
}
