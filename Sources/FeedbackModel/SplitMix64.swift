/// Random numbers that follow from their seed alone: SplitMix64 (Steele, Lea and Flood 2014).
///
/// Whatever is drawn comes from one, so that a figure is the same on every run and machine, and a failing test can be made
/// again. Ranges are drawn by `index(below:)` rather than by the standard library, which may change its way.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  /// What each number adds to the state: 2⁶⁴ divided by the golden ratio, made odd.
  @usableFromInline static var gamma: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  @usableFromInline var state: UInt64

  /// Creates the stream of a seed.
  @inlinable
  package init(seed: UInt64) { state = seed }

  /// Leaves some numbers out.
  @inlinable
  package mutating func skip(_ count: Int) { state &+= UInt64(count) &* Self.gamma }

  /// Returns the next 64 random bits.
  @inlinable
  package mutating func next() -> UInt64 {
    state &+= Self.gamma
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// Returns a number in 0..<1 of 53 random bits.
  @inlinable
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a number from 0 to below the bound; the bias of a bound far below 2⁶⁴ is beyond notice.
  @inlinable
  package mutating func index(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
