import Classification
import LexiconMatching
import Pipeline

/// What rows speak of in the taxonomies that are consulted, as columns of a fit: for each topic a column a strength.
///
/// The shipped taxonomies of all trades say what thousands of words and phrases are about. A fit that knows a few
/// hundred comments so learns of words that none of these has.
struct FittedSubjects: Sendable {
  /// The strengths by cues and rules from which a topic says more, in thousandths.
  static let leasts = [500, 1000, 2000, 3000]

  /// A column: a topic by its place among the consulted ones, and the strength that it needs.
  private let steps: [(topic: Int, least: Int)]

  /// Where the columns of each topic begin.
  private let starts: [Int: Int]

  /// How many columns there are.
  var count: Int { steps.count }

  /// Finds the topics and strengths that enough rows have.
  init(_ rows: [Int], of data: FittingData) {
    var counts: [[Int]: Int] = [:]
    for row in rows {
      for (topic, strength) in data.rows[row].subjects {
        for least in Self.leasts where strength >= least {
          counts[[topic, least], default: 0] += 1
        }
      }
    }
    let found = counts.filter { $0.value >= WordTable.fewestRows }.keys
      .sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    steps = found.map { ($0[0], $0[1]) }
    starts = Dictionary(
      steps.enumerated().map { ($1.topic, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Lists the cells of a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - first: The place of the first column among those of the fit.
  ///   - value: The value of a cell; the smaller, the more a weight is held back.
  /// - Returns: A cell a strength that the row reaches.
  func cells(of row: FittingRow, from first: Int, value: Double) -> [(column: Int, value: Double)] {
    var cells: [(column: Int, value: Double)] = []
    for (topic, strength) in row.subjects {
      guard var place = starts[topic] else { continue }
      while place < steps.count, steps[place].topic == topic, steps[place].least <= strength {
        cells.append((first + place, value))
        place += 1
      }
    }
    return cells
  }

  /// Returns the id of a column's topic, such as `retail:delivery`, and the strength that it needs.
  func name(_ place: Int, _ engine: Engine) -> (topic: String, least: String) {
    let step = steps[place]
    return (engine.model.consulted.topics[step.topic].id, Thousandths.short(step.least))
  }
}
