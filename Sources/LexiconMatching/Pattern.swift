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

  /// The longest part before a star, in bytes, so that no word has more prefixes than there is room for.
  package static let longestPrefix = 64

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
    var elements: [PatternElement] = []
    var buffer = TokenBuffer()
    for piece in text.split(separator: " ") {
      elements += try Self.elements(of: String(piece), tokenizer, &buffer)
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

  /// Reads a piece of a pattern: what stands between blanks.
  ///
  /// - Parameters:
  ///   - piece: The piece.
  ///   - tokenizer: Cuts the words just as it cuts comments.
  ///   - buffer: Is used for its tokens.
  /// - Returns: The places that it stands for; at least one.
  /// - Throws: `PatternError` when it cannot be in a pattern.
  static func elements(
    of piece: String,
    _ tokenizer: Tokenizer,
    _ buffer: inout TokenBuffer
  ) throws(PatternError) -> [PatternElement] {
    if piece == "*" { return [.anyWord] }
    if piece == "<n>" { return [.number] }
    let isPrefix = isPrefix(piece)
    let bytes = Array((isPrefix ? String(piece.dropLast()) : piece).utf8)
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
    guard last.count <= longestPrefix else {
      throw PatternError(
        message: "'\(piece)' has more than \(longestPrefix) bytes before the star",
        remedy: "put the star further to the front."
      )
    }
    elements[elements.count - 1] = .prefix(last)
    return elements
  }

  /// A star behind letters opens the word's end; in `f***` or `:-*` stars are what people typed.
  private static func isPrefix(_ piece: String) -> Bool {
    guard piece.utf8.last == UInt8(ascii: "*") else { return false }
    let stem = piece.dropLast()
    return stem.last?.isLetter == true
      && stem.allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" || $0 == "-" }
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

extension Pattern {
  /// Reads a form that must be a single word.
  ///
  /// - Parameters:
  ///   - text: The form as it stands in a file.
  ///   - tokenizer: Cuts the words just as it cuts comments.
  /// - Returns: The folded word in UTF-8.
  /// - Throws: `PatternError` where it is a phrase or ends with a star.
  package static func word(_ text: String, _ tokenizer: Tokenizer) throws(PatternError) -> [UInt8] {
    let elements = try Pattern(text, tokenizer).elements
    guard elements.count == 1, case .form(let form) = elements[0] else {
      throw PatternError(
        message: "'\(text)' is not a single word",
        remedy: "write one word without a star; phrases are entries of other lists."
      )
    }
    return form
  }
}
