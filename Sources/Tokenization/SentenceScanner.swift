import CICU
import CScanning
import FeedbackModel

/// Cuts texts at ICU's root sentence boundaries.
///
/// Well-formed text is cut by rules that are proven equal to ICU's; a worker owns the iterator for the rest.
struct SentenceScanner {
  private let icu: ICUBreaker
  private let agrees: Bool
  private var boundaries = Boundaries()

  /// Creates a scanner.
  ///
  /// - Parameters:
  ///   - icu: Cuts what the rules do not.
  ///   - agrees: Whether its rules are those of this target; if not, it cuts all text.
  init(
    icu: ICUBreaker = ICUBreaker(.sentences),
    agrees: Bool = BoundaryRules.sentencesInUse
  ) {
    self.icu = icu
    self.agrees = agrees
  }

  /// Appends the end of each sentence, in bytes, to a list.
  mutating func scan(
    _ text: Span<UInt8>,
    _ encoding: TextEncoding,
    into ends: inout WorkList<Int32>
  ) {
    guard agrees, encoding != .malformed else {
      icu.find(in: text, into: &boundaries)
      for end in boundaries.ends { ends.append(end) }
      return
    }
    ends.append(room: text.count) { out in
      text.withUnsafeBufferPointer { bytes in
        // In bounds: a sentence has at least one byte, and there is room for as many sentences as bytes.
        Int(
          earshot_scan_sentences(
            bytes.baseAddress,
            Int32(bytes.count),
            earshot_codepoint_sentence_break,
            out
          )
        )
      }
    }
  }
}
