import Classification
import LexiconMatching
import Pipeline

/// What rows speak of, as columns of a fit: for each topic a column a strength.
///
/// Of the run's own taxonomies, or of those that are consulted: the shipped ones of all trades say what thousands of
/// words and phrases are about, so that a fit to a few hundred comments learns of words that none of these has.
struct FittedSubjects: Sendable {
  /// Where the topics are from.
  enum Source: Sendable {
    case own
    case consulted
  }

  /// The strengths by cues and rules from which a topic says more, in thousandths.
  private static let leasts = [500, 1000, 2000, 3000]

  /// The least weight of a line, in thousandths: of the thousands that a fit finds, most say next to nothing.
  static let leastWeight = 20

  private let source: Source

  /// A column: a topic by its place in its source, and the strength that it needs.
  private let steps: [(topic: Int, least: Int)]

  /// Where the columns of each topic begin.
  private let starts: [Int: Int]

  /// How many columns there are.
  var count: Int { steps.count }

  /// The topics of the columns, by their places.
  var topics: [Int] { starts.keys.sorted() }

  /// Finds the topics and strengths that enough rows have.
  init(_ rows: [Int], of data: FittingData, _ source: Source) {
    self.source = source
    // For each topic the rows that reach each of the strengths.
    var counts: [[Int]] = []
    for row in rows {
      for (topic, strength) in Self.strengths(of: row, data, source) {
        while counts.count <= topic { counts.append(Self.leasts.map { _ in 0 }) }
        for (step, least) in Self.leasts.enumerated() where strength >= least {
          counts[topic][step] += 1
        }
      }
    }
    steps = counts.enumerated().flatMap { topic, counts in
      zip(Self.leasts, counts).filter { $0.1 >= WordTable.fewestRows }.map { (topic, $0.0) }
    }
    starts = Dictionary(
      steps.enumerated().map { ($1.topic, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private static func strengths(
    of row: Int,
    _ data: FittingData,
    _ source: Source
  ) -> [(topic: Int, strength: Int)] {
    switch source {
    case .own: data.rows[row].strengths
    case .consulted: data.rows[row].subjects
    }
  }

  /// Lists the cells of a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - data: Where it is from.
  ///   - first: The place of the first column among those of the fit.
  ///   - value: The value of a cell; the smaller, the more a weight is held back.
  /// - Returns: A cell a strength that the row reaches.
  func cells(
    of row: Int,
    _ data: FittingData,
    from first: Int,
    value: Double = 1
  ) -> [(column: Int, value: Double)] {
    var cells: [(column: Int, value: Double)] = []
    for (topic, strength) in Self.strengths(of: row, data, source) {
      guard var place = starts[topic] else { continue }
      while place < steps.count, steps[place].topic == topic, steps[place].least <= strength {
        cells.append((first + place, value))
        place += 1
      }
    }
    return cells
  }

  /// Returns what overlays say of the columns that have a weight.
  ///
  /// - Parameters:
  ///   - weights: The weights of a fit.
  ///   - first: The place of the first column among them.
  ///   - value: The value of a cell.
  ///   - least: The least weight of a line, in thousandths.
  ///   - engine: The engine that read the rows.
  /// - Returns: For each column that says enough the topic's id, such as `retail:delivery`, the strength that it needs, and
  ///   the weight.
  func lines(
    _ weights: [Double],
    from first: Int,
    value: Double = 1,
    least: Int = leastWeight,
    _ engine: Engine
  ) -> [(topic: String, least: String, weight: String)] {
    let topics = source == .own ? engine.topics : engine.model.consulted.topics
    return steps.enumerated().compactMap { place, step in
      let weight = FittedNumber.hundredths(weights[first + place] * value)
      guard abs(weight) >= least else { return nil }
      return (topics[step.topic].id, Thousandths.short(step.least), Thousandths.short(weight))
    }
  }
}
