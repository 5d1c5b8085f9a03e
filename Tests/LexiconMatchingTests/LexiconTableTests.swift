import FeedbackModel
import Testing

@testable import LexiconMatching

struct LexiconTableTests {
  private static let header = """
    #: kind: valence
    #: name: test
    #: version: 1.2.3
    #: language: en
    #: licence: Apache-2.0
    #: source: written for the test

    """

  private static let columns = "form\tvalence\ttags\n"

  private func read(_ text: String) throws -> (table: LexiconTable?, found: [Diagnostic]) {
    try read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> (table: LexiconTable?, found: [Diagnostic]) {
    let folder = TemporaryFolder()
    folder.write(bytes, to: "list.tsv")
    var found: [Diagnostic] = []
    let table = try LexiconTable.read(folder.path + "/list.tsv", &found)
    for diagnostic in found {
      #expect(diagnostic.location?.file == folder.path + "/list.tsv")
      #expect(diagnostic.remedy?.isEmpty == false)
    }
    return (table, found)
  }

  @Test
  func `a good file is read whole`() throws {
    let text = Self.header + "# a remark\n" + Self.columns + "late\t-1.5\tfault\n\nkind\t2\n"
    let (table, found) = try read(text)
    #expect(found.isEmpty)
    #expect(table?.kind == .valence)
    #expect(table?.name == "test")
    #expect(table?.version == "1.2.3")
    #expect(table?.sha256 == SHA256.hex(of: Array(text.utf8)))
    #expect(table?.rows.map(\.fields) == [["late", "-1.5", "fault"], ["kind", "2", ""]])
    #expect(table?.rows.map(\.line) == [9, 11])
  }

  /// Other ways of writing the same three entries.
  static let spellings: [String] = [
    header + columns + "a\t1\tx\nb\t2\t\nc\t3\ty\n",
    header + columns + "a\t1\tx\nb\t2\nc\t3\ty",
    "\u{FEFF}" + header + columns + "a\t1\tx\nb\t2\t\nc\t3\ty\n",
    (header + columns + "a\t1\tx\nb\t2\t\nc\t3\ty\n").replacing("\n", with: "\r\n"),
    "\u{FEFF}" + (header + columns + "a\t1\tx\nb\t2\t\nc\t3\ty").replacing("\n", with: "\r\n"),
    header + "\n#remark\n" + columns + "# a\t9\tz\n a \t 1 \tx \nb\t2\t\n \t \nc\t3\ty\n#\n",
    "# first a remark\n" + header + columns + "a\t1\tx\nb\t2\t\nc\t3\ty\n",
  ]

  @Test(arguments: spellings)
  func `marks, line ends, blanks and comments do not matter`(text: String) throws {
    let (table, found) = try read(text)
    #expect(found.isEmpty)
    #expect(table?.rows.map(\.fields) == [["a", "1", "x"], ["b", "2", ""], ["c", "3", "y"]])
  }

  @Test
  func `a hashtag is an entry and no comment where a tab follows the mark`() throws {
    let (table, found) = try read(Self.header + Self.columns + "#\t1\t\n#fail\t1\t\n")
    #expect(found.isEmpty)
    #expect(table?.rows.map(\.fields) == [["#", "1", ""]])
  }

  /// A file that lacks something or has too much, and what is told of which line.
  static let faults: [(String, [(line: Int, part: String)])] = [
    ("", lacks(1, ["kind", "name", "version", "language", "licence", "source"])),
    (
      columns + "a\t1\t\n",
      lacks(1, ["kind", "name", "version", "language", "licence", "source"])
    ),
    (header.replacing("#: name: test\n", with: "") + columns, lacks(6, ["name"])),
    (header.replacing("name: test", with: "name:") + columns, lacks(7, ["name"])),
    (
      header.replacing("name: test", with: "name") + columns, [(2, "no value")] + lacks(7, ["name"])
    ),
    (
      header.replacing("kind: valence", with: "kind: valance") + columns,
      [(1, "the kind 'valance' is unknown")]
    ),
    (header + "#: license: MIT\n" + columns, [(7, "the header key 'license' is unknown")]),
    (header + "form\tweight\n", [(7, "the columns are 'form weight'")]),
    (header + "form\tvalence\n", [(7, "has 'form valence tags'")]),
    (header + "form valence tags\n", [(7, "with tabs between")]),
    (header + columns + "a\n", [(8, "the line has 1 fields")]),
    (header + columns + "a 1\n", [(8, "the line has 1 fields")]),
    (header + columns + "a\t1\tx\ty\n", [(8, "the line has 4 fields")]),
    (
      header + "#: x: y\n" + "form\n" + "a\n" + "b\t1\n" + "c\t1\tx\ty\n",
      [(7, "'x' is unknown"), (8, "the columns"), (9, "1 fields"), (11, "4 fields")]
    ),
  ]

  private static func lacks(_ line: Int, _ keys: [String]) -> [(line: Int, part: String)] {
    keys.map { (line, "the header lacks '\($0)'") }
  }

  @Test(arguments: faults)
  func `every fault is told with file, line and mend`(
    text: String,
    expected: [(line: Int, part: String)]
  ) throws {
    let found = try read(text).found
    #expect(found.map { $0.location?.line } == expected.map(\.line))
    for (diagnostic, wanted) in zip(found, expected) {
      let told = diagnostic.message + " " + (diagnostic.remedy ?? "")
      #expect(told.contains(wanted.part))
    }
  }

  @Test
  func `a line in another charset is told, and the next are read`() throws {
    let bytes =
      Array((Self.header + Self.columns).utf8) + [0x63, 0x61, 0x66, 0xE9, 0x09, 0x31, 0x0A]
    let (table, found) = try read(bytes + Array("b\t2\n".utf8))
    #expect(found.map { $0.location?.line } == [8])
    #expect(found.first?.message == "the line is not UTF-8")
    #expect(table?.rows.map(\.line) == [9])
  }

  @Test
  func `without a kind there is no table`() throws {
    let (table, found) = try read(Self.columns + "a\t1\t\n")
    #expect(table == nil)
    #expect(!found.isEmpty)
  }

  @Test(arguments: LexiconKind.allCases)
  func `each kind takes its own columns`(kind: LexiconKind) throws {
    let header = Self.header.replacing("kind: valence", with: "kind: \(kind.rawValue)")
    let fields = kind.columns.indices.map { "f\($0)" }
    let text = header + kind.columns.joined(separator: "\t") + "\n" + fields.joined(separator: "\t")
    let (table, found) = try read(text + "\n")
    #expect(found.isEmpty)
    #expect(table?.rows.map(\.fields) == [fields])
  }

  @Test
  func `a missing file is told`() {
    var found: [Diagnostic] = []
    do {
      _ = try LexiconTable.read("/nonexistent/list.tsv", &found)
      Issue.record("the file was read")
    } catch {
      #expect(error.code == .unreadable)
      #expect(error.description.hasPrefix("/nonexistent/list.tsv: error: the file cannot be read"))
    }
  }

  @Test
  func `a diagnostic of a row names its line`() throws {
    let (table, _) = try read(Self.header + Self.columns + "@name\t1\t\nfine\t1\t\n")
    let read = try #require(table)
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    let numbers = read.rows.map { read.pattern(of: $0, &builder, &found) }
    #expect(numbers == [nil, 0])
    #expect(found.map { $0.location?.line } == [8])
    #expect(found.first?.message.contains("'@name'") == true)
  }
}
