import Testing

@testable import EarshotBenchmarks

@Suite struct PlainTableTests {
  @Test func cellsStandAtTheRight() {
    #expect(PlainTable.lines([["a", "bb"], ["100", "2"]]) == ["  a  bb", "100   2"])
    #expect(PlainTable.lines([]).isEmpty)
  }

  @Test func namedColumnsStandAtTheLeft() {
    let rows = [["figure", "value", "what"], ["a", "1,000", "x"], ["bb", "2", "why not"]]
    #expect(
      PlainTable.lines(rows, left: [0, 2])
        == ["figure  value  what", "a       1,000  x", "bb          2  why not"]
    )
  }
}
