public import FeedbackModel

/// A keyword in its context: what stands before it, the words that named the topic, and what stands behind.
public struct KWICLine: Hashable, Sendable {
  /// The text before the keyword, cut at the start if it was long.
  public var pre: String

  /// The words that named the topic, as they were written.
  public var keyword: String

  /// The text behind the keyword, cut at the end if it was long.
  public var post: String

  /// The id of the row.
  public var id: String

  /// The day of the comment, if it has one.
  public var day: CalendarDay?

  /// The polarity of the sentences that name the topic.
  public var label: SentimentLabel

  /// Their score in thousandths, -1000…1000.
  public var score: Int

  /// The place of the topic in the run's topic catalogue.
  public var topic: Int

  /// Creates a line.
  public init(
    pre: String,
    keyword: String,
    post: String,
    id: String,
    day: CalendarDay?,
    label: SentimentLabel,
    score: Int,
    topic: Int
  ) {
    self.pre = pre
    self.keyword = keyword
    self.post = post
    self.id = id
    self.day = day
    self.label = label
    self.score = score
    self.topic = topic
  }

  /// Creates the line of a topic whose keyword stands at a span of a comment's UTF-8 bytes.
  init(
    _ topic: TopicAnnotation,
    span: TextSpan,
    day: CalendarDay?,
    text: UnsafeBufferPointer<UInt8>,
    id: String
  ) {
    let (pre, keyword, post) = Self.cut(text, around: span)
    self.init(
      pre: pre,
      keyword: keyword,
      post: post,
      id: id,
      day: day,
      label: topic.label,
      score: topic.score,
      topic: topic.topic
    )
  }

  /// The part of the comment that was kept, in one piece.
  public var excerpt: String { pre + keyword + post }

  /// The bytes of context that are kept on either side of a keyword.
  static let contextBytes = 240

  /// The longest keyword that is kept, in bytes.
  static let keywordBytes = 96

  /// Cuts a comment around a keyword; cuts fall between UTF-8 characters and are marked by `…`.
  static func cut(
    _ text: UnsafeBufferPointer<UInt8>,
    around span: TextSpan
  ) -> (pre: String, keyword: String, post: String) {
    let start = boundary(in: text, before: min(Int(span.start), text.count))
    let end = boundary(in: text, before: min(max(Int(span.end), start), text.count))
    let keywordEnd = boundary(in: text, before: min(end, start + keywordBytes))
    let first = boundary(in: text, before: max(0, start - contextBytes))
    let last = boundary(in: text, before: min(text.count, end + contextBytes))
    let pre = String(decoding: text[first..<start], as: UTF8.self)
    let keyword = String(decoding: text[start..<keywordEnd], as: UTF8.self)
    let post = String(decoding: text[end..<last], as: UTF8.self)
    return (
      (first > 0 ? "…" : "") + pre,
      keyword + (keywordEnd < end ? "…" : ""),
      post + (last < text.count ? "…" : "")
    )
  }

  /// The last start of a UTF-8 character at or before an offset; the text's end is one.
  private static func boundary(in text: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int {
    guard offset < text.count else { return text.count }
    var place = offset
    while place > 0, text[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}
