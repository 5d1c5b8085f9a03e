import FeedbackModel
import Foundation
import Ingestion
import LexiconMatching
import Pipeline
import Testing

@testable import Calibration

@Suite("Imports of dictionaries")
struct LexiconImportTests {
  /// Reads a table of terms, which can say whatever any other format can of categories and weights.
  private static func dictionary(
    _ text: String,
    suffix: String = ".csv",
    _ format: DictionaryFormat? = nil
  ) throws -> ImportedDictionary {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + suffix)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ImportedDictionary(
      path: file.path(percentEncoded: false),
      format: format,
      encoding: nil
    )
  }

  private static func imported(
    _ text: String,
    suffix: String = ".csv",
    _ format: DictionaryFormat? = nil,
    change: (inout LexiconImport.Settings) -> Void = { _ in }
  ) throws -> LexiconImport {
    var settings = LexiconImport.Settings()
    change(&settings)
    return try LexiconImport(dictionary(text, suffix: suffix, format), settings)
  }

  /// The entries of a file, without header, columns and topics.
  private static func lines(_ result: LexiconImport, _ kind: LexiconKind) -> [String] {
    let file = result.files.first { $0.name == kind.rawValue + ".tsv" }
    let text = String(decoding: file?.bytes ?? [], as: UTF8.self)
    return text.split(separator: "\n").dropFirst(7).map(String.init).filter {
      !$0.hasPrefix("topic\t")
    }
  }

  private static func wish(_ name: String, _ target: String) throws -> ImportedCategories.Wish {
    ImportedCategories.Wish(name, try #require(ImportTarget(target)))
  }

  @Test("good and bad categories become valence, others topics with their parts below them")
  func categories() throws {
    let result = try Self.imported(
      """
      term,category
      great,PosEmo
      awful,neg
      not good,Tone > neg_positive
      not bad,neg-negative
      never,Negate
      late train,Travel & Time
      queue*,Travel & Time > Waiting > On site
      bus,travel--time!
      """
    )
    #expect(
      Self.lines(result, .valence) == [
        "great\t2.0\t\tPosEmo", "awful\t-2.0\t\tneg", "not good\t-2.0\t\tTone/neg_positive",
        "not bad\t2.0\t\tneg-negative",
      ]
    )
    #expect(Self.lines(result, .negation) == ["never\tnegator"])
    #expect(
      Self.lines(result, .topics) == [
        "cue\ttravel-time\t1.0\tlate train\tTravel & Time",
        "cue\ttravel-time/waiting-on-site\t1.0\tqueue*\tTravel & Time/Waiting/On site",
        "cue\ttravel-time-2\t1.0\tbus\ttravel--time!",
      ]
    )
    let topics = try #require(result.files.first { $0.name == "topics.tsv" })
    let text = String(decoding: topics.bytes, as: UTF8.self)
    #expect(text.contains("topic\ttravel-time\t\tTravel & Time\t\ntopic\ttravel-time-2\t"))
    #expect(text.contains("topic\ttravel-time/waiting-on-site\t\tOn site\t\n"))
    #expect(result.carried == 8 && result.losses.isEmpty)
  }

  @Test("the user says what a category becomes, and which are wanted")
  func wishes() throws {
    let table = """
      term,category,weight
      leaving,Churn Risk,
      slow,Speed > Slow,2
      quick,Speed > Quick,2
      really,Boost,
      hm,Misc,
      """
    let result = try Self.imported(table) { settings in
      settings.wishes = try! [
        Self.wish("churn risk", "cue:churn"), Self.wish("SPEED", "valence:-1"),
        Self.wish("speed/quick", "topic:pace/fast"), Self.wish("Boost", "intensity:1.5"),
        Self.wish("misc", "skip"),
      ]
      settings.scale = 500
    }
    #expect(Self.lines(result, .cue) == ["leaving\tchurn\t1.0\tChurn Risk"])
    #expect(Self.lines(result, .valence) == ["slow\t-1.0\t\tSpeed/Slow"])
    #expect(Self.lines(result, .topics) == ["cue\tpace/fast\t2.0\tquick\tSpeed/Quick"])
    #expect(Self.lines(result, .intensity) == ["really\t1.5"])
    #expect(result.leftOut == 1 && result.carried == 4)
    let only = try Self.imported(table) { $0.only = ["Speed"] }
    #expect(
      only.categories.all.map(\.target.text) == [
        "skip", "topic:speed/slow", "topic:speed/quick", "skip", "skip",
      ]
    )
    #expect(throws: ImportedCategories.Unknown.self) {
      try Self.imported(table) { $0.only = ["Pace"] }
    }
  }

  @Test(
    "targets are written as they are told",
    arguments: [
      "topic:a-b/c1", "valence:-2.5", "valence:+0.125", "cue:churn", "negation", "intensity:1.5",
      "skip",
    ]
  )
  func targets(_ text: String) { #expect(ImportTarget(text)?.text == text) }

  @Test(
    "and nothing else",
    arguments: [
      "", "topic", "topic:", "topic:A", "topic:a/b/c", "topic:a/", "valence:5", "valence:x",
      "valence", "cue:",
      "cue:anger", "negation:1", "intensity:0.05", "intensity:4", "skip:", "Skip", "valence:1:2",
    ]
  )
  func noTargets(_ text: String) { #expect(ImportTarget(text) == nil) }

  @Test(
    "a form stands once: the same again is repeated, the later one stands, both signs cancel out"
  )
  func repetition() throws {
    let table = """
      term,category,weight
      late,,-1.5
      Late,,-1.5
      rude,,-1
      rude,,-2
      tricky,positive,
      tricky,negative,
      TRICKY,positive,
      fine,positive,
      fine,positive,
      fine,Mood,
      fine,mood,
      fine,Mood,
      """
    let result = try Self.imported(table)
    #expect(
      Self.lines(result, .valence) == ["late\t-1.5\t\t", "rude\t-2.0\t\t", "fine\t2.0\t\tpositive"]
    )
    #expect(Self.lines(result, .topics).map { $0.split(separator: "\t")[1] } == ["mood", "mood-2"])
    #expect(result.repeated == 3 && result.carried == 5)
    #expect(
      result.losses.map { "\($0.location.line ?? 0) \($0.text)" } == [
        "4 rude", "6 tricky", "7 tricky", "8 TRICKY",
      ]
    )
    #expect(Set(result.losses.map(\.reason)).count == 2)
  }

  @Test(
    "what word lists cannot say is told with its reason",
    arguments: [
      ("#fail", "it begins with #; hashtags are looked up as their words"),
      ("*able", "a star stands elsewhere than at the end of a word of letters"),
      ("un*ed", "a star stands elsewhere than at the end of a word of letters"),
      ("4g*", "a star stands elsewhere than at the end of a word of letters"),
      ("ab*", "it has fewer than 3 letters before the star"),
      ("* late", "it begins or ends with a lone star"),
      ("<n> hours", "<n> stands for numbers in word lists"),
      ("a b c d e f g h i j k l m", "it has 13 words; at most 12 are allowed"),
      ("www.example.org", "it is an address or a handle, which is never looked up"),
      ("a\u{1}b", "control characters stand in it"),
      ("a\u{2028}b", "control characters stand in it"),
    ]
  )
  func refusals(_ form: String, _ reason: String) throws {
    let result = try Self.imported("term,weight\n\"\(form)\",-1\nlate,-1\n")
    #expect(result.losses.map(\.text) == [form])
    #expect(result.losses.map(\.reason) == [reason])
    #expect(Self.lines(result, .valence) == ["late\t-1.0\t\t"])
    // A cue of a topic does not begin its line.
    guard form == "#fail" else { return }
    #expect(try Self.imported("term,category\n#fail,A\n").losses.isEmpty)
  }

  @Test("a star is any letters only where the tool says so, and ? is one letter only in quanteda")
  func wildcards() throws {
    let vader = "f**k\t-2\t1\nfun*\t1\t1\n:*\t1\t1\n"
    let literal = try Self.imported(vader, suffix: ".txt", .vader)
    #expect(Self.lines(literal, .valence) == [":*\t1.0\t\t"])
    #expect(Set(literal.losses.map(\.reason)) == ["its star would stand for any letters"])
    let yaml = try Self.imported("a: ['wom?n', 'why ?', 'lat*']\n", suffix: ".yml")
    #expect(yaml.losses.map(\.text) == ["wom?n"])
    #expect(Self.lines(yaml, .topics).count == 2)
    let table = try Self.imported("term,weight\nwhy?,-1\n")
    #expect(table.losses.isEmpty)
  }

  @Test("weights are scaled, and none is beyond its range")
  func weights() throws {
    let table = "term,weight\nbad,-9\nfine,4.04\nodd,1e300\n"
    let result = try Self.imported(table) { $0.scale = 400 }
    #expect(Self.lines(result, .valence) == ["bad\t-3.6\t\t", "fine\t1.616\t\t"])
    #expect(result.losses.map(\.text) == ["odd"])
    #expect(try Self.imported(table).losses.map(\.text) == ["bad", "fine", "odd"])
    let heavy = try Self.imported("term,category,weight\nbad,Topic,1e9\n")
    #expect(heavy.losses.map(\.reason) == ["its weight is beyond what word lists take"])
  }

  @Test("capitals of programs that write nothing else are lowered, those of signs are not")
  func capitals() throws {
    let lexicoder = try Self.imported("+A\nLATE TRAIN*\nMcJob\n", suffix: ".lc3")
    #expect(
      Self.lines(lexicoder, .topics).map { $0.split(separator: "\t")[3] } == [
        "late train*", "McJob",
      ]
    )
    let vader = try Self.imported(":D\t2.3\t0.4\nXD\t2.8\t0.4\n", suffix: ".txt", .vader)
    #expect(Self.lines(vader, .valence) == [":D\t2.3\t\t", "XD\t2.8\t\t"])
  }

  @Test("slang of one word is a spelling; lines that other lists do not go with are told")
  func spellings() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("ppl\tpeople\nimho\tin my view\nxq\tcolor\nxq2\txq\n".utf8)
      .write(to: folder.appending(path: "SlangLookupTable.txt"))
    let read = try ImportedDictionary(
      path: folder.path(percentEncoded: false),
      names: ["SlangLookupTable.txt"],
      format: nil,
      encoding: nil
    )
    var result = try LexiconImport(read, LexiconImport.Settings())
    #expect(Self.lines(result, .spelling) == ["ppl\tpeople", "xq\tcolor", "xq2\txq"])
    try result.fit(over: EngineOptions())
    // "color" is another spelling itself in the shipped lists, and "xq" in this one.
    #expect(Self.lines(result, .spelling) == ["ppl\tpeople"])
    #expect(result.losses.map(\.text) == ["imho", "xq", "xq2"])
    #expect(read.entries.count == result.carried + result.losses.count)
  }

  @Test("the overlay says where it comes from, whatever the names hold")
  func header() throws {
    let result = try Self.imported("term,category\nlate,\"A\tB\nC\"\n") { settings in
      settings.name = "my\nlist"
      settings.licence = "ours\n#: kind: model"
    }
    let text = String(decoding: try #require(result.files.first).bytes, as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines[1] == "#: name: imported-my list-topics")
    #expect(lines[4] == "#: licence: ours #: kind: model")
    #expect(
      lines[5].hasPrefix("#: source: earshot lexicon import, from the spreadsheet dictionary ")
    )
    #expect(lines[7] == "topic\ta-b-c\t\tA B C\t" && lines[8] == "cue\ta-b-c\t1.0\tlate\tA B C")
    let licences = DictionaryFormat.allCases.map(\.licence)
    #expect(licences.allSatisfy { !$0.isEmpty })
  }

  @Test("every entry is accounted for, and whatever is written can be read", arguments: 0..<10)
  func account(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let terms = [
      "late", "Late", "LATE", "rude", "not good", "#a", "a*", "lat*", "*", "a * b", "<n>", ":)",
      "😀", "é", "e\u{301}",
      "dont", "don't", "color", "colour", "www.a.org", "@x", "a\u{7}", " ", "-", "…", "refund",
    ]
    let categories = [
      "", "positive", "negative", "Negate", "A", "a", "A > B", "A > B > C", "A/B", "é", "\u{202E}x",
      "churn", "A-b",
    ]
    let weights = ["", "1", "-2", "3.5", "9", "x", "0"]
    var table = "term,category,weight\n"
    for _ in 0..<40 {
      let row = [terms, categories, weights].map { $0.randomElement(using: &random)! }
      table += row.joined(separator: ",") + "\n"
    }
    var result = try Self.imported(table)
    try result.fit(over: EngineOptions())
    let entries = result.dictionary.entries.count
    let lost = result.losses.count - result.dictionary.losses.count
    #expect(entries == result.carried + result.repeated + result.leftOut + lost)
    #expect(result.kinds.reduce(0) { $0 + $1.lines } == result.carried)
    var diagnostics: [Diagnostic] = []
    for file in result.files {
      let read = LexiconTable.read(file.bytes, file.name, &diagnostics)
      let topics = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        .count { $0.hasPrefix("topic\t") }
      let kind = try #require(read?.kind)
      #expect((read?.rows.count ?? 0) - topics == result.kinds.first { $0.kind == kind }?.lines)
    }
    #expect(diagnostics.isEmpty)
  }
}
