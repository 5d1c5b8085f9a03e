import CICU

/// A reused ICU break iterator with the root rules, worked a text at a time.
///
/// It is a class only to close the handle; each worker owns one and no two threads share it.
package final class ICUBreaker {
  /// Which boundaries the iterator finds.
  package enum Kind: Sendable {
    case words
    case sentences
  }

  private let handle: OpaquePointer

  /// Opens an iterator.
  ///
  /// - Precondition: ICU's data can be loaded; without it no text can be read at all.
  package init(_ kind: Kind) {
    let code = kind == .words ? EARSHOT_WORDS : EARSHOT_SENTENCES
    guard let handle = earshot_breaker_open(Int32(code)) else {
      preconditionFailure("ICU could not load its break rules; is libicu installed whole?")
    }
    self.handle = handle
  }

  /// Opens an iterator of words with other rules than ICU's own, as another ICU might have them.
  ///
  /// Is nil where ICU cannot read the rules.
  ///
  /// - Parameter rules: The rules in ICU's notation.
  package init?(rules: String) {
    guard let handle = earshot_breaker_open_rules(rules) else { return nil }
    self.handle = handle
  }

  deinit { earshot_breaker_close(handle) }

  /// Finds the boundaries of a UTF-8 text.
  ///
  /// - Parameters:
  ///   - text: The text; ill-formed bytes count as U+FFFD.
  ///   - boundaries: Is emptied and filled with the end of each stretch and its rule status.
  package func find(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    text.withUnsafeBufferPointer { bytes in
      var room = max(64, bytes.count / 2)
      while true {
        boundaries.ends.removeAll(keepingCapacity: true)
        boundaries.classes.removeAll(keepingCapacity: true)
        boundaries.ends.append(contentsOf: repeatElement(0, count: room))
        boundaries.classes.append(contentsOf: repeatElement(0, count: room))
        let count = Int(
          earshot_breaker_find(
            handle,
            bytes.baseAddress,
            Int32(bytes.count),
            &boundaries.ends,
            &boundaries.classes,
            Int32(room)
          )
        )
        precondition(count >= 0, "ICU could not open the text.")
        if count <= room {
          boundaries.ends.removeLast(room - count)
          boundaries.classes.removeLast(room - count)
          return
        }
        room = count
      }
    }
  }
}

/// The boundaries of one text: the end of every stretch and ICU's rule status of it.
///
/// The status is 0 for none, 100 for numbers, 200 for letters, 300 for kana and 400 for ideographs.
package struct Boundaries: Equatable, Sendable {
  /// The byte offset behind each stretch, ascending; the last is the length of the text.
  package var ends: [Int32] = []

  /// The rule status of each stretch.
  package var classes: [UInt16] = []

  /// Creates the boundaries of an empty text.
  package init() {}

  /// Empties both lists and keeps their room.
  package mutating func removeAll() {
    ends.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
  }

  /// Appends one stretch.
  package mutating func append(end: Int, status: UInt16) {
    ends.append(Int32(truncatingIfNeeded: end))
    classes.append(status)
  }
}
