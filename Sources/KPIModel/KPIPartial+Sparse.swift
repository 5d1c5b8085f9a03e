public import FeedbackModel

/// One count of a partial that is not zero.
public struct SparseCount: Hashable, Sendable {
  /// The day; nil for rows without one.
  public var day: CalendarDay?

  /// The number of the segment.
  public var segment: Int

  /// The place of the count in its cell, as `MeasureCatalogue` names it.
  public var measure: Int

  /// The count.
  public var count: Int64

  /// Creates a count.
  public init(day: CalendarDay?, segment: Int, measure: Int, count: Int64) {
    self.day = day
    self.segment = segment
    self.measure = measure
    self.count = count
  }
}

extension KPIPartial {
  /// The counts that are not zero, undated rows first, then by day, segment and measure.
  ///
  /// Equal partials give equal lists, whatever the order in which their rows came. The hours of a day are added up.
  public var sparseCounts: [SparseCount] {
    let order = keys.indices.sorted { left, right in
      (keys[left].day, keys[left].segment) < (keys[right].day, keys[right].segment)
    }
    var sparse: [SparseCount] = []
    var next = order.startIndex
    while next < order.endIndex {
      let key = keys[order[next]]
      var cell = Array(counts(at: order[next]))
      next += 1
      while next < order.endIndex, keys[order[next]].day == key.day,
        keys[order[next]].segment == key.segment
      {
        for (measure, count) in counts(at: order[next]).enumerated() { cell[measure] += count }
        next += 1
      }
      for (measure, count) in cell.enumerated() where count != 0 {
        sparse.append(
          SparseCount(
            day: key.calendarDay,
            segment: Int(key.segment),
            measure: measure,
            count: count
          )
        )
      }
    }
    return sparse
  }

  /// Adds one count; a partial that was given all counts of another without hours equals it.
  ///
  /// - Precondition: The measure is one of the partial's layout.
  public mutating func add(_ count: SparseCount) {
    precondition((0..<layout.width).contains(count.measure), "A measure is a place in the cell.")
    add(count.count, at: count.measure, of: CellKey(day: count.day, segment: count.segment))
  }

  /// Takes a row out again that `add(_:facts:)` counted.
  ///
  /// The partial may come to hold counts below zero, as that of a change does.
  public mutating func remove(_ annotation: borrowing Annotation, facts: CommentFacts) {
    var row = KPIPartial(topicCount: topicCount, ratings: ratings, index: layout.index)
    row.add(annotation, facts: facts)
    subtract(row)
  }
}
