/// The openings of the texts in a list, by which near copies of them are known.
///
/// Two texts are near copies when their first characters are the same without their numbers: a repost with another
/// order, flight or time.
struct ShownOpenings {
  /// The characters of a text that are compared, numbers not counted.
  private static let length = 30

  private var openings: Set<String> = []

  /// Takes in a text.
  ///
  /// - Parameter text: What would be shown.
  /// - Returns: Whether it may be shown; false for a near copy of a text that was taken in before.
  mutating func insert(_ text: String) -> Bool {
    openings.insert(String(text.lazy.filter { !$0.isNumber }.prefix(Self.length))).inserted
  }
}
