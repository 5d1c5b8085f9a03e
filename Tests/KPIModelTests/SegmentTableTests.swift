import FeedbackModel
import KPIModel
import Testing

@Suite("Segment tables")
struct SegmentTableTests {
  @Test("number segments from 1 in the order of their first row")
  func numbers() {
    var table = SegmentTable(columns: ["region", "plan"])
    #expect(table.index(of: ["north", "free"]) == 1)
    #expect(table.index(of: ["north", "paid"]) == 2)
    #expect(table.index(of: ["north", "free"]) == 1)
    #expect(table.count == 3)
    #expect(
      table[2] == [
        SegmentValue(name: "region", value: "north"), SegmentValue(name: "plan", value: "paid"),
      ]
    )
    #expect(table[0].isEmpty)
  }

  @Test("tell values apart that look alike when joined")
  func hostile() {
    var table = SegmentTable(columns: ["a", "b"])
    let values = [
      ["", ""], ["x", ""], ["", "x"], ["xy", "z"], ["x", "yz"], ["\u{1F}", ""], ["é", "\0"],
    ]
    for (index, pair) in values.enumerated() { #expect(table.index(of: pair) == index + 1) }
    for (index, pair) in values.enumerated() { #expect(table[index + 1].map(\.value) == pair) }
  }

  @Test("without columns know no segments")
  func none() {
    var table = SegmentTable()
    #expect(table.index(of: [String]()) == 0)
    #expect(table.count == 1)
  }

  @Test("are the same for any cut of the rows, merged in order")
  func merge() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let rows = (0..<2000).map { _ in "\(Int.random(in: 0..<300, using: &generator))" }
    var whole = SegmentTable(columns: ["shop"])
    for row in rows { _ = whole.index(of: [row]) }
    var merged = SegmentTable(columns: ["shop"])
    var start = 0
    while start < rows.count {
      let end = min(rows.count, start + Int.random(in: 1...400, using: &generator))
      var chunk = SegmentTable(columns: ["shop"])
      let numbers = rows[start..<end].map { chunk.index(of: [$0]) }
      let map = merged.merge(chunk)
      for (row, number) in zip(rows[start..<end], numbers) {
        #expect(merged[map[number]].first?.value == row)
      }
      start = end
    }
    #expect(merged.count == whole.count)
    for index in 0..<whole.count { #expect(merged[index] == whole[index]) }
  }
}
