import FeedbackModel
import Testing

@testable import Classification
@testable import LexiconMatching

struct TaxonomyTests {
  private func read(_ files: String...) -> (taxonomy: Taxonomy, found: [Diagnostic]) {
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    let tables = files.enumerated().map { SmallLexicon.table(.topics, $1, path: "\($0).tsv") }
    return (Taxonomy(LexiconSet(tables: tables), &builder, &found), found)
  }

  static let faults: [(String, String)] = [
    ("topic | A |  | x", "'A' is no topic id"),
    ("topic |  |  | x", "'' is no topic id"),
    ("topic | a b |  | x", "'a b' is no topic id"),
    ("topic | ok |  | x", "the topic 'ok' is declared already"),
    ("topic | ok/a/b |  | x", "nests deeper than one slash"),
    ("topic | ok/ |  | x", "nests deeper than one slash"),
    ("topic | no/a |  | x", "the topic 'no' of 'no/a' is not declared before it"),
    ("cue | no | 1 | x", "the topic 'no' is not declared above; declared are ok"),
    ("cue | ok | one | x", "'one' is not a decimal number"),
    ("cue | ok | 1000.001 | x", "1000.001 is out of range"),
    ("when | ok | -3000000 | ok 1.0", "-3000000 is out of range"),
    ("tone | ok | 0.3 | 1001", "1001 is out of range"),
    ("cue | ok | 1 | *", "lone star"),
    ("not | ok |  | @x", "never looked up"),
    ("rule | ok | 1 | (a", "a closing bracket is missing"),
    ("rule | ok | x | a", "'x' is not a decimal number"),
    ("phrase | ok | 1 | x", "the record 'phrase' is unknown"),
    ("word | ok | one | x", "'one' is not a decimal number"),
    ("word | ok | 1 | @x", "never looked up"),
    ("when | ok | 1 | ok", "'ok' is no topic declared above with a strength"),
    ("when | ok | 1 | no 1.0", "'no 1.0' is no topic declared above with a strength"),
    ("when | ok | 1 | ok one", "'ok one' is no topic declared above with a strength"),
    ("when | ok | x | ok 1.0", "'x' is not a decimal number"),
  ]

  @Test(arguments: faults)
  func `a bad line is told with its mend`(line: String, part: String) {
    let found = read("topic | ok |  | Fine\n" + line).found
    #expect(found.map { $0.location?.description } == ["0.tsv:2"])
    #expect(found.first?.message.contains(part) == true)
    #expect(found.first?.remedy?.isEmpty == false)
  }

  @Test
  func `only a top-level topic stands for what no other one names`() {
    let found = read("topic | ok |  | Fine\ntopic | ok/part |  | Part\nelse | ok/part | |").found
    #expect(found.map { $0.location?.description } == ["0.tsv:3"])
    #expect(found.first?.message.contains("cannot stand for what no other topic names") == true)
  }

  @Test
  func `all bad lines of all files are told`() {
    let lines = "topic | ok |  | Fine\n" + Self.faults.map(\.0).joined(separator: "\n")
    let found = read(lines, lines).found
    #expect(found.count == 2 * Self.faults.count)
    #expect(Set(found.compactMap { $0.location?.file }) == ["0.tsv", "1.tsv"])
  }

  @Test
  func `the same topic of two files is one, with the cues of both`() {
    let first = "topic | a |  | First\ntopic | b |  |\ncue | a | 0.5 | one"
    let second = "topic | a |  | Second\ntopic | a/c |  | Sub\ncue | a | 0.5 | two"
    let (taxonomy, found) = read(first, second)
    #expect(found.isEmpty)
    #expect(taxonomy.topics.map(\.id) == ["a", "b", "a/c"])
    #expect(taxonomy.topics.map(\.name) == ["First", "b", "Sub"])
    #expect(taxonomy.topics.map(\.parent) == [nil, nil, 0])
    let bench = ClassifierBench(
      topics: first + "\n" + second.replacing("topic | a |  | Second\n", with: "")
    )
    #expect(bench.topicIDs("one") == [])
    #expect(bench.topicIDs("one two") == ["a"])
  }

  @Test
  func `examples are kept for checking`() {
    let lines = "topic | a |  | A\nmatch | a |  | one two\nmiss | a |  | three"
    let examples = read(lines).taxonomy.examples
    #expect(examples.map(\.text) == ["one two", "three"])
    #expect(examples.map(\.mustMatch) == [true, false])
    #expect(examples.map { $0.location.line } == [2, 3])
  }
}
