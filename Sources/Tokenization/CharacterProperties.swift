import CICU

/// The Unicode properties of a code point that the tailorings ask for.
struct CharacterProperties: OptionSet {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Creates the properties of a code point, as ICU has them.
  init(of codePoint: UInt32) { rawValue = earshot_codepoint_properties(codePoint) }

  private init(_ bit: some BinaryInteger) { rawValue = UInt32(bit) }

  static let whitespace = CharacterProperties(EARSHOT_CP_WHITESPACE)
  static let punctuation = CharacterProperties(EARSHOT_CP_PUNCTUATION)
  static let symbol = CharacterProperties(EARSHOT_CP_SYMBOL)
  static let currency = CharacterProperties(EARSHOT_CP_CURRENCY)
  static let emoji = CharacterProperties(EARSHOT_CP_EMOJI)
  static let emojiPresentation = CharacterProperties(EARSHOT_CP_EMOJI_PRESENTATION)
  static let regionalIndicator = CharacterProperties(EARSHOT_CP_REGIONAL_INDICATOR)
  static let uppercase = CharacterProperties(EARSHOT_CP_UPPERCASE)
  static let letter = CharacterProperties(EARSHOT_CP_LETTER)
  static let mark = CharacterProperties(EARSHOT_CP_MARK)
}

/// Code points that the tailorings name.
enum CodePoints {
  static let variationSelector16: UInt32 = 0xFE0F
  static let keycap: UInt32 = 0x20E3
  /// Hiragana and Katakana blocks.
  static let kana: ClosedRange<UInt32> = 0x3040...0x30FF
  static let skinTones: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF
  /// From here on symbols with the Emoji property are drawn as pictures by most systems, selector or not.
  static let firstPictureSymbol: UInt32 = 0x2600
}
