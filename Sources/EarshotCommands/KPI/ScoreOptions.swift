import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline

/// The options that say what rating columns ask for, how their answers are coded, and what became of the matter.
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
    for (name, _) in try kinds().byColumn
    where !options.ratingRequests.contains(where: { $0.name == name }) {
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

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    scoreKind.map { ("score-kind", $0) }
      + [("scale-map", scaleMap), ("resolved-column", resolvedColumn)].compactMap { name, value in
        value.map { (name, $0) }
      }
  }
}
