package import FeedbackModel

/// A row that was called wrong, with the entries that made it so.
package struct WorstError: Hashable, Sendable {
  /// An entry found, and what it added after all rules.
  package struct Hit: Hashable, Sendable {
    /// The entry as it is written in its file.
    package var entry: String
    /// What it adds, in thousandths of a valence unit.
    package var value: Int64
    /// The rules that changed it, in the order in which they did.
    package var rules: [String]
  }

  /// The place of the row in the run.
  let position: Int

  /// The row's id.
  package let id: String

  /// Where the row stands.
  package let location: SourceLocation

  /// The gold label.
  package let gold: SentimentLabel

  /// What it was called; nil where it was not scored.
  package let predicted: SentimentLabel?

  /// The score in thousandths.
  package let score: Int

  /// How far the score lies from where the gold label wants it, in thousandths, 0…2000.
  package let margin: Int

  /// The comment.
  package let text: String

  /// The entries that were found in it, in the order of the text.
  package let hits: [Hit]

  init(
    position: Int,
    gold row: GoldRow,
    label: SentimentLabel,
    text: String,
    annotation: borrowing Annotation
  ) {
    self.position = position
    id = row.id
    location = row.location
    gold = label
    predicted = annotation.label
    score = annotation.score
    margin =
      switch label {
      case .negative: 1000 + annotation.score
      case .neutral: abs(annotation.score)
      case .positive: 1000 - annotation.score
      }
    self.text = text
    var hits: [Int: Hit] = [:]
    for step in annotation.trace {
      hits[step.hit, default: Hit(entry: step.entry, value: 0, rules: [])].value += step.value
      if step.rule != "lexicon" { hits[step.hit]?.rules.append(step.rule) }
    }
    self.hits = hits.sorted { $0.key < $1.key }.map(\.value)
  }
}
