import FeedbackModel
import LexiconMatching
import Testing

@testable import Calibration

@Suite struct EntryChangeTests {
  /// Reads files of one kind each; those whose names begin with "own" are overlays.
  private static func set(_ files: [(name: String, kind: String, lines: [String])]) throws
    -> LexiconSet
  {
    var diagnostics: [Diagnostic] = []
    let tables = files.compactMap { file in
      let header = [
        "#: kind: \(file.kind)", "#: name: \(file.name)", "#: version: 1", "#: language: en",
        "#: licence: Apache-2.0", "#: source: written for the tests",
      ]
      let text = (header + file.lines).joined(separator: "\n")
      var table = LexiconTable.read(Array(text.utf8), file.name, &diagnostics)
      table?.isOverlay = file.name.hasPrefix("own")
      return table
    }
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return LexiconSet(tables: tables)
  }

  private static let columns = "form\tvalence\ttags"
  private static let topicColumns = "record\ttopic\tweight\tpattern"

  @Test func whatCountsInARunIsCompared() throws {
    let old = try Self.set([
      ("a", "valence", [Self.columns, "late\t-2.0\tfault", "rude\t-2.5\tfault", "Fine\t1"]),
      ("b", "valence", [Self.columns, "late\t-1.0\tfault"]),
      ("t", "topics", [Self.topicColumns, "topic\tx\t\tX", "cue\tx\t1.0\ta", "cue\tx\t0.5\ta"]),
    ])
    let new = try Self.set([
      ("a", "valence", [Self.columns, "late\t-1.0\tfault", "fine\t1.00", "spotty\t-1.5"]),
      ("t", "topics", [Self.topicColumns, "topic\tx\t\tX", "cue\tx\t1.0\ta", "match\tx\t\ta"]),
      ("own", "topics", [Self.topicColumns, "cue\tx\t0.25\ta", "rule\tx\t1.0\ta AND b"]),
    ])
    let changes = EntryChange.all(from: old, to: new)
    #expect(
      changes.map { "\($0.kind) \($0.entry): \($0.old ?? "–") \($0.new ?? "–")" } == [
        "valence rude: -2.5 (fault) –", "valence spotty: – -1.5",
        "topics x rule: a and b: – 1.0", "topics x: a: 1.0 0.250",
      ]
    )
    let back = EntryChange.all(from: new, to: old)
    #expect(back.map(\.entry) == changes.map(\.entry) && back.map(\.new) == changes.map(\.old))
    #expect(EntryChange.all(from: old, to: old).isEmpty)
  }

  @Test func hitsAreComparedAtTheirPlaces() {
    func step(_ hit: Int, _ entry: String, _ start: Int, _ rule: String, _ value: Int64)
      -> Contribution
    {
      Contribution(
        hit: hit,
        span: TextSpan(start, start + 4),
        entry: entry,
        rule: rule,
        factor: 1000,
        value: value
      )
    }
    let old = [
      step(0, "late", 0, "lexicon", -2000), step(0, "late", 0, "contrast", 500),
      step(1, "late", 9, "lexicon", -2000), step(2, "rude", 20, "tone", -100),
    ]
    let new = [
      step(0, "late", 0, "lexicon", -1500), step(1, "late", 9, "lexicon", -1000),
      step(2, "a late", 18, "lexicon", -500), step(3, "rude", 20, "tone", -100),
      step(3, "rude", 20, "neutral", 50),
    ]
    #expect(
      HitChange.all(from: old, to: new) == [
        HitChange(entry: "late", old: -2000, new: -1000),
        HitChange(entry: "a late", old: nil, new: -500),
        HitChange(entry: "rude", old: nil, new: 50),
      ]
    )
    #expect(HitChange.all(from: old, to: old).isEmpty)
  }
}
