import Tokenization

/// Collects the patterns of all lexicons and taxonomies into one table, so that one pass over a comment finds them all.
package struct PatternTableBuilder {
  /// Cuts what is no plain word; shared by copies of the builder, which use it one after the other.
  private let cutter = PieceCutter()
  private(set) var patterns: PatternCollection
  private var numberForms: Set<[UInt8]> = []
  /// Which words are looked up as others.
  package private(set) var spellings = Spellings()

  /// About as many patterns as the shipped lists have; growing would hash all again.
  package static let usualPatterns = 65_536

  /// Creates an empty builder.
  ///
  /// - Parameter room: For how many patterns there is room from the start, more or less.
  package init(room: Int = Self.usualPatterns) {
    patterns = PatternCollection(room: room)
  }

  /// Adds a pattern, or finds it again.
  ///
  /// - Parameters:
  ///   - text: The pattern as it stands in a file.
  ///   - uses: What the file uses it for.
  /// - Returns: The pattern's number; equal patterns have one number.
  /// - Throws: `PatternError` when the text is no pattern.
  package mutating func add(
    _ text: String,
    for uses: PatternUses = []
  ) throws(PatternError) -> Int32 {
    var text = text
    let bytes = text.withUTF8 { Array($0) }
    return try add(bytes.span, for: uses)
  }

  /// Adds a pattern, or finds it again.
  ///
  /// - Parameters:
  ///   - text: The bytes of the pattern, which are UTF-8, as they stand in a file.
  ///   - uses: What the file uses it for.
  /// - Returns: The pattern's number; equal patterns have one number.
  /// - Throws: `PatternError` when the text is no pattern.
  package mutating func add(
    _ text: Span<UInt8>,
    for uses: PatternUses
  ) throws(PatternError) -> Int32 {
    if !appendPieces(of: text) {
      // What is no pattern after all is told here.
      let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      for element in try Pattern(string, cutter.tokenizer).elements { patterns.append(element) }
    }
    return patterns.finish(text, for: uses)
  }

  /// Appends the places of a pattern, piece by piece; most pieces are plain words, which the tokenizer would leave whole.
  ///
  /// - Returns: Whether it is a pattern; if not, nothing is appended.
  private mutating func appendPieces(of text: Span<UInt8>) -> Bool {
    var start = 0
    while start < text.count {
      let end = Self.endOfPlainWord(at: start, in: text)
      if end > start {
        let form = text.extracting(start..<end)
        patterns.append(form: form, hash: FormHash.of(form))
        start = end + 1
      } else if text[start] == UInt8(ascii: " ") {
        start += 1
      } else if let end = appendPiece(at: start, of: text) {
        start = end + 1
      } else {
        patterns.discard()
        return false
      }
    }
    guard (1...Pattern.longest).contains(patterns.pending), patterns.isBoundByWords else {
      patterns.discard()
      return false
    }
    return true
  }

  /// Returns the end of a word of small ASCII letters, perhaps with apostrophes between them, that has a blank or the end
  /// of the text behind it; where it should begin if there is none.
  private static func endOfPlainWord(at start: Int, in text: Span<UInt8>) -> Int {
    text.withUnsafeBufferPointer { bytes in
      var end = start
      var wasLetter = false
      // In bounds: the place is below the count each time.
      while end < bytes.count {
        let byte = bytes[end]
        if byte &- UInt8(ascii: "a") < 26 {
          wasLetter = true
        } else if byte == UInt8(ascii: " ") {
          break
        } else {
          guard wasLetter, byte == UInt8(ascii: "'") else { return start }
          wasLetter = false
        }
        end += 1
      }
      return wasLetter ? end : start
    }
  }

  /// Appends the places of a piece that is no plain word.
  ///
  /// - Returns: The end of the piece, or nil when it cannot be in a pattern.
  private mutating func appendPiece(at start: Int, of text: Span<UInt8>) -> Int? {
    var end = start
    while end < text.count, text[end] != UInt8(ascii: " ") { end += 1 }
    let bytes = text.extracting(start..<end)
    let piece = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    guard let elements = try? cutter.elements(of: piece) else { return nil }
    for element in elements { patterns.append(element) }
    return end
  }

  /// Declares which words are other spellings of standard ones.
  ///
  /// - Precondition: There are no patterns yet.
  package mutating func declare(_ spellings: Spellings) {
    self.spellings = spellings
    patterns.declare(spellings)
  }

  /// Returns whether some word of a pattern is another spelling of a standard one.
  package func hasVariant(_ pattern: String) -> Bool {
    pattern.lowercased().utf8.split(separator: UInt8(ascii: " "))
      .contains { spellings.standard(of: FormHash.of($0)) != nil }
  }

  /// Declares a word that counts as a number, such as "twelve".
  package mutating func addNumberForm(_ form: String) {
    numberForms.insert(Array(form.utf8))
  }

  /// All that was added so far, for another builder.
  package var collected: CollectedPatterns {
    CollectedPatterns(patterns: patterns, numberForms: numberForms)
  }

  /// Adds all that another builder collected, as if it had been added here in the same order.
  ///
  /// - Parameter other: What a builder has that was filled apart from this one.
  /// - Returns: For each pattern of the other one its number here.
  package mutating func merge(_ other: CollectedPatterns) -> [Int32] {
    numberForms.formUnion(other.numberForms)
    return patterns.merge(other.patterns)
  }

  /// Returns the table of all patterns added so far.
  package func build() -> PatternTable {
    PatternTable(patterns: patterns, numberForms: numberForms, spellings)
  }
}

/// What a builder has collected, on its way to another one.
package struct CollectedPatterns: Sendable {
  fileprivate let patterns: PatternCollection
  fileprivate let numberForms: Set<[UInt8]>
}

/// Reads the pieces of patterns with one tokenizer and one buffer.
private final class PieceCutter {
  let tokenizer = Tokenizer()
  private var buffer = TokenBuffer()

  func elements(of piece: String) throws(PatternError) -> [PatternElement] {
    try Pattern.elements(of: piece, tokenizer, &buffer)
  }
}
