import Glibc

/// Turns the markup of a comment into what a reader sees, byte for byte in its place.
///
/// Bodies that were exported as HTML have `don&#39;t`, `not&nbsp;good` and `It is <b>not</b> good`. A character reference
/// becomes its character, a tag becomes blanks, and blanks behind the word make up for the bytes saved: so spans are those
/// of the comment as it stands, but within a word that holds a reference. A worker: it reuses its buffer.
package struct PlainWriting: ~Copyable {
  /// The longest tag that is read, and the longest reference without its `&`, in bytes.
  static let longestTag = 2000
  static let longestReference = 9

  private var written: [UInt8] = []
  /// The bytes saved since the last blanks.
  private var saved = 0

  /// Creates a worker.
  package init() {}

  /// Returns whether a text may hold markup; most hold none.
  ///
  /// An island of unsafe code: two searches within the bounds of the text.
  package static func isNeeded(for text: Span<UInt8>) -> Bool {
    text.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(UInt8(ascii: "&")), bytes.count) != nil
        || memchr(start, Int32(UInt8(ascii: "<")), bytes.count) != nil
    }
  }

  /// Reads a text as it is meant.
  ///
  /// - Parameter text: The text in UTF-8.
  /// - Returns: As many bytes, without markup.
  /// - Complexity: O(*n*) in bytes.
  package mutating func read(_ text: Span<UInt8>) -> [UInt8] {
    written.removeAll(keepingCapacity: true)
    saved = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "&"), let (length, scalar) = Self.reference(at: place, in: text) {
        append(scalar, for: length)
        place += length
      } else if byte == UInt8(ascii: "<"), let end = Self.tagEnd(from: place, in: text) {
        fill()
        written.append(Self.breaksLine(place, in: text) ? UInt8(ascii: "\n") : UInt8(ascii: " "))
        saved = end - place - 1
        fill()
        place = end
      } else {
        if !isAlphanumeric(byte), byte != UInt8(ascii: "'") { fill() }
        written.append(byte)
        place += 1
      }
    }
    fill()
    return written
  }

  /// Writes a character for a reference; blanks such as `&nbsp;` are blanks.
  private mutating func append(_ scalar: Unicode.Scalar, for length: Int) {
    let character = scalar.properties.isWhitespace ? " " : scalar
    let before = written.count
    written.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
    saved += length - (written.count - before)
    if character == " " { fill() }
  }

  private mutating func fill() {
    written.append(contentsOf: repeatElement(UInt8(ascii: " "), count: saved))
    saved = 0
  }
}
