import FeedbackModel

/// The names of a partial's counts, each count's name at its place in a cell.
///
/// Names do not depend on the order of topics or rating columns, so that counts made with one catalogue can be read
/// into a partial that is laid out by another: `rows/scored`, `label/negative`, `intent/churn`, `wait/2400`,
/// `rating/NPS/0-10/9`, `topic/delay/mentions`.
public struct MeasureCatalogue: Sendable {
  /// The names by place; no two are the same.
  public let names: [String]

  private let places: [String: Int]

  /// Creates the catalogue of the partials that count some topics and rating columns, and no satisfaction index.
  ///
  /// - Parameters:
  ///   - topics: The ids of the topics, in the order of the run's catalogue.
  ///   - ratings: The rating columns.
  public init(topics: [String], ratings: [RatingColumn]) {
    var names = RowStatus.allCases.map { "rows/\($0.name)" }
    names += ["positive", "neutral", "negative"].map { "label/\($0)" }
    names += ["score_sum", "score_squares", "complaint", "praise", "mixed"]
    names += ["score_text_mismatch", "scored_and_rated", "duplicate"]
    names += ["resolved", "contradicted", "flagged", "answered"]
    names += Intent.allCases.map { "intent/\($0.name)" }
    names += StatedWait.bounds.map { "wait/\($0)" }
    for rating in ratings {
      let stem = "rating/\(rating.name)/\(rating.scale.name)/"
      names.append(stem + "invalid")
      names += rating.scale.codes.map { stem + String($0) }
    }
    for topic in topics {
      names += ["mentions", "positive", "negative", "complaints"].map { "topic/\(topic)/\($0)" }
    }
    let layout = CellLayout(topicCount: topics.count, ratings: ratings)
    precondition(names.count == layout.width, "Each count of a cell has a name.")
    self.names = names
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
  }

  /// Returns the place of a name, or nil where the partials do not count it.
  public func place(of name: String) -> Int? { places[name] }
}
