import CICU
import CScanning
import FeedbackModel

/// Appends the folded form of tokens: NFKC case fold, with curly apostrophes made straight.
struct CaseFolding: Sendable {
  /// The longest stretch that is normalised, in bytes.
  ///
  /// No word list has a longer word, and the time that putting marks
  /// into their order takes grows with the square of how many there are.
  private static let longestNormalised = 1024

  private let lower: [UInt8]

  /// Creates the table of ASCII lower case.
  init() {
    lower = (0...255).map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(UInt8(byte))
        ? UInt8(byte) | 0x20 : UInt8(byte)
    }
  }

  /// Appends the folded form of some bytes, and returns its hash.
  func fold(_ range: Range<Int>, of text: Span<UInt8>, into folded: inout WorkList<UInt8>) -> UInt64
  {
    let start = folded.count
    var hash = FormHash()
    let table = lower.span
    for position in range {
      let byte = text[position]
      guard byte < 0x80 || range.count > Self.longestNormalised else {
        folded.removeLast(folded.count - start)
        return foldBeyondASCII(range, of: text, into: &folded)
      }
      let small = table[Int(byte)]
      folded.append(small)
      hash.add(small)
    }
    return hash.value
  }

  private func foldBeyondASCII(
    _ range: Range<Int>,
    of text: Span<UInt8>,
    into folded: inout WorkList<UInt8>
  ) -> UInt64 {
    let start = folded.count
    let room = range.count * 18 + 4
    folded.append(room: room) { out in
      text.extracting(range).withUnsafeBufferPointer { bytes in
        // In bounds: there are `room` bytes, and ICU writes no more than that.
        let count = earshot_fold(bytes.baseAddress, Int32(bytes.count), out, Int32(room))
        return max(0, min(Int(count), room))
      }
    }
    return straighten(from: start, in: &folded)
  }

  /// Replaces U+2018, U+2019 and U+02BC by an apostrophe from a place on, and returns the hash of the rest.
  private func straighten(from start: Int, in folded: inout WorkList<UInt8>) -> UInt64 {
    var hash = FormHash()
    var read = start
    var write = start
    while read < folded.count {
      var byte = folded[read]
      if byte == 0xE2, read + 2 < folded.count, folded[read + 1] == 0x80,
        folded[read + 2] == 0x98 || folded[read + 2] == 0x99
      {
        byte = UInt8(ascii: "'")
        read += 2
      } else if byte == 0xCA, read + 1 < folded.count, folded[read + 1] == 0xBC {
        byte = UInt8(ascii: "'")
        read += 1
      }
      folded[write] = byte
      hash.add(byte)
      read += 1
      write += 1
    }
    folded.removeLast(folded.count - write)
    return hash.value
  }

  /// Appends an emoji without variation selectors and skin tones, and returns its hash.
  func foldEmoji(_ range: Range<Int>, of text: Span<UInt8>, into folded: inout WorkList<UInt8>)
    -> UInt64
  {
    var hash = FormHash()
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, length) = codePoint(at: position, in: text)
      let isDropped =
        value == CodePoints.variationSelector16 || CodePoints.skinTones.contains(value)
      if !isDropped {
        for offset in 0..<length {
          folded.append(text[position + offset])
          hash.add(text[position + offset])
        }
      }
      position += length
    }
    return hash.value
  }

  /// Appends an emoticon with a repeated mouth cut to one, and returns its hash.
  func foldEmoticon(_ range: Range<Int>, of text: Span<UInt8>, into folded: inout WorkList<UInt8>)
    -> UInt64
  {
    var end = range.upperBound
    while end - range.lowerBound > 2, text[end - 1] == text[end - 2] { end -= 1 }
    var hash = FormHash()
    for position in range.lowerBound..<end {
      folded.append(text[position])
      hash.add(text[position])
    }
    return hash.value
  }
}
