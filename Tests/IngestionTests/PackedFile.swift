/// Writers of gzip and Zstandard files that store or repeat bytes; enough to test readers without a packer.
enum PackedFile {
  /// Returns one gzip member that stores the bytes (RFC 1952, RFC 1951 section 3.2.4).
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      packed += [rest.isEmpty ? 1 : 0]
      packed += littleEndian(UInt64(count), 2) + littleEndian(UInt64(~count), 2) + block
    } while !rest.isEmpty
    return packed + littleEndian(UInt64(crc32(bytes)), 4)
      + littleEndian(UInt64(bytes.count & 0xFFFF_FFFF), 4)
  }

  /// Returns one Zstandard frame of raw blocks (RFC 8878, section 3.1.1).
  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var packed = zstdHeader
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(1 << 16)
      rest = rest.dropFirst(block.count)
      packed += littleEndian(UInt64(block.count << 3 | (rest.isEmpty ? 1 : 0)), 3) + block
    } while !rest.isEmpty
    return packed
  }

  /// Returns a Zstandard frame of bytes, and then many times one byte repeated and some more bytes.
  static func zstdBomb(
    _ head: [UInt8],
    _ byte: UInt8,
    blocks: Int,
    between: [UInt8] = []
  ) -> [UInt8] {
    let repeated = littleEndian(UInt64(zstdBlockBytes << 3 | 1 << 1), 3) + [byte]
    let raw = between.isEmpty ? [] : littleEndian(UInt64(between.count << 3), 3) + between
    let first = littleEndian(UInt64(head.count << 3), 3) + head
    return zstdHeader + first + (0..<blocks).flatMap { _ in repeated + raw }
      + littleEndian(1, 3)
  }

  /// The bytes that one repeating block stands for.
  static let zstdBlockBytes = 1 << 17

  /// The magic number, no options, and a window of 1 MiB.
  private static let zstdHeader: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50]

  private static func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { word, _ in
        word & 1 == 1 ? word >> 1 ^ 0xEDB8_8320 : word >> 1
      }
    }
  }
}
