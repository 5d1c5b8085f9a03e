/// A stream of random numbers that follows from its seed alone: SplitMix64 (Steele, Lea and Flood 2014).
///
/// Every resampling of the model draws from one, so that a figure is the same on every run and machine.
struct SeededStream: RandomNumberGenerator {
  /// The increment of the state: 2⁶⁴ divided by the golden ratio, made odd.
  private static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15
  /// 2⁻⁵³, the step between two numbers of `unit()`.
  private static let step = 0x1p-53

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Returns the next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= Self.increment
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
    return bits ^ bits >> 31
  }

  /// Returns a number in 0..<1 of 53 random bits.
  mutating func unit() -> Double { Double(next() >> 11) * Self.step }
}
