package import FeedbackModel
package import LexiconMatching
import SentimentScoring

// The model as it is kept from run to run; see `ArchiveWriter`. The examples of taxonomies are not: no run asks for them but
// the check that reads the lists themselves.

extension ClassificationModel {
  /// Reads a model that was written before.
  ///
  /// - Parameters:
  ///   - archive: Where it was written.
  ///   - spellings: Which words are looked up as others.
  /// - Throws: `ArchiveFault` where it is none.
  package init(
    _ archive: inout ArchiveReader,
    _ spellings: Spellings
  ) throws(ArchiveFault) {
    sentiment = try SentimentModel(&archive, spellings)
    taxonomy = try Taxonomy(&archive)
    consulted = try Taxonomy(&archive)
    cues = try CueLexicon(&archive)
    durations = try DurationLexicon(&archive)
    languages = try LanguageLexicon(&archive)
  }

  /// Writes the model.
  package func write(to archive: inout ArchiveWriter) {
    sentiment.write(to: &archive)
    taxonomy.write(to: &archive)
    consulted.write(to: &archive)
    cues.write(to: &archive)
    durations.write(to: &archive)
    languages.write(to: &archive)
  }
}

extension Taxonomy {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let (ids, names) = (try archive.texts(), try archive.texts())
    let parents = try archive.array(of: Int.self)
    guard ids.count == names.count, ids.count == parents.count else { throw ArchiveFault() }
    for (place, id) in ids.enumerated() {
      guard parents[place] < place else { throw ArchiveFault() }
      let parent = parents[place] < 0 ? nil : parents[place]
      topics.append(Topic(id: id, name: names[place], parent: parent))
      places[id] = place
    }
    priors = try archive.array()
    fallbacks = try archive.array()
    rules = try archive.array()
    ruleTexts = try archive.array()
    ruleTextEnds = try archive.array()
    knownWords = Set(try archive.array(of: UInt64.self))
    cues = try PatternMap(&archive)
    words = try PatternMap(&archive)
    steps = try PatternMap(&archive)
    evidence = try PatternMap(&archive)
    exclusions = try PatternMap(&archive)
    ruleIndex = try RuleIndex(&archive)
    guard priors.count == topics.count, ruleTextEnds.count == rules.count,
      Int(ruleTextEnds.last ?? 0) == ruleTexts.count,
      zip(ruleTextEnds, ruleTextEnds.dropFirst()).allSatisfy(<=)
    else { throw ArchiveFault() }
    sumUp()
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(topics.map(\.id))
    archive.write(topics.map(\.name))
    archive.write(topics.map { $0.parent ?? -1 })
    archive.write(priors)
    archive.write(fallbacks)
    archive.write(rules)
    archive.write(ruleTexts)
    archive.write(ruleTextEnds)
    archive.write(knownWords.sorted())
    cues.write(to: &archive)
    words.write(to: &archive)
    steps.write(to: &archive)
    evidence.write(to: &archive)
    exclusions.write(to: &archive)
    ruleIndex.write(to: &archive)
  }
}

extension RuleIndex {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    wordCount = try archive.int()
    triggerWordCount = try archive.int()
    nodes = try archive.array()
    heads = try archive.array()
    lists = try PatternMap(&archive)
    waiting = try PatternMap(&archive)
    members = try PatternMap(&archive)
    needed = try PatternMap(&archive)
    guard isConsistent else { throw ArchiveFault() }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(wordCount)
    archive.write(triggerWordCount)
    archive.write(nodes)
    archive.write(heads)
    lists.write(to: &archive)
    waiting.write(to: &archive)
    members.write(to: &archive)
    needed.write(to: &archive)
  }
}

extension RuleIndex {
  /// Whether every list that it names is one of a set's, and every rule one of its own: loops in C rely on that.
  private var isConsistent: Bool {
    func areInside(_ map: PatternMap<Lists>) -> Bool {
      map.all.allSatisfy { (0..<wordCount).contains(Int($0.word)) }
    }
    return (0...wordCount).contains(triggerWordCount)
      && areInside(lists) && areInside(needed) && areInside(members)
      && waiting.all.count <= heads.count
      && waiting.all.allSatisfy { waiting in
        heads.indices.contains(Int(waiting.rule))
          && (0..<wordCount).contains(Int(waiting.word))
      }
  }
}

extension CueLexicon {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    hasEvidence = try archive.int() != 0
    cues = try PatternMap(&archive)
    evidence = try PatternMap(&archive)
    questions = try PatternMap(&archive)
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(hasEvidence ? 1 : 0)
    cues.write(to: &archive)
    evidence.write(to: &archive)
    questions.write(to: &archive)
  }
}

extension DurationLexicon {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    numbers = try PatternMap(&archive)
    seconds = try PatternMap(&archive)
    let forms = try archive.texts()
    let lengths = try archive.array(of: Int.self)
    guard forms.count == lengths.count else { throw ArchiveFault() }
    for (form, length) in zip(forms, lengths) { unitsByForm[form] = length }
  }

  func write(to archive: inout ArchiveWriter) {
    numbers.write(to: &archive)
    seconds.write(to: &archive)
    let units = unitsByForm.sorted { $0.key < $1.key }
    archive.write(units.map(\.key))
    archive.write(units.map(\.value))
  }
}

extension LanguageLexicon {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    codes = try archive.texts()
    languages = try PatternMap(&archive)
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(codes)
    languages.write(to: &archive)
  }
}
