import CICU

/// The Unicode properties of a code point that the tailorings ask for.
struct CharacterProperties: OptionSet {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Creates the properties of a code point, as ICU has them.
  init(of codePoint: UInt32) { rawValue = earshot_codepoint_properties(codePoint) }

  private init(_ bit: some BinaryInteger) { rawValue = UInt32(bit) }

  static var whitespace: CharacterProperties { CharacterProperties(EARSHOT_CP_WHITESPACE) }
  static var punctuation: CharacterProperties { CharacterProperties(EARSHOT_CP_PUNCTUATION) }
  static var symbol: CharacterProperties { CharacterProperties(EARSHOT_CP_SYMBOL) }
  static var currency: CharacterProperties { CharacterProperties(EARSHOT_CP_CURRENCY) }
  static var emoji: CharacterProperties { CharacterProperties(EARSHOT_CP_EMOJI) }
  static var emojiPresentation: CharacterProperties {
    CharacterProperties(EARSHOT_CP_EMOJI_PRESENTATION)
  }
  static var regionalIndicator: CharacterProperties {
    CharacterProperties(EARSHOT_CP_REGIONAL_INDICATOR)
  }
  static var uppercase: CharacterProperties { CharacterProperties(EARSHOT_CP_UPPERCASE) }
  static var letter: CharacterProperties { CharacterProperties(EARSHOT_CP_LETTER) }
  static var mark: CharacterProperties { CharacterProperties(EARSHOT_CP_MARK) }
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
