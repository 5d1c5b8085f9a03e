extension SegmentTable {
  /// Returns the numbers of the segments that have all of the given values.
  ///
  /// - Parameter values: Columns with their values; every segment has none of none.
  /// - Returns: An empty set when a column is not one of the table's.
  public func numbers(with values: [SegmentValue]) -> Set<Int> {
    Set(
      (0..<count).filter { number in
        let segment = self[number]
        return values.allSatisfy(segment.contains)
      }
    )
  }
}
