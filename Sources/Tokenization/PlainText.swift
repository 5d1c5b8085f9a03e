import CScanning
import FeedbackModel

/// How far a text is cut into tokens.
struct TextProgress {
  /// How a token stands to the one before it.
  enum Join: UInt8 {
    case none
    /// A word stands right before.
    case word
    /// A word and a joining mark stand right before.
    case open
  }

  fileprivate var state: earshot_progress

  /// What is known of the addresses of the text.
  var addresses = AddressRuns()

  /// The next byte.
  var start: Int {
    get { Int(state.start) }
    set { state.start = Int64(newValue) }
  }

  var join: Join {
    get { Join(rawValue: state.join) ?? .none }
    set { state.join = newValue.rawValue }
  }

  /// Begins at the first byte of a text with some sentences.
  init(_ sentenceEnds: borrowing WorkList<Int32>) {
    state = earshot_progress()
    state.sentence_end = Self.end(of: 0, sentenceEnds)
  }

  /// Returns the number of the sentence that a byte is in; the bytes ascend from call to call.
  mutating func sentence(at start: UInt32, _ ends: borrowing WorkList<Int32>) -> Int32 {
    while start >= state.sentence_end {
      state.sentence += 1
      state.sentence_end = Self.end(of: state.sentence, ends)
    }
    return state.sentence
  }

  private static func end(of sentence: Int32, _ ends: borrowing WorkList<Int32>) -> UInt32 {
    Int(sentence) + 1 < ends.count ? UInt32(bitPattern: ends[Int(sentence)]) : UInt32.max
  }
}

extension TokenBuffer {
  /// Appends what plain text there is from a place on: words, numbers, marks and blanks that are tokens as they stand.
  ///
  /// It gives what `WordScanner` and `Tailoring` give, and stops where anything else may begin; the tests hold it against
  /// them.
  ///
  /// An island of unsafe code: the folded text and the masks reach beyond `end` as the function asks, the lists have room
  /// for a token and a unit each byte, and these lie in memory as they do in C, which `TokenLayout` checks.
  mutating func appendPlain(upTo end: Int, _ at: inout TextProgress, _ map: borrowing ByteMap) {
    let firstToken = tokens.count
    let room = end - at.start
    tokens.append(room: room) { tokens in
      units.append(room: room) { units in
        var text = earshot_plain_text()
        text.folded = folded.memory
        text.masks = map.masks
        text.end = Int64(end)
        text.sentence_ends = sentenceEnds.memory
        text.sentence_count = Int64(sentenceEnds.count)
        text.first_token = Int32(truncatingIfNeeded: firstToken)
        earshot_cut_plain(
          &text,
          &at.state,
          UnsafeMutableRawPointer(tokens).assumingMemoryBound(to: earshot_token.self),
          UnsafeMutableRawPointer(units).assumingMemoryBound(to: earshot_unit.self)
        )
        return Int(at.state.units)
      }
      return Int(at.state.tokens)
    }
  }
}

/// How tokens and units lie in memory on both sides.
enum TokenLayout {
  /// The structures.
  static var layouts: [SharedLayout] {
    [
      SharedLayout(Token.self, \.kind, earshot_token.self, \.kind),
      SharedLayout(LexicalUnit.self, \.flags, earshot_unit.self, \.flags),
    ]
  }
}
