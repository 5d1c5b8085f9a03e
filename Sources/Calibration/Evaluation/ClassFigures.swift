/// Right and wrong decisions about one class.
package struct DecisionCounts: Hashable, Sendable {
  /// Rows of the class that were called so.
  package var hits = 0
  /// Rows of other classes that were called so.
  package var falseAlarms = 0
  /// Rows of the class that were called something else.
  package var misses = 0

  /// Creates counts of nothing.
  package init() {}

  /// Creates counts.
  package init(hits: Int, falseAlarms: Int, misses: Int) {
    self.hits = hits
    self.falseAlarms = falseAlarms
    self.misses = misses
  }

  /// Takes in one row.
  package mutating func add(gold: Bool, predicted: Bool, weight: Int = 1) {
    switch (gold, predicted) {
    case (true, true): hits += weight
    case (false, true): falseAlarms += weight
    case (true, false): misses += weight
    case (false, false): break
    }
  }

  /// The rows of the class.
  package var base: Int { hits + misses }

  /// The share of rows called so that are of the class; 0 where none was.
  package var precision: Double { Self.share(hits, of: hits + falseAlarms) }

  /// The share of rows of the class that were called so; 0 where there is none.
  package var recall: Double { Self.share(hits, of: hits + misses) }

  /// The harmonic mean of precision and recall; 0 without a hit.
  package var f1: Double {
    let (p, r) = (precision, recall)
    return p + r > 0 ? 2 * p * r / (p + r) : 0
  }

  /// Returns a share, 0 where the base is empty.
  static func share(_ count: Int, of base: Int) -> Double {
    base > 0 ? Double(count) / Double(base) : 0
  }
}

/// How often each gold class was called what.
///
/// Predictions have one more column than gold has rows: what is none of the classes, such as an abstention.
package struct ConfusionTable: Hashable, Sendable {
  /// The number of classes.
  package let classes: Int
  private var counts: [Int]

  /// Creates an empty table.
  package init(classes: Int) {
    self.classes = classes
    counts = Array(repeating: 0, count: classes * (classes + 1))
  }

  /// Takes in rows.
  ///
  /// - Parameters:
  ///   - gold: The class.
  ///   - predicted: The class that was predicted; nil for none of them.
  ///   - weight: How many such rows.
  package mutating func add(gold: Int, predicted: Int?, weight: Int = 1) {
    counts[gold * (classes + 1) + (predicted ?? classes)] += weight
  }

  /// Returns how many rows of a class were called so; nil asks for none of the classes.
  package subscript(gold: Int, predicted: Int?) -> Int {
    counts[gold * (classes + 1) + (predicted ?? classes)]
  }

  /// All rows.
  package var total: Int { counts.reduce(0, +) }

  /// Returns the rows of a gold class.
  package func goldCount(_ index: Int) -> Int {
    (0...classes).reduce(0) { $0 + counts[index * (classes + 1) + $1] }
  }

  /// Returns the rows that were called so.
  package func predictedCount(_ index: Int) -> Int {
    (0..<classes).reduce(0) { $0 + counts[$1 * (classes + 1) + index] }
  }

  /// Returns the decisions about one class.
  package func decisions(_ index: Int) -> DecisionCounts {
    let hits = self[index, index]
    return DecisionCounts(
      hits: hits,
      falseAlarms: predictedCount(index) - hits,
      misses: goldCount(index) - hits
    )
  }

  /// The share of rows that were called what they are.
  package var accuracy: Double {
    DecisionCounts.share((0..<classes).reduce(0) { $0 + self[$1, $1] }, of: total)
  }

  /// Returns the mean of the F1 of some classes.
  package func macroF1(_ indices: [Int]) -> Double {
    guard !indices.isEmpty else { return 0 }
    return indices.reduce(0) { $0 + decisions($1).f1 } / Double(indices.count)
  }
}
