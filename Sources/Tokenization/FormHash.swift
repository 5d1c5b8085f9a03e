import CScanning

/// The 64-bit hash of a folded form.
///
/// Eight bytes at a time are mixed in by a multiplication and a shift, neither of which loses anything, and the length
/// last; so two forms of up to seven bytes differ in their hashes unless their lengths do. The byte loops of
/// `CScanning` give the same hash to whole words.
///
/// Inlinable because later stages hash byte by byte; a call a byte costs more than the hash.
public struct FormHash: Sendable {
  /// 2⁶⁴ divided by the golden ratio, made odd (Knuth, The Art of Computer Programming 3, 6.4).
  @usableFromInline static var prime: UInt64 { 0x9E37_79B9_7F4A_7C15 }
  /// The second prime of xxHash64, by Yann Collet.
  @usableFromInline static var lengthPrime: UInt64 { 0xC2B2_AE3D_27D4_EB4F }

  @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325
  @usableFromInline var block: UInt64 = 0
  @usableFromInline var count: UInt64 = 0

  /// Creates the hash of the empty form.
  @inlinable @inline(__always)
  public init() {}

  /// The hash of the bytes so far.
  @inlinable @inline(__always)
  public var value: UInt64 {
    let whole = (Self.mixed(state ^ block) ^ count) &* Self.lengthPrime
    return whole ^ whole >> 29
  }

  /// Takes in one byte.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    block |= UInt64(byte) << ((count & 7) * 8)
    count &+= 1
    guard count & 7 == 0 else { return }
    state = Self.mixed(state ^ block)
    block = 0
  }

  @inlinable @inline(__always)
  static func mixed(_ state: UInt64) -> UInt64 {
    let product = state &* prime
    return product ^ product >> 32
  }

  /// Returns the hash of a whole form, or of a text.
  public static func of(_ bytes: Span<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { earshot_hash($0.baseAddress, Int64($0.count)) }
  }

  /// Returns the hash of a whole form.
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FormHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
