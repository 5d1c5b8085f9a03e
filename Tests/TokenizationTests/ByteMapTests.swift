import CScanning
import FeedbackModel
import Testing

@testable import Tokenization

/// The masks of every vector width against what each byte says for itself.
struct ByteMapTests {
  /// Every width that this machine has.
  static let widths = Array(0...earshot_widest_vectors())

  @Test(arguments: widths)
  func `Masks say of each byte what it is, at every length, seed 7`(width: Int32) {
    var random = SplitMix64(seed: 7)
    var map = ByteMap(vectors: width)
    var folded = WorkList<UInt8>()
    for length in 0...260 {
      let text = (0..<length).map { _ in Self.byte(&random) }
      folded.removeAll()
      let found = map.read(text.span, into: &folded)
      #expect(found.isWide == text.contains { $0 >= 0x80 })
      #expect(found.hasLineFeed == text.contains(UInt8(ascii: "\n")))
      let small = text.map(Self.small) + [UInt8](repeating: 0, count: ByteMap.padding)
      #expect(folded.array == small, "length \(length)")
      for place in 0..<length {
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small[place])
        #expect(Self.bit(map.letters, place) == isLetter, "letter \(place) of \(length)")
        #expect(Self.bit(map.capitals, place) == (small[place] != text[place]))
        #expect(Self.bit(map.doubles, place) == (small[place] == small[place + 1]))
      }
      // Behind the text there are noughts, which are no letters.
      for place in length..<(map.letters.count * 64) {
        #expect(!Self.bit(map.letters, place) && !Self.bit(map.capitals, place))
      }
    }
  }

  private static func byte(_ random: inout SplitMix64) -> UInt8 {
    // Letters and their neighbours mostly, so that equal bytes stand side by side often.
    switch random.next() % 4 {
    case 0: UInt8(truncatingIfNeeded: random.next())
    case 1: [UInt8(ascii: "a"), UInt8(ascii: "A")][Int(random.next() % 2)]
    case 2: [0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B][Int(random.next() % 8)]
    default: [0x0A, 0x20, 0x7F, 0x80, 0xC3, 0xFF][Int(random.next() % 6)]
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  private static func bit(_ mask: borrowing WorkList<UInt64>, _ place: Int) -> Bool {
    mask[place / 64] >> UInt64(place % 64) & 1 == 1
  }
}
