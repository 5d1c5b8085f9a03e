import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline

/// The options of the satisfaction index.
struct IndexOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Three columns on 1-10 that make a satisfaction index, parted by commas.",
      valueName: "a,b,c"
    )
  )
  var satisfactionIndex: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The weights of the three columns as whole numbers (default: 1,1,1).",
      valueName: "a,b,c"
    )
  )
  var indexWeights: String?

  /// Adds the index's columns to those that are read as ratings.
  ///
  /// - Throws: `CommandError` for an option that means nothing.
  func apply(to options: inout RunOptions) throws {
    for name in try items() {
      options.ratingRequests.append(RatingRequest(name: name, scale: .oneTo(10)))
      if !options.input.extraColumns.contains(name) { options.input.extraColumns.append(name) }
    }
  }

  private func items() throws -> [String] {
    guard let satisfactionIndex else {
      guard indexWeights == nil else {
        throw CommandError(
          "--index-weights has no index to weigh",
          remedy: "name three columns with --satisfaction-index."
        )
      }
      return []
    }
    let items = satisfactionIndex.split(separator: ",").map(String.init)
    guard items.count == 3, Set(items).count == 3 else {
      throw CommandError(
        "'\(satisfactionIndex)' are not three columns",
        remedy: "give --satisfaction-index a,b,c."
      )
    }
    return items
  }

  /// Returns the satisfaction index of a run, if one is asked for.
  ///
  /// - Throws: `CommandError` when a column is no rating column, or a weight means nothing.
  func index(in columns: [RatingColumn]) throws -> SatisfactionIndex? {
    let items = try items()
    guard !items.isEmpty else { return nil }
    let places = try items.map { name in
      guard let place = columns.firstIndex(where: { $0.name == name && $0.scale == .oneTo(10) })
      else {
        throw CommandError(
          "'\(name)' is not among the first \(RatingAnswers.columnLimit) rating columns as 1-10",
          remedy: "name a column of answers 1-10."
        )
      }
      return place
    }
    let weights = indexWeights.map { $0.split(separator: ",").map { Int($0) ?? -1 } } ?? [1, 1, 1]
    guard let index = SatisfactionIndex(items: places, weights: weights) else {
      throw CommandError(
        "'\(indexWeights ?? "")' are not three weights",
        remedy:
          "give whole numbers such as --index-weights 2,1,1 that add up to at most \(SatisfactionIndex.weightLimit)."
      )
    }
    return index
  }

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    [("satisfaction-index", satisfactionIndex), ("index-weights", indexWeights)]
      .compactMap { name, value in value.map { (name, $0) } }
  }
}
