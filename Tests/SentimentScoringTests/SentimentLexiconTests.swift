import FeedbackModel
import Testing

@testable import LexiconMatching
@testable import SentimentScoring

struct SentimentLexiconTests {
  private func read(
    _ tables: [LexiconTable]
  ) -> (lexicon: SentimentLexicon, table: PatternTableBuilder, found: [Diagnostic]) {
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    let lexicon = SentimentLexicon(LexiconSet(tables: tables), &builder, &found)
    return (lexicon, builder, found)
  }

  static let faults: [(LexiconKind, String, String)] = [
    (.valence, "good | two |", "'two' is not a decimal number"),
    (.valence, "good | 4.001 |", "out of range"),
    (.valence, "good | -5 |", "out of range"),
    (
      .valence, "good | 2 | nice",
      "'nice' is unknown; known are deed, emotion, fault, insult, polite, quality, rhetorical, wanted"
    ),
    (.valence, "* | 2 |", "lone star"),
    (.valence, "good | 2 |\nGOOD | 1 |", "stands already in line 1"),
    (.negation, "not | negates", "'negates' is unknown"),
    (.intensity, "very | 0.05", "out of range"),
    (.intensity, "very | 3.1", "out of range"),
    (.contrast, "but | 0.5 | 2.5", "out of range"),
    (.contrast, "but | x | 1", "'x' is not a decimal number"),
    (.irrealis, "if | maybe", "'maybe' is unknown; known are wish, condition"),
  ]

  @Test(arguments: faults)
  func `a bad entry is told with its line and mend`(kind: LexiconKind, text: String, part: String) {
    let found = read([SmallLexicon.table(kind, text, path: "bad.tsv")]).found
    #expect(found.count == 1)
    #expect(found.first?.message.contains(part) == true)
    #expect(found.first?.remedy?.isEmpty == false)
    #expect(found.first?.location?.file == "bad.tsv")
    #expect(found.first?.location?.line == text.split(separator: "\n").count)
  }

  @Test
  func `all bad entries are told`() {
    let found = read([
      SmallLexicon.table(.valence, "a | x |\nb | 1 |\nc | 9 |"),
      SmallLexicon.table(.intensity, "d | x"),
    ]).found
    #expect(found.map { $0.location?.line } == [1, 3, 1])
  }

  @Test
  func `an overlay stands over what ships`() throws {
    var (lexicon, builder, found) = read([
      SmallLexicon.table(.valence, "good | 2 | quality\nbad | -2 | quality"),
      SmallLexicon.table(.intensity, "good | 1.2"),
      SmallLexicon.table(.valence, "Good | 0.5 | polite", path: "overlay.tsv"),
    ])
    #expect(found.isEmpty)
    let good = try builder.add("good")
    let bad = try builder.add("bad")
    #expect(lexicon[good]?.valence == 500)
    #expect(lexicon[good]?.tags == .polite)
    #expect(lexicon[good]?.intensity == 1200)
    #expect(lexicon[bad]?.valence == -2000)
    #expect(try lexicon[builder.add("other")] == nil)
  }

  @Test
  func `lines that differ by spelling alone are no fault, and the first stands`() throws {
    var diagnostics: [Diagnostic] = []
    var builder = PatternTableBuilder()
    let lexicons = LexiconSet(tables: [
      SmallLexicon.table(.spelling, "dont | don't"),
      SmallLexicon.table(.valence, "dont work | -2 | fault\ndon't work | -1 |\nwork | 1 |"),
      SmallLexicon.table(.valence, "works | 1 |\nWORKS | 2 |"),
    ])
    builder.declare(Spellings(lexicons, &diagnostics))
    let lexicon = SentimentLexicon(lexicons, &builder, &diagnostics)
    #expect(diagnostics.map(\.message) == ["'WORKS' stands already in line 1"])
    #expect(try lexicon[builder.add("don't work")]?.valence == -2000)
  }

  @Test
  func `missing and unknown constants are told`() {
    var found: [Diagnostic] = []
    let rows = SmallLexicon.model.replacing("capitals | 1.25", with: "capitols | 1.25")
      .replacing("hearsay | 0.5", with: "hearsay | half")
    let set = LexiconSet(tables: [SmallLexicon.table(.model, rows, path: "model.tsv")])
    _ = ModelConstants(set, &found)
    let told = found.map(\.description).joined(separator: "\n")
    #expect(found.count == 4)
    #expect(told.contains("no constant 'capitols'"))
    #expect(told.contains("'half' is not a decimal number"))
    #expect(told.contains("gives the model's constant 'capitals'"))
    #expect(told.contains("gives the model's constant 'hearsay'"))
  }

  @Test
  func `a later model file stands over an earlier one`() {
    var found: [Diagnostic] = []
    let set = LexiconSet(tables: [
      SmallLexicon.table(.model, SmallLexicon.model),
      SmallLexicon.table(.model, "capitals | 1.5"),
    ])
    let constants = ModelConstants(set, &found)
    #expect(found.isEmpty)
    #expect(constants[.capitals] == 1500)
    #expect(constants[.elongation] == 1200)
  }
}
