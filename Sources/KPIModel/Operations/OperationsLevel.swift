import FeedbackModel

/// Numbers that say how things stand, such as customers; over time they are averaged or taken at an end, never added.
struct OperationsLevel: Sendable {
  /// What one segment says.
  private struct Line {
    var sum = 0
    var slots: Set<OperationsPartial.Key> = []
    var first: (slot: OperationsPartial.Key, sum: Int)?
    var last: (slot: OperationsPartial.Key, sum: Int)?
  }

  private var lines: [Int: Line] = [:]

  /// Takes the sum of one cell into account.
  mutating func add(_ sum: Int, at key: OperationsPartial.Key) {
    var line = lines[key.segment] ?? Line()
    line.sum += sum
    line.slots.insert(key)
    if line.first.map({ key < $0.slot }) ?? true { line.first = (key, sum) }
    if line.last.map({ $0.slot < key }) ?? true { line.last = (key, sum) }
    lines[key.segment] = line
  }

  /// The mean over the days or hours of each segment, added over segments; nil without any.
  var mean: Double? {
    guard !lines.isEmpty else { return nil }
    return lines.sorted { $0.key < $1.key }
      .reduce(0) { $0 + Double($1.value.sum) / Double($1.value.slots.count) }
  }

  /// The value of each segment's first day or hour, added over segments; nil without any.
  var atStart: Int? {
    lines.isEmpty ? nil : lines.values.reduce(0) { $0 + ($1.first?.sum ?? 0) }
  }

  /// The value of each segment's last day or hour, added over segments; nil without any.
  var atEnd: Int? {
    lines.isEmpty ? nil : lines.values.reduce(0) { $0 + ($1.last?.sum ?? 0) }
  }
}
