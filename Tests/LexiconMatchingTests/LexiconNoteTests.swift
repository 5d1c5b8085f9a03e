import FeedbackModel
import Testing

@testable import LexiconMatching

@Suite struct LexiconNoteTests {
  private static func header(_ kind: String) -> String {
    "#: kind: \(kind)\n#: name: n\n#: version: 1.0.0\n#: language: en\n#: licence: l\n#: source: s\n"
  }

  @Test(
    arguments: [
      ("valence", "form\tvalence\ttags", "late\t-2.0\tfault", ["late", "-2.0", "fault"]),
      ("valence", "form\tvalence\ttags", "late\t-2.0", ["late", "-2.0", ""]),
      (
        "valence", "form\tvalence\ttags\tnote", "late\t-2.0\tfault\t9 rows",
        ["late", "-2.0", "fault", "9 rows"]
      ),
      ("valence", "form\tvalence\ttags\tnote", "late\t-2.0", ["late", "-2.0", "", ""]),
      ("cue", "form\tcategory\tweight\tnote", "dm\ttone\t0.5", ["dm", "tone", "0.5", ""]),
      (
        "topics", "record\ttopic\tweight\tpattern\tnote", "cue\tx\t1.0\tlate\twhy",
        ["cue", "x", "1.0", "late", "why"]
      ),
    ]
  )
  func aFileMayNameNotes(kind: String, columns: String, line: String, fields: [String]) throws {
    var diagnostics: [Diagnostic] = []
    let text = Self.header(kind) + columns + "\n" + line + "\n"
    let table = LexiconTable.read(Array(text.utf8), "n.tsv", &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(try #require(table).rows.map(\.fields) == [fields])
  }

  @Test func withoutTheColumnThereAreNoNotes() {
    var diagnostics: [Diagnostic] = []
    let text = Self.header("cue") + "form\tcategory\tweight\ndm\ttone\t0.5\ta note\n"
    let table = LexiconTable.read(Array(text.utf8), "n.tsv", &diagnostics)
    #expect(diagnostics.count == 1 && table?.rows.isEmpty == true)
  }
}
