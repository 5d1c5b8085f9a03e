extension [PatternHit] {
  /// Returns the hits that begin within a range of units.
  ///
  /// - Precondition: The hits are in the order in which a matcher gives them.
  /// - Complexity: O(log *n*).
  package func beginning(in units: Range<Int>) -> ArraySlice<PatternHit> {
    self[firstPlace(from: units.lowerBound)..<firstPlace(from: units.upperBound)]
  }

  private func firstPlace(from unit: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].first) < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
