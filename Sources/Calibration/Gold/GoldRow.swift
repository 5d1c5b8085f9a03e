package import FeedbackModel

/// An aspect of a comment with the polarity that a person gave it.
package struct GoldAspect: Hashable, Sendable {
  /// The topic, or the term in the text, that the polarity belongs to.
  package var name: String

  /// The polarity; nil for one that is no side, such as "conflict", which no figure counts.
  package var label: SentimentLabel?

  /// Creates an aspect.
  package init(name: String, label: SentimentLabel?) {
    self.name = name
    self.label = label
  }
}

/// What people said about one comment; nil is what they left open.
package struct GoldRow: Hashable, Sendable {
  /// The id, or `file:line` where the row has none, as `earshot annotate` names it.
  package var id = ""

  /// Where the row stands.
  package var location = SourceLocation(file: "")

  /// The polarity.
  package var label: SentimentLabel?

  /// The polarity that the second coder gave.
  package var secondLabel: SentimentLabel?

  /// The strength of the sentiment as people rated it, on any scale that grows with praise.
  package var score: Double?

  /// The respondent's own rating of the service, on any scale that grows with satisfaction.
  package var kpi: Double?

  /// The class that the respondent's answer in the first rating column comes to; nil without one.
  package var rating: SentimentLabel?

  /// Whether that answer is no code of its scale.
  package var hasInvalidRating = false

  /// The topics; empty where a person named none: a fit takes that as none of them, and figures leave the row out, as those
  /// who labelled some comments only leave the others open.
  package var topics: [String]?

  /// The aspects.
  package var aspects: [GoldAspect] = []

  /// Whether the comment is a complaint.
  package var complaint: Bool?

  /// The day that the comment was written.
  package var day: CalendarDay?

  /// The values of the columns that cut the rows into groups, in the order of their names.
  package var groups: [String?] = []

  /// Creates a row that says nothing.
  package init() {}

  /// Whether the row holds anything that a prediction can be compared with.
  package var hasGold: Bool {
    label != nil || score != nil || kpi != nil || topics != nil || !aspects.isEmpty
      || complaint != nil
  }
}
