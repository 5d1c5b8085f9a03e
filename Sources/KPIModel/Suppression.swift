import FeedbackModel

/// The rule that keeps single respondents from being made out in a table of segments.
///
/// A value whose base is under the minimum is left out. So that it cannot be had by subtraction from a total, each line
/// of the table (the segments of a period; the periods of a segment) in which something was left out loses at least two
/// values, whose bases together reach the minimum; the smallest go first.
struct Suppression {
  /// The least number of respondents that is shown.
  let minimum: Int

  /// Returns the values with those left out that must be.
  func applied(to values: [KPIValue]) -> [KPIValue] {
    var groups: [SeriesKey: [Int]] = [:]
    for (index, value) in values.enumerated() {
      groups[SeriesKey(kpi: value.kpi, topic: value.topic, rating: value.rating), default: []]
        .append(index)
    }
    var result = values
    for indices in groups.values {
      for index in suppressed(among: indices, values) {
        result[index].value = nil
        result[index].low = nil
        result[index].high = nil
        result[index].numerator = nil
        result[index].verdict = KPIValue.suppressed
      }
    }
    return result
  }

  private func suppressed(among indices: [Int], _ values: [KPIValue]) -> Set<Int> {
    var hidden = Set(indices.filter { values[$0].base > 0 && values[$0].base < minimum })
    guard !hidden.isEmpty else { return [] }
    let lines =
      Array(Dictionary(grouping: indices) { values[$0].period }.values)
      + Array(Dictionary(grouping: indices) { values[$0].segment }.values)
    var isStable = false
    while !isStable {
      isStable = true
      for line in lines {
        while let next = next(in: line, hidden, values) {
          hidden.insert(next)
          isStable = false
        }
      }
    }
    return hidden
  }

  /// Returns the value of a line that must go next, or nil when the line is safe.
  private func next(in line: [Int], _ hidden: Set<Int>, _ values: [KPIValue]) -> Int? {
    let gone = line.filter(hidden.contains)
    guard !gone.isEmpty else { return nil }
    let sum = gone.reduce(0) { $0 + values[$1].base }
    guard gone.count < 2 || sum < minimum else { return nil }
    return line.filter { !hidden.contains($0) && values[$0].base > 0 }
      .min { (values[$0].base, $0) < (values[$1].base, $1) }
  }
}

/// What the values of one table have in common.
private struct SeriesKey: Hashable {
  var kpi: String
  var topic: String?
  var rating: String?
}
