import FeedbackModel

/// Names as bytes in blocks of sixteen, so that writing one asks for no string and goes a block at a time.
///
/// A class, so that what holds it copies one reference.
final class NameTable: Sendable {
  private struct Name {
    var firstBlock: Int32
    var count: Int32
  }

  private let names: [Name]
  private let blocks: [SIMD16<UInt8>]

  private static let blockBytes = 16

  /// Creates a table; names go by their places.
  init(_ texts: [String]) {
    var names: [Name] = []
    var blocks: [SIMD16<UInt8>] = []
    for text in texts {
      let bytes = Array(text.utf8)
      names.append(Name(firstBlock: Int32(blocks.count), count: Int32(bytes.count)))
      for start in stride(from: 0, to: max(1, bytes.count), by: Self.blockBytes) {
        var block = SIMD16<UInt8>()
        for (place, byte) in bytes[start...].prefix(Self.blockBytes).enumerated() {
          block[place] = byte
        }
        blocks.append(block)
      }
    }
    self.names = names
    self.blocks = blocks
  }

  /// Appends a name.
  @inline(__always)
  func append(_ place: Int, to out: inout WorkList<UInt8>) {
    let name = names[place]
    var block = Int(name.firstBlock)
    var rest = Int(name.count)
    while rest > Self.blockBytes {
      out.append(block: blocks[block], bytes: Self.blockBytes)
      block += 1
      rest -= Self.blockBytes
    }
    out.append(block: blocks[block], bytes: rest)
  }
}
