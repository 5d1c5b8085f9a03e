public import FeedbackModel

extension KPIPartial {
  /// Returns the counts of a run of days, of some segments.
  ///
  /// - Parameters:
  ///   - days: The days; undated rows are in no window.
  ///   - segments: The numbers of the segments to count; nil for all.
  /// - Returns: Counts of zeros when nothing fits.
  /// - Complexity: O(*cells*)
  public func counts(in days: ClosedRange<CalendarDay>, segments: Set<Int>? = nil) -> CellCounts {
    var sums = Array(repeating: Int64(0), count: layout.width)
    for (place, key) in keys.enumerated() {
      guard let day = key.calendarDay, days.contains(day) else { continue }
      if let segments, !segments.contains(Int(key.segment)) { continue }
      for (offset, count) in counts(at: place).enumerated() { sums[offset] += count }
    }
    return CellCounts(layout: layout, counts: sums)
  }
}
