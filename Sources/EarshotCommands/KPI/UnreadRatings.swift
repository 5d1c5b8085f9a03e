import FeedbackModel
import Ingestion
import Pipeline
import Reporting

/// Tells which columns look like ratings but are not taken, for nothing is dropped without a word.
enum UnreadRatings {
  /// Tells the columns of an input on standard error.
  ///
  /// - Throws: `CommandError` for a column that the user named.
  static func tell(of source: SourceContext) throws {
    for rating in source.unreadRatings where rating.isNamed && !rating.isEmpty {
      throw CommandError(
        "\(source.schema.path): column '\(shown(rating))' cannot be taken as a rating: \(rating.reason)",
        remedy: remedy(rating)
      )
    }
    for rating in source.unreadRatings { write(rating, source) }
  }

  /// Tells the columns of an input that the user did not name.
  static func tellUnnamed(of source: SourceContext) {
    for rating in source.unreadRatings where !rating.isNamed { write(rating, source) }
  }

  private static func write(_ rating: UnreadRating, _ source: SourceContext) {
    StandardError.write(
      "\(source.schema.path): column '\(shown(rating))' looks like a rating and is not taken: "
        + "\(rating.reason). Fix: \(remedy(rating))"
    )
  }

  private static func shown(_ rating: UnreadRating) -> String {
    DisplayText.oneLine(rating.name, limit: 60)
  }

  private static func remedy(_ rating: UnreadRating) -> String {
    let name = shown(rating)
    let quoted = name.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    let column =
      rating.isScore && rating.isNamed ? "" : "--score-column \(quoted ? name : "'\(name)'") "
    guard let likeliest = rating.scales.first else {
      return "give \(column)--score-scale, and what is off the scale counts as invalid."
    }
    return "give \(column)--score-scale \(likeliest.name), or the scale that was asked on."
  }
}
