public import FeedbackModel

/// A token as the lexicons see it: folded, hashed, without blanks and joining marks.
///
/// Public, like the buffer that holds it, because the compiler specialises only public code across modules, and every
/// stage reads every unit. Masked tokens (mentions, URLs, e-mail addresses) have an empty form: a name is never looked up.
public struct LexicalUnit: BitwiseCopyable, Sendable {
  /// What else is known of the token's shape.
  public struct Flags: OptionSet, BitwiseCopyable, Sendable {
    /// One bit a flag.
    public var rawValue: UInt8

    /// Creates flags from their bits.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Two or more letters, all of them capitals.
    @inlinable public static var allCapitals: Flags { Flags(rawValue: 1) }
    /// A letter or mark stands three or more times in a row.
    @inlinable public static var elongated: Flags { Flags(rawValue: 2) }
    /// A part of the hashtag unit before it.
    @inlinable public static var hashtagPart: Flags { Flags(rawValue: 4) }
  }

  /// The bytes of the text that it covers.
  public var span: TextSpan

  /// Where its folded form begins in the buffer's `folded` bytes.
  public var formStart: Int32

  /// The length of its folded form in bytes; 0 when it is masked.
  public var formCount: Int32

  /// The hash of the folded form; see `FormHash`.
  public var hash: UInt64

  /// The place of its token in the buffer.
  public var token: Int32

  /// The sentence that it stands in, from 0.
  public var sentence: Int32

  /// What the token is.
  public var kind: TokenKind

  /// What else is known of its shape.
  public var flags: Flags

  /// The range of its folded form in the buffer's `folded` bytes.
  public var form: Range<Int> { Int(formStart)..<Int(formStart + formCount) }
}
