import Testing

@testable import FeedbackModel

@Suite("Archives")
struct ArchiveTests {
  private final class Memory: Sendable {
    let bytes: [UInt64]

    init(_ written: [UInt8]) {
      var words = [UInt64](repeating: 0, count: written.count / 8 + 2)
      words.withUnsafeMutableBytes { $0.copyBytes(from: written) }
      bytes = words
    }
  }

  private struct Pair: BitwiseCopyable, Hashable {
    var small: Int8
    var large: Int64
  }

  /// Reads bytes in memory of their own.
  private static func read<Value>(
    _ bytes: [UInt8],
    _ body: (inout ArchiveReader) throws -> Value
  ) throws -> Value {
    let memory = Memory(bytes)
    return try memory.bytes.withUnsafeBytes { whole in
      var reader = ArchiveReader(
        UnsafeRawBufferPointer(rebasing: whole[..<bytes.count]),
        owner: memory
      )
      return try body(&reader)
    }
  }

  private static let texts = ["", "late", "señora 😀", "a\tb\nc"]
  private static let pairs = [Pair(small: -1, large: .max), Pair(small: 5, large: .min)]

  private static var written: [UInt8] {
    var writer = ArchiveWriter()
    writer.write(-7)
    writer.write(texts)
    writer.write([UInt8]())
    writer.write([UInt8(1)])
    writer.write(pairs)
    var list = WorkList<Int32>()
    for number in 0..<100 { list.append(Int32(number)) }
    writer.write(list)
    return writer.bytes
  }

  @Test("are read as they were written")
  func roundTrip() throws {
    try Self.read(Self.written) { reader in
      #expect(try reader.int() == -7)
      #expect(try reader.texts() == Self.texts)
      #expect(try reader.array(of: UInt8.self).isEmpty)
      #expect(try reader.array(of: UInt8.self) == [1])
      #expect(try reader.array(of: Pair.self) == Self.pairs)
      let list = try reader.borrowed(Int32.self)
      let numbers = list.array
      #expect(numbers == Array(0..<100))
      let isAtEnd = reader.isAtEnd
      #expect(isAtEnd)
      #expect(throws: ArchiveFault.self) { try reader.int() }
    }
  }

  @Test("that end too early are a fault, wherever that is")
  func shortened() throws {
    let whole = Self.written
    for count in 0..<whole.count {
      #expect(throws: ArchiveFault.self, "\(count)") {
        try Self.read(Array(whole[..<count])) { reader in
          _ = try reader.int()
          _ = try reader.texts()
          _ = try reader.array(of: UInt8.self)
          _ = try reader.array(of: UInt8.self)
          _ = try reader.array(of: Pair.self)
          _ = try reader.borrowed(Int32.self)
        }
      }
    }
  }

  @Test(
    "that tell of more than there is, or of less than nothing, are a fault",
    arguments: [
      -1, Int.min, Int.max, Int.max / 16, 2,
    ]
  )
  func counts(_ count: Int) throws {
    var writer = ArchiveWriter()
    writer.write(count)
    writer.write(0)
    #expect(throws: ArchiveFault.self) {
      try Self.read(writer.bytes) { try $0.array(of: Pair.self) }
    }
    #expect(throws: ArchiveFault.self) {
      try Self.read(writer.bytes) { try $0.borrowed(Int64.self).count }
    }
  }

  @Test("a borrowed list can be read and given up, and has memory of its own once it grows")
  func borrowing() throws {
    let memory = [Int32](0..<10)
    memory.withUnsafeBufferPointer { elements in
      var list = WorkList(borrowing: elements)
      let (before, room) = (list.array, list.room)
      #expect(before == memory && room == 10)
      list.append(10)
      let after = list.array
      #expect(after == Array(0...10))
    }
    let none = WorkList(borrowing: UnsafeBufferPointer<Int32>(start: nil, count: 0)).array
    #expect(none.isEmpty)
    #expect(memory == Array(0..<10))
  }
}
