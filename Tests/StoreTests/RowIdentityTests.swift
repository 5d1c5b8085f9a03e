import KPIModel
import Store
import Testing

@Suite struct RowIdentityTests {
  /// Rows that look alike when their fields are joined.
  private static let rows = [
    SampleComment(text: "ab", respondent: "c"), SampleComment(text: "a", respondent: "bc"),
    SampleComment(text: "abc"), SampleComment(text: "ab", respondent: "c", region: "south"),
    SampleComment(text: "ab", respondent: ""), SampleComment(text: "ab"),
    SampleComment(text: "ab", day: nil), SampleComment(text: "ab", day: 0),
    SampleComment(text: "ab", answers: [1]), SampleComment(text: "ab", answers: [-1]),
    SampleComment(text: "", respondent: "ab"),
  ]

  @Test func whatDiffersHasAnotherContent() {
    let block = SampleLoad.block(Self.rows)
    #expect(Set(block.rows.map(\.content)).count == Self.rows.count)
  }

  @Test func theContentIsNotThatOfTheID() {
    let named = ["1", "2", nil].map { SampleComment(id: $0, text: "late") }
    let block = SampleLoad.block(named)
    #expect(Set(block.rows.map(\.content)).count == 1 && Set(block.rows.map(\.key)).count == 3)
  }

  @Test func keysDependOnSourceAndOrdinal() {
    var (first, second) = (RowIdentity(source: "a"), RowIdentity(source: "b"))
    let content = Hash128(of: [1, 2, 3])
    let keys = [
      first.key(id: [1, 2]), second.key(id: [1, 2]), first.key(id: [1]),
      first.key(content: content, ordinal: 0), first.key(content: content, ordinal: 1),
      second.key(content: content, ordinal: 0),
    ]
    #expect(Set(keys).count == keys.count)
    #expect(first.key(id: [1, 2]) == keys[0])
  }

  /// The first half of SHA-256 of "abc", from FIPS 180-4, example B.1.
  @Test func theHashIsThatOfTheStandard() {
    let hash = Hash128(of: Array("abc".utf8))
    #expect(hash.high == 0xba78_16bf_8f01_cfea && hash.low == 0x4141_40de_5dae_2223)
  }

  @Test func knownRowsAreThoseOfTheStore() throws {
    let store = try StoreFolder().store()
    let rows = SampleLoad.comments(500, seed: 51).filter { $0.id != nil }
    try SampleLoad.load(rows, into: store)
    let known = try KnownRows(store)
    let block = SampleLoad.block(rows)
    var last: [Hash128: Hash128] = [:]
    for row in block.rows { last[row.key] = row.content }
    #expect(known.count == last.count)
    for row in block.rows {
      #expect(known.contains(row.key, row.content) == (last[row.key] == row.content))
    }
    #expect(!KnownRows().contains(block.rows[0].key, block.rows[0].content))
  }
}
