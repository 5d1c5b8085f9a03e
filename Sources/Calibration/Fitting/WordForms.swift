import FeedbackModel
import LexiconMatching
import Tokenization

/// The words and word pairs of a comment that a fit may learn, written as entries of a lexicon file.
///
/// Folded words, prefixes of them as `delay*`, emoji and emoticons, numbers as `<n>`, and punctuation marks; pairs of two
/// that stand next to each other in one sentence, with nothing in between, but of no marks and no prefixes. Addresses and
/// handles are never looked up, so never learned, and neither are somebody else's words. Words are learned in their
/// standard spelling.
enum WordForms {
  /// The longest form that is learned, in bytes; longer ones are no words.
  private static let longest = 40

  /// Finds the keys of the forms of a comment, each once, ascending.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the comment.
  ///   - text: The bytes that they were read from, without markup.
  ///   - masked: Whether each unit stands where words are no evidence.
  ///   - spellings: Which words are other spellings of standard ones.
  ///   - forms: Receives the form behind each key.
  /// - Returns: The keys; none for a comment without words.
  static func keys(
    _ tokens: borrowing TokenBuffer,
    _ text: [UInt8],
    masked: [Bool],
    _ spellings: Spellings,
    _ forms: inout [UInt64: String]
  ) -> [UInt64] {
    var keys: Set<UInt64> = []
    var previous: (key: UInt64, index: Int, isEmoticon: Bool)?
    for (index, unit) in tokens.units.array.enumerated() {
      guard unit.formCount > 0, unit.formCount <= longest, !masked[index],
        let key = add(unit, tokens, text, spellings, &forms)
      else {
        previous = nil
        continue
      }
      keys.insert(key)
      if unit.kind == .word { addPrefixes(word(unit, tokens, spellings)[...], &keys, &forms) }
      guard unit.kind != .punctuation, !unit.flags.contains(.hashtagPart) else {
        previous = nil
        continue
      }
      if let previous, tokens.units[previous.index].sentence == unit.sentence {
        let pair = pairKey(previous.key, key)
        if forms[pair] == nil || unit.kind == .emoticon || previous.isEmoticon {
          note((forms[previous.key] ?? "") + " " + (forms[key] ?? ""), for: pair, &forms)
        }
        keys.insert(pair)
      }
      previous = (key, index, unit.kind == .emoticon)
    }
    return keys.sorted()
  }

  /// Notes a form; of several forms with one key the least by bytes, so that it rests on no order.
  static func note(_ form: String, for key: UInt64, _ forms: inout [UInt64: String]) {
    guard let known = forms[key] else {
      forms[key] = form
      return
    }
    if known != form { forms[key] = least(known, form) }
  }

  /// Returns the form that is the least by bytes.
  static func least(_ one: String, _ other: String) -> String {
    one.utf8.lexicographicallyPrecedes(other.utf8) ? one : other
  }

  /// The key of the number, whichever it is.
  static let numberKey = FormHash.of("<n>".utf8)

  /// Returns the key of two words that stand next to each other.
  static func pairKey(_ first: UInt64, _ second: UInt64) -> UInt64 {
    first &* 0x9E37_79B9_7F4A_7C15 ^ second
  }

  /// The lengths of the prefixes that are learned, in letters: what inflections of a word share.
  static let prefixLengths = 4...6

  /// Returns the key of all words that begin with some letters.
  static func prefixKey(_ letters: some Sequence<UInt8>) -> UInt64 {
    FormHash.of(letters) &* 0xD6E8_FEB8_6659_FD93 ^ 0x2A
  }

  private static func addPrefixes(
    _ word: ArraySlice<UInt8>,
    _ keys: inout Set<UInt64>,
    _ forms: inout [UInt64: String]
  ) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard word.count >= prefixLengths.lowerBound, word.allSatisfy(letters.contains) else { return }
    for length in prefixLengths where length <= word.count {
      let key = prefixKey(word.prefix(length))
      if forms[key] == nil {
        forms[key] = String(decoding: word.prefix(length), as: UTF8.self) + "*"
      }
      keys.insert(key)
    }
  }

  /// Returns a word as the lists look it up.
  private static func word(
    _ unit: LexicalUnit,
    _ tokens: borrowing TokenBuffer,
    _ spellings: Spellings
  ) -> [UInt8] {
    spellings.standard(of: unit.hash) ?? tokens.bytes(of: unit)
  }

  private static func add(
    _ unit: LexicalUnit,
    _ tokens: borrowing TokenBuffer,
    _ text: [UInt8],
    _ spellings: Spellings,
    _ forms: inout [UInt64: String]
  ) -> UInt64? {
    switch unit.kind {
    case .word:
      let word = word(unit, tokens, spellings)
      let key = FormHash.of(word)
      if forms[key] == nil { forms[key] = String(decoding: word, as: UTF8.self) }
      return key
    case .emoji:
      // Whatever the colour of the skin, it is one form.
      if forms[unit.hash] == nil { forms[unit.hash] = tokens.form(of: unit) }
      return unit.hash
    case .emoticon, .punctuation:
      // As people type it: the folded form of "…" would be read back as three marks. Of several ways the least.
      let range = Int(unit.span.start)..<Int(unit.span.end)
      note(String(decoding: text[range], as: UTF8.self), for: unit.hash, &forms)
      return unit.hash
    case .number, .measure:
      if forms[numberKey] == nil { forms[numberKey] = "<n>" }
      return numberKey
    default: return nil
    }
  }
}
