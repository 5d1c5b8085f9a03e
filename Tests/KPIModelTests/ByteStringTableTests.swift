import FeedbackModel
import Testing

@testable import KPIModel

@Suite("Byte string tables")
struct ByteStringTableTests {
  private static func insert(_ text: [UInt8], _ table: inout ByteStringTable, limit: Int = .max)
    -> Int
  {
    text.withUnsafeBufferPointer { table.insert($0, limit: limit) }
  }

  @Test("number strings as a dictionary would", arguments: 0..<5)
  func oracle(_: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    var table = ByteStringTable()
    var numbers: [[UInt8]: Int] = [:]
    for _ in 0..<5000 {
      let length = Int.random(in: 0...20, using: &generator)
      let low = length > 3 ? UInt8(254) : 250
      let text = (0..<length).map { _ in UInt8.random(in: low...255, using: &generator) }
      let expected = numbers[text] ?? numbers.count
      numbers[text] = expected
      #expect(Self.insert(text, &table) == expected)
    }
    #expect(table.count == numbers.count)
    for (text, number) in numbers {
      #expect(Array(table[number]) == text)
      #expect(text.withUnsafeBufferPointer { table.find($0) } == number)
    }
    let absent = Array(repeating: UInt8(1), count: 9)
    #expect(absent.withUnsafeBufferPointer { table.find($0) } == nil)
  }

  @Test("take no more than their limit, and still find what they hold")
  func limit() {
    var table = ByteStringTable()
    #expect(Self.insert([1], &table, limit: 2) == 0)
    #expect(Self.insert([], &table, limit: 2) == 1)
    #expect(Self.insert([3], &table, limit: 2) == ByteStringTable.full)
    #expect(Self.insert([], &table, limit: 2) == 1)
    #expect(table.count == 2)
    #expect([UInt8(3)].withUnsafeBufferPointer { ByteStringTable().find($0) } == nil)
  }
}
