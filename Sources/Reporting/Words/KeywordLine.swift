public import FeedbackModel

/// A keyword of a comment in its context, as `earshot kwic` lists it.
public struct KeywordLine: Hashable, Sendable {
  /// The text before the keyword, cut at the start if it was long.
  public let pre: String

  /// The keyword as it was written; empty where none is looked for.
  public let keyword: String

  /// The text behind the keyword, cut at the end if it was long.
  public let post: String

  /// The id of the row.
  public let id: String

  /// The day of the comment, if it has one.
  public let day: CalendarDay?

  /// The polarity of the comment, or of the topic that is looked for; nil when the comment is not scored.
  public let label: SentimentLabel?

  /// The score behind the label in thousandths, -1000…1000.
  public let score: Int

  /// Creates the line of a keyword that stands at a span of a comment.
  ///
  /// - Parameters:
  ///   - span: The keyword's bytes; an empty one at the start for no keyword.
  ///   - text: The comment in UTF-8.
  ///   - id: The id of the row.
  ///   - day: The day of the comment.
  ///   - label: The polarity.
  ///   - score: The score in thousandths.
  public init(
    _ span: TextSpan,
    of text: Span<UInt8>,
    id: String,
    day: CalendarDay?,
    label: SentimentLabel?,
    score: Int
  ) {
    (pre, keyword, post) = text.withUnsafeBufferPointer { KWICLine.cut($0, around: span) }
    self.id = id
    self.day = day
    self.label = label
    self.score = score
  }
}
