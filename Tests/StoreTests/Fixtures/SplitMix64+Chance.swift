import FeedbackModel

extension SplitMix64 {
  /// Returns true with the given probability.
  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// Returns a number of successes.
  mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    (0..<trials).reduce(0) { sum, _ in sum + (chance(probability) ? 1 : 0) }
  }
}
