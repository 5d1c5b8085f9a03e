import CScanning
import FeedbackModel

/// What the bytes of a text are, a bit a byte, so that words are found by counting bits.
///
/// Bit *i* mod 64 of word *i* / 64 tells of byte *i*; behind the text there are noughts. A worker: it reuses its buffers.
struct ByteMap: ~Copyable {
  private(set) var letters = WorkList<UInt64>()
  private(set) var capitals = WorkList<UInt64>()
  /// The bytes that equal the next one, whatever their case.
  private(set) var doubles = WorkList<UInt64>()

  private let vectors: Int32

  /// How many noughts stand behind a folded text before anything else does.
  static let padding = 16

  /// Creates an empty map.
  ///
  /// - Parameter vectors: How many bytes are looked at in one step, as `earshot_vectors_in_use` has it.
  init(vectors: Int32) { self.vectors = vectors }

  /// Maps a text, and copies it with its ASCII capitals made small.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8; it may be ill-formed.
  ///   - folded: Receives the copy and `padding` noughts; it is empty before.
  /// - Returns: Whether some byte is beyond ASCII, and whether some is a line feed.
  mutating func read(
    _ text: Span<UInt8>,
    into folded: inout WorkList<UInt8>
  ) -> (isWide: Bool, hasLineFeed: Bool) {
    let words = text.count / 64 + 2
    letters.removeAll()
    capitals.removeAll()
    doubles.removeAll()
    var found: UInt32 = 0
    letters.append(room: words) { letters in
      capitals.append(room: words) { capitals in
        doubles.append(room: words) { doubles in
          folded.append(room: text.count + Int(EARSHOT_PADDING)) { folded in
            text.withUnsafeBufferPointer { bytes in
              // In bounds: every list has the room that the function asks for.
              found = earshot_mark_bytes(
                vectors,
                bytes.baseAddress,
                Int32(truncatingIfNeeded: bytes.count),
                folded,
                earshot_masks(letters: letters, capitals: capitals, doubles: doubles)
              )
              return bytes.count + Self.padding
            }
          }
          return words
        }
        return words
      }
      return words
    }
    return (
      found & UInt32(EARSHOT_TEXT_IS_WIDE) != 0,
      found & UInt32(EARSHOT_TEXT_HAS_LINE_FEED) != 0
    )
  }

  /// The masks in memory, until the next text is read.
  var masks: earshot_masks {
    earshot_masks(
      letters: UnsafeMutablePointer(mutating: letters.memory),
      capitals: UnsafeMutablePointer(mutating: capitals.memory),
      doubles: UnsafeMutablePointer(mutating: doubles.memory)
    )
  }
}
