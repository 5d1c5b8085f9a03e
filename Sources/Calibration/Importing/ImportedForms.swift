import Ingestion
import LexiconMatching

/// Makes forms of word lists of those of a dictionary, and tells why one cannot be one.
struct ImportedForms {
  private let format: DictionaryFormat
  /// Numbers equal forms alike, whatever their case.
  private var patterns = PatternTableBuilder(room: 1 << 12)

  init(_ format: DictionaryFormat) { self.format = format }

  /// A form as a word list writes it.
  struct Form {
    var text: String
    /// The same for forms that match the same.
    var pattern: Int32
  }

  /// Why a form cannot be one of word lists.
  struct Refusal: Error {
    var reason: String
  }

  /// Reads a form.
  ///
  /// - Parameters:
  ///   - text: The form as the dictionary writes it.
  ///   - beginsLine: Whether it will stand at the beginning of a line, where `#` begins a comment.
  /// - Returns: The form, with single blanks between its words.
  /// - Throws: `Refusal` where word lists cannot say it.
  mutating func form(_ text: String, beginsLine: Bool) throws(Refusal) -> Form {
    guard !text.unicodeScalars.contains(where: Self.isControl) else {
      throw Refusal(reason: "control characters stand in it")
    }
    if beginsLine, text.hasPrefix("#") {
      throw Refusal(reason: "it begins with #; hashtags are looked up as their words")
    }
    for piece in text.split(separator: " ") { try check(piece) }
    let text = lowered(text.split(separator: " ").joined(separator: " "))
    do throws(PatternError) {
      return Form(text: text, pattern: try patterns.add(text))
    } catch {
      throw Refusal(reason: Self.reason(error))
    }
  }

  private func check(_ piece: Substring) throws(Refusal) {
    guard piece != "<n>" else { throw Refusal(reason: "<n> stands for numbers in word lists") }
    let hasLetter = piece.contains(where: \.isLetter)
    if format.hasLetterWildcard, hasLetter, piece.contains("?") {
      throw Refusal(reason: "`?` for one letter is unknown to word lists")
    }
    guard piece.contains("*") else { return }
    if !format.hasWildcards {
      // The tool means the star itself.
      if piece == "*" || hasLetter {
        throw Refusal(reason: "its star would stand for any letters")
      }
      return
    }
    let stem = piece.dropLast()
    let isPrefix =
      piece.last == "*" && stem.allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" || $0 == "-" }
    if hasLetter || piece.contains(where: \.isNumber), !isPrefix {
      throw Refusal(reason: "a star stands elsewhere than at the end of a word of letters")
    }
  }

  /// Some programs write all words in capitals; in word lists that is hard to read and means nothing.
  private func lowered(_ text: String) -> String {
    switch format {
    case .wordstat, .lexicoder, .yoshikoder, .quanteda:
      text.contains(where: \.isLowercase) ? text : text.lowercased()
    default: text
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }

  /// Returns what is wrong without the form itself, so that the same fault has the same words.
  private static func reason(_ error: PatternError) -> String {
    guard error.message.hasPrefix("'"), let end = error.message.lastIndex(of: "'") else {
      return error.message
    }
    return "it" + error.message[error.message.index(after: end)...]
  }
}
