public import FeedbackModel

/// A token as the lexicons see it: folded, hashed, without blanks and joining marks.
///
/// Public, like the buffer that holds it, because the compiler specialises only public code across modules, and every
/// stage reads every unit. Masked tokens (mentions, URLs, e-mail addresses) have an empty form: a name is never looked up.
public struct LexicalUnit: Sendable {
  /// What else is known of the token's shape.
  public struct Flags: OptionSet, Sendable {
    /// One bit a flag.
    public var rawValue: UInt8

    /// Creates flags from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Two or more letters, all of them capitals.
    public static let allCapitals = Flags(rawValue: 1)
    /// A letter or mark stands three or more times in a row.
    public static let elongated = Flags(rawValue: 2)
    /// A part of the hashtag unit before it.
    public static let hashtagPart = Flags(rawValue: 4)
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

/// The 64-bit FNV-1a hash of a folded form.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm".
///
/// Inlinable because later stages hash byte by byte; a call a byte costs more than the hash.
public struct FormHash: Sendable {
  /// The hash of the bytes so far.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of the empty form.
  @inlinable @inline(__always)
  public init() {}

  /// Takes in one byte.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Returns the hash of a whole form.
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FormHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
