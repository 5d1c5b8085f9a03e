import FeedbackModel
package import Tokenization

/// One place of a pattern: what a token there must be.
package enum PatternElement: Hashable, Sendable {
  /// Exactly this folded form.
  case form([UInt8])
  /// Any word that begins with these folded bytes.
  case prefix([UInt8])
  /// A number in digits or words.
  case number
  /// Any one word.
  case anyWord
}

/// A sequence of places that tokens standing next to each other must fill.
///
/// Written as words with single blanks; `refund*` is a prefix, `<n>` a number, `*` any one word.
package struct Pattern: Hashable, Sendable {
  /// The shortest part before a star, in bytes.
  package static let shortestPrefix = 3

  /// The longest pattern, in tokens.
  package static let longest = 12

  /// The places in order; never empty.
  package let elements: [PatternElement]

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - text: The pattern as it stands in a file.
  ///   - tokenizer: Cuts the words just as it cuts comments.
  /// - Throws: `PatternError` with a sentence that says what is wrong.
  package init(_ text: String, _ tokenizer: Tokenizer) throws(PatternError) {
    if let words = Self.plainWords(of: text) {
      elements = words
      return
    }
    var elements: [PatternElement] = []
    for piece in text.split(separator: " ") {
      elements += try Self.elements(of: String(piece), tokenizer)
    }
    guard let first = elements.first, let last = elements.last else {
      throw PatternError(message: "the form is empty", remedy: "write one or more words.")
    }
    guard first != .anyWord, last != .anyWord else {
      throw PatternError(
        message: "'\(text)' begins or ends with a lone star",
        remedy: "a lone star stands for one word inside a phrase; leave it out here."
      )
    }
    guard elements.count <= Self.longest else {
      throw PatternError(
        message: "'\(text)' has \(elements.count) words; at most \(Self.longest) are allowed",
        remedy: "shorten the phrase."
      )
    }
    self.elements = elements
  }

  /// Returns the words of a pattern that is nothing but small ASCII letters and blanks, or nil.
  ///
  /// Most patterns are, and the tokenizer would leave their words as they are.
  private static func plainWords(of text: String) -> [PatternElement]? {
    var words: [PatternElement] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): word.append(byte)
      case UInt8(ascii: " "):
        if !word.isEmpty { words.append(.form(word)) }
        word.removeAll()
      default: return nil
      }
    }
    if !word.isEmpty { words.append(.form(word)) }
    return (1...longest).contains(words.count) ? words : nil
  }

  private static func elements(
    of piece: String,
    _ tokenizer: Tokenizer
  ) throws(PatternError) -> [PatternElement] {
    if piece == "*" { return [.anyWord] }
    if piece == "<n>" { return [.number] }
    let isPrefix = isPrefix(piece)
    let bytes = Array((isPrefix ? String(piece.dropLast()) : piece).utf8)
    var buffer = TokenBuffer()
    tokenizer.tokens(in: bytes.span, into: &buffer)
    let forms = buffer.units.array.filter { !$0.flags.contains(.hashtagPart) }
    guard !forms.isEmpty, forms.allSatisfy({ $0.formCount > 0 }) else {
      throw PatternError(
        message: "'\(piece)' is an address or a handle, which is never looked up",
        remedy: "take it out."
      )
    }
    var elements = forms.map { PatternElement.form(buffer.bytes(of: $0)) }
    guard isPrefix, case .form(let last)? = elements.last else { return elements }
    guard last.count >= shortestPrefix else {
      throw PatternError(
        message: "'\(piece)' has fewer than \(shortestPrefix) letters before the star",
        remedy: "write the words out."
      )
    }
    elements[elements.count - 1] = .prefix(last)
    return elements
  }

  /// A star behind letters opens the word's end; in `f***` or `:-*` stars are what people typed.
  private static func isPrefix(_ piece: String) -> Bool {
    let stem = piece.dropLast()
    return piece.hasSuffix("*") && stem.last?.isLetter == true
      && stem.allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" || $0 == "-" }
  }
}

extension PatternElement {
  /// A number that equal elements share, and others do not: forms by their hash, the rest set apart from forms.
  fileprivate var key: UInt64 {
    switch self {
    case .form(let bytes): FormHash.of(bytes.span)
    case .prefix(let bytes): ~FormHash.of(bytes.span)
    case .number: 1
    case .anyWord: 2
    }
  }
}

extension Pattern {
  /// A number that equal patterns share; that two others share one is a matter of chance at 64 bits, and is checked.
  var key: UInt64 {
    elements.reduce(0) { key, element in
      // 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
      let mixed = (key ^ element.key) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ mixed >> 32
    }
  }
}

/// What is wrong with a pattern.
package struct PatternError: Error, Sendable {
  /// What was found.
  package let message: String

  /// How to mend it.
  package let remedy: String

  /// Creates an error.
  package init(message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }
}
