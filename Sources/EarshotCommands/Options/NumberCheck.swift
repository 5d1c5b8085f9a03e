/// Checks numbers that were given by option.
enum NumberCheck {
  /// - Throws: `CommandError` where a number is out of its range.
  static func check(_ option: String, _ value: Int, in range: ClosedRange<Int>) throws {
    guard !range.contains(value) else { return }
    throw CommandError(
      "\(option) cannot be \(value)",
      remedy: "give a number from \(range.lowerBound) to \(range.upperBound)."
    )
  }
}
