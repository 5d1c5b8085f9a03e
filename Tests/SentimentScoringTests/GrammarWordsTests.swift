import FeedbackModel
import Testing
import Tokenization

@testable import LexiconMatching
@testable import SentimentScoring

/// The file of small words that the rules go by.
struct GrammarWordsTests {
  static let mistakes: [(String, String)] = [
    ("and then | conjunction", "'and then' is not a single word"),
    ("is | inquiry", "'is' is not two words"),
    ("is it so | question", "'is it so' is not two words"),
    ("regard* | closing", "'regard*' has a star or a number"),
    ("sent <n> my | device_line", "'sent <n> my' has a star or a number"),
    ("@us | filler", "'@us' is an address or a handle, which is never looked up"),
  ]

  @Test(arguments: mistakes)
  func `a bad line is told with its mend`(line: String, message: String) {
    let (_, diagnostics) = read("and | conjunction\n" + line)
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.map { $0.location?.line } == [2])
    #expect(diagnostics.allSatisfy { $0.remedy != nil })
  }

  @Test
  func `an unknown role is told with those that are known`() throws {
    let (_, diagnostics) = read("and | glue")
    let message = try #require(diagnostics.first?.message)
    #expect(message.hasPrefix("'glue' is unknown; known are addressee, alternative, auxiliary"))
    #expect(GrammarRoles.named.keys.allSatisfy { message.contains($0) })
  }

  /// Lines, and the words that do something, in the order in which they are asked for.
  static let cases: [(String, word: String, GrammarRoles)] = [
    ("and | conjunction\nand | filler", "AND", [.conjunction, .filler]),
    ("and | conjunction", "sand", []),
    // What lines before it said is taken out, and what lines behind it say is not.
    ("and | conjunction\nand | none\nand | filler", "and", .filler),
    ("and | conjunction\nand | none", "and", []),
    // Other spellings do what the standard one does, but where they have a line of their own.
    ("wasn't | negated_past", "wasnt", .negatedPast),
    ("wasn't | negated_past\nwasnt | copula", "wasnt", .copula),
    ("wasnt | negated_past", "wasn't", []),
    ("sent from my | device_line", "my", .deviceEnd),
    ("sent from my | device_line\nsent from my | none", "my", []),
  ]

  @Test(arguments: cases)
  func `a word does what its lines say`(lines: String, word: String, roles: GrammarRoles) {
    let (words, diagnostics) = read(lines)
    #expect(diagnostics.isEmpty)
    #expect(words.roles(of: units(word)[0]) == roles)
  }

  static let openings: [(String, Asking)] = [
    ("is it", .forInformation), ("Is It", .forInformation), ("it is", .nothing),
    ("do you", .something), ("do u", .something), ("was it", .nothing), ("is there", .something),
  ]

  @Test(arguments: openings)
  func `two words open a question`(text: String, asks: Asking) {
    let lines = """
      is it | question
      is it | inquiry
      do you | question
      was it | question
      was it | none
      is there | question
      """
    let (words, _) = read(lines)
    let units = units(text)
    #expect(words.opening(units[0], units[1])?.asks ?? .nothing == asks)
  }

  @Test
  func `what was kept is what was read`() throws {
    let (words, _) = Self.shipped
    var archive = ArchiveWriter()
    words.write(to: &archive)
    let kept = try archive.bytes.withUnsafeBytes { bytes in
      var reader = ArchiveReader(bytes, owner: words)
      defer { #expect(reader.isAtEnd) }
      return try GrammarWords.read(&reader)
    }
    #expect(kept.words.map(\.hash) == words.words.map(\.hash))
    #expect(kept.words.map(\.roles) == words.words.map(\.roles))
    #expect(kept.openings.map(\.asks) == words.openings.map(\.asks))
    #expect(kept.deviceLines == words.deviceLines)
    #expect(!words.words.isEmpty && !words.openings.isEmpty && !words.deviceLines.isEmpty)
  }

  @Test
  func `each word that ships is found again, and each role has one`() {
    let (words, diagnostics) = Self.shipped
    #expect(diagnostics.isEmpty)
    var all: GrammarRoles = []
    for word in words.words {
      #expect(words.roles(of: word.hash) == word.roles)
      all.formUnion(word.roles)
    }
    for (name, role) in GrammarRoles.named { #expect(all.contains(role), "\(name)") }
    for opening in words.openings {
      #expect(words.opening(opening.first, opening.second)?.asks == opening.asks)
    }
  }

  @Test
  func `an overlay changes what a rule does`() {
    // "Plus" is no conjunction as the lists ship.
    let text = "not good plus late"
    let overlay = SmallLexicon.table(.grammar, "good | conjunction\nplus | conjunction")
    let changed = ScoringBench(LexiconSet(tables: SmallLexicon.set.tables + [overlay]))
    #expect(ScoringBench().written("not there plus good") == ["good=-1500 [negation -750]"])
    #expect(changed.written("not there plus good") == ["good=2000"])
    #expect(ScoringBench().written(text) == changed.written(text))
  }

  private static let shipped: (GrammarWords, [Diagnostic]) = {
    var diagnostics: [Diagnostic] = []
    let files = GrammarFiles(LexiconSet(tables: SmallLexicon.shippedGrammar), &diagnostics)
    return (files.laidOut(Spellings()), diagnostics)
  }()

  private func read(_ lines: String) -> (GrammarWords, [Diagnostic]) {
    let lexicons = LexiconSet(tables: [
      SmallLexicon.table(.spelling, "wasnt | wasn't\nu | you"), SmallLexicon.table(.grammar, lines),
    ])
    var diagnostics: [Diagnostic] = []
    let spellings = Spellings(lexicons, &diagnostics)
    let files = GrammarFiles(lexicons, &diagnostics)
    return (files.laidOut(spellings), diagnostics)
  }

  private func units(_ text: String) -> [LexicalUnit] {
    let bench = ScoringBench()
    _ = bench.score(text)
    return bench.buffer.units.array
  }
}
