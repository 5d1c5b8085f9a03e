import FeedbackModel
import Testing

@testable import LexiconMatching

struct LexiconSetTests {
  private static func list(_ kind: LexiconKind, _ name: String, _ rows: [String] = []) -> String {
    var lines = [
      "#: kind: \(kind.rawValue)", "#: name: \(name)", "#: version: 1.0.0", "#: language: en",
      "#: licence: Apache-2.0", "#: source: test", kind.columns.joined(separator: "\t"),
    ]
    lines += rows
    return lines.joined(separator: "\n") + "\n"
  }

  private let folder = TemporaryFolder([
    "shared/languages.tsv": list(.language, "languages"),
    "shared/README.md": "not a list",
    "shared/en/b.tsv": list(.valence, "b"),
    "shared/en/a.tsv": list(.cue, "a"),
    "shared/en/B.tsv": list(.valence, "capital"),
    "shared/en/notes.txt": "not a list",
    "shared/en/topics/rail.tsv": list(.topics, "rail"),
    "shared/en/topics/bank.tsv": list(.topics, "bank"),
    "over/y.tsv": list(.valence, "y"), "over/x.tsv": list(.valence, "x"),
    "own.tsv": list(.topics, "own"), "single.tsv": list(.valence, "single"),
    "bad.tsv": list(.valence, "bad", ["x"]),
    "asks/topics.tsv": "#: consults: rail , bank\r\n" + list(.topics, "asks"),
    "lost.tsv": list(.topics, "lost") + "#: consults: ship\n",
    "none.tsv": "# a note\n#: consults: ship\n" + list(.topics, "none"),
    "path.tsv": "#: consults: ../own\n" + list(.topics, "path"),
    "words.tsv": "#: consults: rail\n" + list(.valence, "words"),
  ])

  private func load(_ taxonomies: [String], _ overlays: [String]) throws -> LexiconSet {
    try LexiconSet.load(
      folder: folder.path + "/shared",
      language: "en",
      taxonomies: taxonomies,
      overlays: overlays
    )
  }

  @Test
  func `what an overlay consults is read beside the files of the run`() throws {
    let set = try load(["rail"], [folder.path + "/asks"])
    #expect(set.tables.map(\.name) == ["languages", "capital", "a", "b", "rail", "asks"])
    #expect(set.consulted.map(\.name) == ["bank", "rail"])
    #expect(set.consulted.map(\.consultedName) == ["bank", "rail"])
    // They change what comes out, so results name them.
    #expect(set.sources.map(\.name).suffix(2) == ["bank", "rail"])
    #expect(set.tables(.topics).map(\.name) == ["rail", "asks"])
    // Only what stands above the columns is header.
    #expect(ConsultedTaxonomies.names(in: Array(Self.list(.topics, "x").utf8)) == [])
    let marked = [0xEF, 0xBB, 0xBF] + Array("\n#: consults: a,,b\nx\n#: consults: c".utf8)
    #expect(ConsultedTaxonomies.names(in: marked).map(\.name) == ["a", "b"])
    #expect(ConsultedTaxonomies.names(in: marked).map(\.line) == [2, 2])
    // A taxonomy of the run may consult others as an overlay does.
    let own = try load([folder.path + "/asks/topics.tsv"], [])
    #expect(own.consulted.map(\.name) == ["bank", "rail"])
  }

  @Test
  func `compiled lists depend on what is consulted, and under which name`() throws {
    func parts(_ consulted: [String], _ digests: [String]) throws -> [String] {
      try LexiconPaths(
        folder: folder.path + "/shared",
        language: "en",
        taxonomies: [],
        overlays: [],
        consulted: consulted
      ).parts(digests).suffix(2)
    }
    let digests = (0..<6).map(String.init)
    #expect(try parts(["rail", "bank"], digests) == ["consulted bank 4", "consulted rail 5"])
    let written = WrittenLexicon(name: "t.tsv", bytes: Array("#: consults: rail\n".utf8))
    let paths = try LexiconPaths(
      folder: folder.path + "/shared",
      language: "en",
      taxonomies: [],
      overlays: [],
      written: [written]
    )
    #expect(paths.all.last?.hasSuffix("/topics/rail.tsv") == true)
    #expect(paths.consultedName(paths.all.count - 1) == "rail")
  }

  @Test(
    arguments: [
      ("none.tsv", 2, "there is no taxonomy 'ship' to consult; known are bank, rail"),
      ("path.tsv", 1, "there is no taxonomy '../own' to consult; known are bank, rail"),
      ("words.tsv", 8, "a list of the kind valence consults no taxonomies"),
    ]
  )
  func `what cannot be consulted is told`(file: String, line: Int, message: String) throws {
    let error = try #require(throws: LexiconError.self) { try load([], [folder.path + "/" + file]) }
    #expect(error.diagnostics.map(\.message) == [message])
    #expect(error.diagnostics.map(\.location?.line) == [line])
    #expect(error.diagnostics.first?.location?.file.hasSuffix(file) == true)
    // Below the columns the line is no header that anything is read for.
    #expect(try load([], [folder.path + "/lost.tsv"]).consulted.isEmpty)
  }

  @Test
  func `files come in a fixed order, overlays last`() throws {
    let set = try load(
      ["rail", folder.path + "/own.tsv", "bank"],
      [folder.path + "/over", folder.path + "/single.tsv"]
    )
    let names = ["languages", "capital", "a", "b", "rail", "own", "bank", "x", "y", "single"]
    #expect(set.tables.map(\.name) == names)
    #expect(set.sources.map(\.name) == names)
    #expect(set.tables(.valence).map(\.name) == ["capital", "b", "x", "y", "single"])
  }

  @Test
  func `shipped taxonomies are listed`() {
    let names = LexiconSet.shippedTaxonomies(folder: folder.path + "/shared", language: "en")
    #expect(names == ["bank", "rail"])
    #expect(LexiconSet.shippedTaxonomies(folder: folder.path + "/none", language: "en").isEmpty)
  }

  @Test
  func `an unknown taxonomy names the known ones`() {
    do {
      _ = try LexiconSet.load(
        folder: folder.path + "/shared",
        language: "en",
        taxonomies: ["rial"],
        overlays: []
      )
      Issue.record("loaded")
    } catch {
      #expect(error.code == .unknownTaxonomy)
      #expect(error.description.contains("'rial'; known are bank, rail"))
    }
  }

  @Test(arguments: [("none", "en"), ("shared", "xx")])
  func `a missing folder is told`(name: String, language: String) {
    do {
      _ = try LexiconSet.load(
        folder: folder.path + "/" + name,
        language: language,
        taxonomies: [],
        overlays: []
      )
      Issue.record("loaded")
    } catch {
      #expect(error.code == .notFound)
      #expect(error.description.hasPrefix(folder.path + "/" + name))
    }
  }

  @Test
  func `the bad lines of all files are listed at once`() {
    let bad = TemporaryFolder([
      "en/a.tsv": Self.list(.valence, "a", ["x", "fine\t1", "y\t1\t\t\tz"]),
      "en/b.tsv": Self.list(.cue, "b", ["x\ty"]),
      "over/c.tsv": "form\n",
    ])
    do {
      _ = try LexiconSet.load(
        folder: bad.path,
        language: "en",
        taxonomies: [],
        overlays: [bad.path + "/over"]
      )
      Issue.record("loaded")
    } catch {
      #expect(error.code == .invalidLines)
      let places = error.diagnostics.compactMap {
        $0.location?.description.dropFirst(bad.path.count)
      }
      #expect(places.prefix(3) == ["/en/a.tsv:8", "/en/a.tsv:10", "/en/b.tsv:8"])
      #expect(places.dropFirst(3).allSatisfy { $0 == "/over/c.tsv:1" })
      #expect(error.description.split(separator: "\n").count == error.diagnostics.count)
    }
  }

  /// Files are read on several threads; what is told is what comes first in their order.
  @Test(
    arguments: [
      (["none", "bad.tsv", "gone"], "none"), (["bad.tsv", "gone", "none"], "gone"),
      (["single.tsv", "none"], "none"),
      (["gone", "none"] + Array(repeating: "own.tsv", count: 40), "gone"),
    ]
  )
  func `of files that cannot be read the first is told`(overlays: [String], told: String) {
    for _ in 0..<20 {
      let error = #expect(throws: LexiconError.self) {
        try load([], overlays.map { folder.path + "/" + $0 })
      }
      #expect(error?.code == .unreadable && error?.diagnostics.count == 1)
      #expect(error?.diagnostics.first?.location?.file == folder.path + "/" + told)
    }
  }
}
