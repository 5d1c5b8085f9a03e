/// What a token is, after the named tailorings of the word boundaries.
public enum TokenKind: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case space
  case word
  case number
  case ideograph
  case kana
  case punctuation
  case symbol
  case url
  case email
  case mention
  case hashtag
  case emoticon
  case emoji
  case measure

  /// The name as it stands in every output.
  public var name: String {
    switch self {
    case .space: "space"
    case .word: "word"
    case .number: "number"
    case .ideograph: "ideograph"
    case .kana: "kana"
    case .punctuation: "punctuation"
    case .symbol: "symbol"
    case .url: "url"
    case .email: "email"
    case .mention: "mention"
    case .hashtag: "hashtag"
    case .emoticon: "emoticon"
    case .emoji: "emoji"
    case .measure: "measure"
    }
  }
}

/// An occurrence in a text: its place and its kind.
public struct Token: Hashable, BitwiseCopyable, Sendable {
  /// The bytes of the text that the token covers.
  public var span: TextSpan

  /// What the token is.
  public var kind: TokenKind

  /// Creates a token.
  public init(span: TextSpan, kind: TokenKind) {
    self.span = span
    self.kind = kind
  }
}
