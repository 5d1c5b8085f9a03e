import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline

/// The options that say what rating columns ask for and how their answers are coded.
struct ScoreOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "What a rating column asks for: csat, nps, ces, enps or employee-satisfaction; for one column as column=kind. Repeatable.",
      valueName: "kind"
    )
  )
  var scoreKind: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A CSV of answers with their codes, columns text and code.",
      valueName: "file"
    )
  )
  var scaleMap: String?

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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The column that says whether a contact was resolved (default: one named resolved).",
      valueName: "name"
    )
  )
  var resolvedColumn: String?

  /// Adds what the options say to how the inputs are read.
  ///
  /// - Throws: `CommandError` for an option that means nothing; `IngestionError` for a scale map that cannot be read.
  func apply(to options: inout RunOptions) throws {
    _ = try kinds()
    if let scaleMap { options.scaleMap = try ScaleMap(path: scaleMap) }
    let items = try items()
    options.ratingRequests = items.map { RatingRequest(name: $0, scale: .oneTo(10)) }
    for (name, _) in try kinds().byColumn where !items.contains(name) {
      options.ratingRequests.append(RatingRequest(name: name))
    }
    options.resolvedColumn = resolvedColumn
    let further = options.ratingRequests.map(\.name) + [resolvedColumn].compactMap { $0 }
    for name in further where !options.input.extraColumns.contains(name) {
      options.input.extraColumns.append(name)
    }
  }

  /// What the options say of the kinds: of the score column, and of columns by name.
  func kinds() throws -> (ofScore: RatingKind?, byColumn: [(name: String, kind: RatingKind)]) {
    var ofScore: RatingKind?
    var byColumn: [(name: String, kind: RatingKind)] = []
    for text in scoreKind {
      let parts = text.split(separator: "=").map(String.init)
      guard let last = parts.last, let kind = RatingKind(rawValue: last) else {
        let known = RatingKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandError(
          "'\(text)' is no kind of score",
          remedy: "give --score-kind one of \(known), or column=kind."
        )
      }
      if parts.count == 1 {
        ofScore = kind
      } else {
        byColumn.append((parts.dropLast().joined(separator: "="), kind))
      }
    }
    return (ofScore, byColumn)
  }

  /// Returns the rating columns of a run, none of which is known yet.
  func ratings() throws -> RunRatings {
    let kinds = try kinds()
    return RunRatings(scoreKind: kinds.ofScore, kinds: kinds.byColumn)
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
    scoreKind.map { ("score-kind", $0) }
      + [
        ("scale-map", scaleMap), ("satisfaction-index", satisfactionIndex),
        ("index-weights", indexWeights), ("resolved-column", resolvedColumn),
      ].compactMap { name, value in value.map { (name, $0) } }
  }
}
