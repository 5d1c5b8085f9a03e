import FeedbackModel
import Testing
import Tokenization

@testable import LexiconMatching

@Suite
struct SpellingsTests {
  /// Returns a spelling file of lines `form = standard`; the first is line 8.
  static func table(_ lines: String, path: String = "spellings.tsv") throws -> LexiconTable {
    let keys = ["kind", "name", "version", "language", "licence", "source"]
    var text = keys.map { "#: \($0): \($0 == "kind" ? "spelling" : "test")\n" }.joined()
    text += "form\tstandard\n"
    for line in lines.split(separator: "\n") {
      text += line.split(separator: "=").map(\.trimmed).joined(separator: "\t") + "\n"
    }
    var diagnostics: [Diagnostic] = []
    let table = LexiconTable.read(Array(text.utf8), path, &diagnostics)
    try #require(diagnostics.isEmpty)
    return try #require(table)
  }

  private static func spellings(_ tables: LexiconTable...) throws -> Spellings {
    var diagnostics: [Diagnostic] = []
    let spellings = Spellings(LexiconSet(tables: tables), &diagnostics)
    try #require(diagnostics.isEmpty)
    return spellings
  }

  /// Returns the patterns found in a text, as they stand in their file.
  private static func found(
    _ text: String,
    among patterns: [String],
    numbers: [String] = [],
    _ spellings: Spellings
  ) throws -> [String] {
    var builder = PatternTableBuilder()
    builder.declare(spellings)
    for pattern in patterns { _ = try builder.add(pattern) }
    for word in numbers { builder.addNumberForm(word) }
    let table = builder.build()
    let tokenizer = Tokenizer(vocabulary: table.vocabulary)
    var buffer = TokenBuffer()
    var hits: [PatternHit] = []
    let bytes = Array(text.utf8)
    tokenizer.tokens(in: bytes.span, into: &buffer)
    PatternMatcher(table: table).matches(in: buffer, into: &hits)
    return hits.map { table.text(of: $0.pattern) }
  }

  private static let usual = """
    dont = don't
    recieved = received
    color = colour
    plz = please
    fone = phone
    too = two
    """

  @Test(arguments: [
    ("dont call", ["don't call"], ["don't call"]),
    ("don't call", ["dont call"], ["dont call"]),
    ("DONT CALL", ["don't call"], ["don't call"]),
    ("Recieved the wrong color", ["received the wrong colour"], ["received the wrong colour"]),
    ("received the wrong colour", ["recieved the wrong color"], ["recieved the wrong color"]),
    // Two patterns that differ by spelling alone are one.
    ("dont", ["don't", "dont"], ["don't"]),
    // Prefixes are those of the standard spelling.
    ("my fone", ["pho*", "fon*"], ["pho*"]),
    // Stretched words are reduced to a variant as to any other form.
    ("plzzzz help", ["please help"], ["please help"]),
    ("#dontcall", ["don't call"], ["don't call"]),
    ("don't", ["do"], []),
    ("plz and too", ["please"], ["please"]),
  ])
  func `a variant matches what its standard spelling matches`(
    text: String,
    patterns: [String],
    found: [String]
  ) throws {
    let spellings = try Self.spellings(Self.table(Self.usual))
    #expect(try Self.found(text, among: patterns, spellings) == found)
  }

  @Test
  func `a variant of a number word is a number`() throws {
    let spellings = try Self.spellings(Self.table(Self.usual))
    for numbers in [["two"], ["too"]] {
      #expect(
        try Self.found("too hours", among: ["<n> hours"], numbers: numbers, spellings)
          == ["<n> hours"]
      )
    }
  }

  @Test
  func `a later file's line stands over an earlier one's`() throws {
    let spellings = try Self.spellings(
      Self.table("ur = your"),
      Self.table("ur = youre", path: "overlay.tsv")
    )
    #expect(spellings.standard(of: FormHash.of("ur".utf8)) == Array("youre".utf8))
    #expect(spellings.standard(of: FormHash.of("youre".utf8)) == nil)
    #expect(spellings.variants.count == 1)
  }

  @Test(arguments: [
    ("dont = don't\ndont = do", ["2: 'dont' stands already in line 8"]),
    ("cancelled order = order", ["1: 'cancelled order' is not a single word"]),
    ("delay* = delay", ["1: 'delay*' is not a single word"]),
    ("plz = please\npls = plz", ["2: 'plz' is itself another spelling of 'please'"]),
    ("plz = plz", ["1: 'plz' is itself another spelling of 'plz'"]),
    ("@name = name", ["1: '@name' is an address or a handle, which is never looked up"]),
    ("a = * ", ["1: '*' begins or ends with a lone star"]),
  ])
  func `bad lines are told`(lines: String, messages: [String]) throws {
    var diagnostics: [Diagnostic] = []
    _ = Spellings(LexiconSet(tables: [try Self.table(lines)]), &diagnostics)
    #expect(diagnostics.map { "\(($0.location?.line ?? 0) - 7): \($0.message)" } == messages)
  }
}

extension Substring {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
