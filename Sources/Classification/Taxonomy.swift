package import FeedbackModel
package import LexiconMatching

/// A topic of a run's catalogue.
public struct Topic: Hashable, Sendable {
  /// The id that outputs use, such as `wait-time`; sub-topics are `wait-time/phone`.
  public let id: String

  /// The name for people.
  public let name: String

  /// The place of the topic that this one is a part of, in the catalogue; nil for a top-level topic.
  public let parent: Int?
}

/// The topics of all taxonomies of a run, and what names them.
package struct Taxonomy: Sendable {
  /// A cue of a topic.
  struct Cue: BitwiseCopyable, Sendable {
    var topic: Int
    /// In thousandths.
    var weight: Int
  }

  /// A boolean rule of a topic.
  struct Rule: BitwiseCopyable, Sendable {
    var topic: Int
    /// In thousandths.
    var weight: Int
    /// Whether it takes several words together.
    var combines: Bool
  }

  /// What a topic has more where a comment speaks of some topic strongly enough.
  struct Step: BitwiseCopyable, Sendable {
    /// The strength by cues and rules from which it does, in thousandths.
    var least: Int
    var topic: Int
    /// In thousandths.
    var weight: Int
  }

  /// What that says of the whole comment.
  struct Evidence: BitwiseCopyable, Sendable {
    /// The strength by cues and rules from which it does, in thousandths.
    var least: Int
    /// In thousandths.
    var weight: Int
    /// Tone, neutral or grievance.
    var category: CueCategory
  }

  /// What a line says of its topic.
  enum Record: String {
    case topic
    case cue
    case rule
    case not
    case word
    case when
    case tone
    case neutral
    case grievance
    case prior
    case fallback = "else"
    case match
    case miss
  }

  /// An example comment that must, or must not, get a topic.
  package struct Example: Sendable {
    /// The topic, by its place in the catalogue.
    package let topic: Int
    /// The comment.
    package let text: String
    /// Whether the comment must get the topic; else it must not.
    package let mustMatch: Bool
    /// Where the line stands.
    package let location: SourceLocation
  }

  /// The catalogue; results name topics by their places in it.
  package internal(set) var topics: [Topic] = []

  /// The examples of all taxonomies, for checking.
  package private(set) var examples: [Example] = []

  /// The topics of comments that name no other topic.
  package internal(set) var fallbacks: [Int] = []

  var rules: [Rule] = []

  /// The rules as they stand in their lists, one behind another, and where each ends; those of consulted taxonomies are
  /// empty.
  var ruleTexts: [UInt8] = []
  var ruleTextEnds: [Int32] = []

  /// What each topic has before any word names it, in thousandths.
  var priors: [Int] = []

  /// The prior from which down a topic is silent: no word lifts it, and it stands for no remark in general.
  package static let silence = -1_000_000

  /// The cues of the patterns.
  var cues = PatternMap<Cue>()

  /// The words of the patterns: they add up beside cues and rules, and name no other topic.
  var words = PatternMap<Cue>()

  /// What speaking of a topic gives others beside cues and rules, by the keys of `SpokenTopic`.
  var steps = PatternMap<Step>()

  /// What speaking of a topic says of the comment, by the same keys.
  var evidence = PatternMap<Evidence>()

  /// The sums of both.
  private(set) var spokenSums = SpokenSums()

  /// The topics whose cues a pattern masks.
  var exclusions = PatternMap<Int>()

  /// What each rule asks for, until the rules are indexed.
  private var expressions: [TopicExpression] = []

  /// The word lists that rules name, until the rules are indexed.
  private var wordLists = WordLists()

  /// Which rules may hold, given which patterns a comment has.
  var ruleIndex = RuleIndex()

  var places: [String: Int] = [:]
  /// The words that were read, with their topics: the pattern in the upper half, the topic in the lower.
  var knownWords: Set<UInt64> = []

  /// What lines say of topics that a comment speaks of, until all topics are known.
  var spoken = SpokenLines()

  /// Whether there are words or steps at all.
  var hasLearned: Bool { !knownWords.isEmpty || !steps.isEmpty }

  /// Whether it says of a comment what it speaks of.
  var hasEvidence: Bool { !evidence.isEmpty }

  /// Creates the taxonomy without a topic.
  package init() {}

  /// Reads the taxonomy files in their order.
  ///
  /// The same topic in two taxonomies is one topic with the cues of both.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - consulted: The topics of the taxonomies that are only consulted.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  package init(
    _ lexicons: LexiconSet,
    consulting consulted: Taxonomy = Taxonomy(),
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    spoken.consulted = consulted.places
    for table in lexicons.tables(.topics) { read(table, "", &patterns, &diagnostics) }
    seal()
  }

  /// Reads the taxonomies that are only consulted, each topic by its taxonomy's name and its own, as `retail:delivery`.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  package init(
    consultedOf lexicons: LexiconSet,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    for table in lexicons.consulted {
      read(table, (table.consultedName ?? table.name) + ":", &patterns, &diagnostics)
    }
    seal()
  }

  /// Reads a file; the ids of its topics get a prefix.
  private mutating func read(
    _ table: LexiconTable,
    _ prefix: String,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    var declared: Set<String> = []
    var (record, topic): (Record?, Int?)
    for row in table.rows {
      if !row.repeats(0) { record = Record(rawValue: row.text(0)) }
      if record == .topic {
        declare(row, of: table, prefix, &declared, &diagnostics)
        topic = places[prefix + row.text(1)]
        continue
      }
      // Of a consulted one only what names its topics counts.
      if table.consultedName != nil, record != .cue, record != .rule, record != .not { continue }
      if let category = record?.evidence {
        takeEvidence(row, category, of: table, &diagnostics)
        continue
      }
      if !row.repeats(1) { topic = places[prefix + row.text(1)] }
      if let topic {
        take(row, as: record, of: table, topic, &patterns, &diagnostics)
      } else {
        tellUndeclared(row, of: table, &diagnostics)
      }
    }
  }

  private mutating func seal() {
    fallbacks.removeAll { priors[$0] <= Self.silence }
    (steps, evidence) = spoken.laidOut(ownCount: topics.count)
    sumUp()
    spoken = SpokenLines()
    cues.seal()
    words.seal()
    exclusions.seal()
    ruleIndex = RuleIndex(expressions, wordLists)
    expressions = []
    wordLists = WordLists()
  }

  /// Sums up what speaking of topics gives.
  mutating func sumUp() { spokenSums = SpokenSums(steps, evidence) }

  /// Names the patterns by other numbers.
  mutating func renumber(_ numbers: [Int32]) {
    cues.renumber(numbers)
    words.renumber(numbers)
    exclusions.renumber(numbers)
    ruleIndex.renumber(numbers)
  }

  /// Returns a rule as it stands in its list.
  func ruleText(_ rule: Int) -> String {
    let start = rule > 0 ? Int(ruleTextEnds[rule - 1]) : 0
    return String(decoding: ruleTexts[start..<Int(ruleTextEnds[rule])], as: UTF8.self)
  }

  private mutating func declare(
    _ row: LexiconTable.Row,
    of table: LexiconTable,
    _ prefix: String,
    _ declared: inout Set<String>,
    _ diagnostics: inout [Diagnostic]
  ) {
    let id = row.text(1)
    func fail(_ message: String, _ remedy: String) {
      diagnostics.append(Diagnostic(message, at: table.location(row), remedy: remedy))
    }
    guard declared.insert(id).inserted else {
      return fail("the topic '\(id)' is declared already", "take one of the lines out.")
    }
    guard !id.isEmpty, id.utf8.allSatisfy({ Self.isIdentifierByte($0) || $0 == Self.slash }) else {
      return fail(
        "'\(id)' is no topic id",
        "use lower-case letters, digits and hyphens, and one slash before a sub-topic."
      )
    }
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard Self.isIdentifier(id) else {
      return fail(
        "'\(id)' nests deeper than one slash",
        "make it a sub-topic of a top-level topic."
      )
    }
    var parent: Int?
    if parts.count == 2 {
      parent = places[prefix + String(parts[0])]
      guard parent != nil else {
        guard table.isWhole else { return }
        return fail(
          "the topic '\(parts[0])' of '\(id)' is not declared before it",
          "declare it in a line above."
        )
      }
    }
    guard places[prefix + id] == nil else { return }
    places[prefix + id] = topics.count
    priors.append(0)
    let name = row.isEmpty(3) ? id : row.text(3)
    topics.append(Topic(id: prefix + id, name: name, parent: parent))
  }

  private static let slash = UInt8(ascii: "/")

  /// Returns whether a text can be the id of a topic, or of a sub-topic behind one slash.
  package static func isIdentifier(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: slash, omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isIdentifierByte) }
  }

  /// Returns whether a byte is a lower-case letter, a digit or a hyphen, as ids of topics are made of.
  package static func isIdentifierByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }

  /// Tells a topic that is not declared; of a file with misshapen lines, one of which may declare it, when these are mended.
  func tellUndeclared(
    _ row: LexiconTable.Row,
    of table: LexiconTable,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard table.isWhole else { return }
    let declared = topics.map(\.id).joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        "the topic '\(row.text(1))' is not declared above; declared are \(declared)",
        at: table.location(row),
        remedy:
          "correct the id, or declare it with a line `topic<tab>\(row.text(1))<tab><tab>Name`."
      )
    )
  }

  private mutating func take(
    _ row: LexiconTable.Row,
    as record: Record?,
    of table: LexiconTable,
    _ topic: Int,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    let location = table.location(row)
    func weight() -> Int? { table.number(of: row, field: 2, &diagnostics) }
    switch record {
    case .cue:
      guard let weight = weight(),
        let pattern = table.pattern(of: row, field: 3, &patterns, &diagnostics)
      else { return }
      // An overlay's weight stands over the others of the same form.
      if table.isOverlay { cues.remove(of: pattern) { $0.topic == topic } }
      cues.add(Cue(topic: topic, weight: weight), for: pattern)
    case .prior:
      guard let weight = weight() else { return }
      priors[topic] = weight
    case .word:
      guard let weight = weight(),
        let pattern = table.pattern(of: row, field: 3, &patterns, &diagnostics)
      else { return }
      if !knownWords.insert(UInt64(pattern) << 32 | UInt64(topic)).inserted {
        words.remove(of: pattern) { $0.topic == topic }
      }
      words.add(Cue(topic: topic, weight: weight), for: pattern)
    case .when:
      guard let weight = weight() else { return }
      takeStep(row, of: table, topic, weight, &diagnostics)
    case .fallback:
      guard topics[topic].parent == nil else {
        diagnostics.append(
          Diagnostic(
            "the sub-topic '\(topics[topic].id)' cannot stand for what no other topic names",
            at: location,
            remedy: "name a top-level topic."
          )
        )
        return
      }
      if !fallbacks.contains(topic) { fallbacks.append(topic) }
    case .not:
      guard let pattern = table.pattern(of: row, field: 3, &patterns, &diagnostics) else { return }
      exclusions.add(topic, for: pattern)
    case .rule:
      guard let weight = weight() else { return }
      var parser = TopicExpressionParser(row.text(3))
      do {
        let expression = try parser.parse(&patterns, &wordLists)
        rules.append(Rule(topic: topic, weight: weight, combines: expression.combines))
        expressions.append(expression)
        if table.consultedName == nil { ruleTexts += row.text(3).utf8 }
        ruleTextEnds.append(Int32(ruleTexts.count))
      } catch {
        diagnostics.append(Diagnostic(error.message, at: location, remedy: error.remedy))
      }
    case .match, .miss:
      examples.append(
        Example(
          topic: topic,
          text: row.text(3),
          mustMatch: record == .match,
          location: location
        )
      )
    case .topic, .tone, .neutral, .grievance, nil:
      diagnostics.append(
        Diagnostic(
          "the record '\(row.text(0))' is unknown; known are "
            + "topic, cue, rule, not, word, when, tone, neutral, grievance, prior, else, match, miss",
          at: location,
          remedy: "use one of these."
        )
      )
    }
  }
}
