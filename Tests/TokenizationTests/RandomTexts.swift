import FeedbackModel
import Foundation

/// Random texts out of an alphabet of code points and bytes that the word rules treat each in its own way.
///
/// `EARSHOT_RANDOM_TEXTS` is how many texts an alphabet gives, `EARSHOT_SEED` what they start from.
struct RandomTexts {
  /// What texts are put together from.
  enum Alphabet: String, CaseIterable, CustomStringConvertible {
    /// Bytes below 0x80.
    case ascii
    /// Those and well-formed UTF-8 of scripts whose words need no dictionary.
    case letters
    /// Those and what does need one.
    case wide
    /// Those and bytes that are no UTF-8.
    case any

    var description: String { rawValue }

    var pieces: [[UInt8]] {
      let ascii = Self.plainBytes.map { [$0] }
      let letters = ascii + Self.ruled.map { Array(String($0).utf8) }
      let wide = letters + Self.dictionary.map { Array(String($0).utf8) }
      return switch self {
      case .ascii: ascii
      case .letters: letters
      case .wide: wide
      case .any: wide + Self.malformed
      }
    }

    private static let plainBytes =
      Array("abZ019 '\"’.,:;_@#!?-()/$%&+*\\<>=~^|\n\r\t".utf8).filter { $0 < 0x80 }
      + [0, 1, 0x0B, 0x0C, 0x1C, 0x7F]

    private static let ruled: [Unicode.Scalar] = [
      "é", "ß", "ñ", "я", "Ω", "α", "ʼ", "ª", "ﬁ", "’", "‘", "“", "”", "«", "…", "–", "—", "·", "•",
      "‧",
      "\u{300}", "\u{308}", "\u{20E3}", "\u{FE0F}", "\u{FE0E}", "\u{200B}", "\u{200C}", "\u{200D}",
      "\u{200E}", "\u{2060}", "\u{AD}", "\u{FEFF}", "\u{E0067}", "\u{E007F}",
      "\u{A0}", "\u{1680}", "\u{2003}", "\u{2009}", "\u{202F}", "\u{205F}", "\u{3000}",
      "\u{85}", "\u{2028}", "\u{2029}", "\u{E000}", "\u{FFFD}", "\u{10FFFF}",
      "א", "ג", "״", "׳", "ب", "٣", "٫", "،", "।", "क", "९", "्", "ः", "‿", "⁀", "\u{37E}", "՝",
      "։",
      "€", "£", "₹", "†", "™", "©", "ℹ", "Ⓜ", "➡", "\u{FE52}", "\u{FE13}", "\u{FE10}", "\u{FE55}",
      "Ａ", "１", "＿", "：", "．", "，", "＇",
      "🇬", "🇧", "👍", "🏽", "👩", "😡", "❤", "🅰", "🏴", "𝐀", "𝟗", "𐌰",
    ]

    private static let dictionary: [Unicode.Scalar] = [
      "か", "カ", "ー", "ｶ", "\u{FF9E}", "\u{3099}", "\u{309B}", "〱", "漢", "字", "々", "〇", "。", "、",
      "！",
      "한", "글", "ᄒ", "ᅡ", "ᆫ", "ไ", "ท", "ย", "่", "ລ", "ກ", "ក", "្", "က", "𠀋", "ㄅ", "ㇰ",
    ]

    /// Lone continuations, overlong forms, surrogates, truncated sequences, and bytes that no UTF-8 has.
    private static let malformed: [[UInt8]] = [
      [0x80], [0xBF], [0xA0], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xC3], [0xE2], [0xE2, 0x80], [0xF0, 0x9F],
      [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8], [0xFE],
      [0xFF],
    ]
  }

  /// The most pieces of a text.
  static let longest = 24

  /// What texts start from where the environment names nothing else.
  static let seed =
    ProcessInfo.processInfo.environment["EARSHOT_SEED"].flatMap { UInt64($0) }
    ?? 20_260_301

  /// How many texts an alphabet gives.
  static func count(or usual: Int) -> Int {
    ProcessInfo.processInfo.environment["EARSHOT_RANDOM_TEXTS"].flatMap { Int($0) } ?? usual
  }

  private let pieces: [[UInt8]]
  private var generator = SplitMix64(seed: seed)

  init(_ alphabet: Alphabet) { pieces = alphabet.pieces }

  /// Makes a text: every other one of all pieces, the rest of a few, which so meet in every order.
  mutating func fill(_ text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    let bits = generator.next()
    let few = bits & 1 == 0 ? pieces.count : 2 + Int(bits >> 1 & 3)
    let first = bits & 1 == 0 ? 0 : generator.next()
    for _ in 0..<(1 + Int(bits >> 8) & 0xFF) % Self.longest + 1 {
      let drawn = Int(truncatingIfNeeded: generator.next() >> 33)
      // The few pieces are told by the bits of one number, seven each.
      let place = few == pieces.count ? drawn : Int(first >> UInt64(drawn % few * 7) & 0x7FF)
      text.append(contentsOf: pieces[place % pieces.count])
    }
  }
}
