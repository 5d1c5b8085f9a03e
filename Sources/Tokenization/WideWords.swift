import CICU
import CScanning
import FeedbackModel

/// Cuts UTF-8 text at ICU's word boundaries by the rules of a C island, where these know every code point.
///
/// It is a class only to close the handle, which keeps the classes of the code points that it met; each worker owns one
/// and no two threads share it.
final class WideWords {
  private let classes: OpaquePointer

  init() {
    guard let classes = earshot_word_classes_open(earshot_codepoint_word_break) else {
      preconditionFailure("There is no memory for the classes of code points.")
    }
    self.classes = classes
  }

  deinit { earshot_word_classes_close(classes) }

  /// Appends the stretches of a range.
  ///
  /// - Parameters:
  ///   - range: Is cut at both its ends by ICU too.
  ///   - text: The text in well-formed UTF-8.
  ///   - stretches: Stays as it is where a code point is not known.
  ///   - marks: What the text holds is added.
  /// - Returns: Whether every code point is known.
  /// - Complexity: O(*n*) in bytes.
  func append(
    _ range: Range<Int>,
    of text: Span<UInt8>,
    to stretches: inout WorkList<Stretch>,
    _ marks: inout TextMarks
  ) -> Bool {
    guard !range.isEmpty else { return true }
    var found = marks.rawValue
    var isKnown = true
    stretches.append(room: range.count) { out in
      text.withUnsafeBufferPointer { bytes in
        // In bounds: a stretch has at least one byte, and there is room for as many stretches as bytes.
        let count = earshot_scan_wide_words(
          bytes.baseAddress,
          Int32(range.lowerBound),
          Int32(range.upperBound),
          classes,
          out,
          &found
        )
        isKnown = count >= 0
        return max(0, Int(count))
      }
    }
    if isKnown { marks = TextMarks(rawValue: found) }
    return isKnown
  }
}
