public import FeedbackModel

/// What one count of a `DriverPartial` is of.
///
/// Keys are in ascending order of day (undated first), segment, rating column, topic (none first), number of topics,
/// class.
public struct DriverKey: Hashable, Comparable, Sendable {
  /// The day of the comment; nil when the row is undated.
  public var day: CalendarDay?

  /// The place of the row's segment in the run's `SegmentTable`; 0 is none.
  public var segment: Int

  /// The place of the rating column in the partial's list.
  public var rating: Int

  /// The place of the topic in the run's catalogue; nil for comments that name none.
  public var topic: Int?

  /// The number of topics that the comment names; 0 when `topic` is nil.
  public var topicsNamed: Int

  /// The class of the answer.
  public var answer: AnswerClass

  /// Creates a key.
  public init(
    day: CalendarDay?,
    segment: Int,
    rating: Int,
    topic: Int?,
    topicsNamed: Int,
    answer: AnswerClass
  ) {
    self.day = day
    self.segment = segment
    self.rating = rating
    self.topic = topic
    self.topicsNamed = topicsNamed
    self.answer = answer
  }

  /// Whether the key can be that of a comment: one without a topic names 0, one with a topic 1 to the limit.
  ///
  /// Whoever reads keys from a file asks before handing them to a `DriverPartial`.
  public var isSound: Bool {
    guard let topic else { return topicsNamed == 0 && rating >= 0 && segment >= 0 }
    let isNumber = (0..<Int(UInt32.max)).contains(topic) && rating >= 0 && segment >= 0
    return isNumber && (1...DriverPartial.topicLimit).contains(topicsNamed)
  }

  /// Returns whether the left one comes first in canonical order.
  public static func < (left: DriverKey, right: DriverKey) -> Bool {
    let (first, second) = (left.day?.daysSinceEpoch, right.day?.daysSinceEpoch)
    if first != second { return (first ?? .min) < (second ?? .min) }
    if left.segment != right.segment { return left.segment < right.segment }
    if left.rating != right.rating { return left.rating < right.rating }
    if left.topic != right.topic { return (left.topic ?? -1) < (right.topic ?? -1) }
    if left.topicsNamed != right.topicsNamed { return left.topicsNamed < right.topicsNamed }
    return left.answer < right.answer
  }
}

/// A `DriverKey` in two words, which is quicker to hash and takes a third of the room.
struct PackedDriverKey: Hashable, Sendable {
  /// The day and the segment, as `CellKey` has them.
  var cell: UInt64
  /// The rating column, the topic counted from 1, the number of topics and the class.
  var slot: UInt64

  private static let topicShift: UInt64 = 16
  private static let ratingShift: UInt64 = 48
  private static let topicMask: UInt64 = 0xFFFF_FFFF
  private static let numberShift: UInt64 = 2
  private static let numberMask: UInt64 = 0x3FFF

  init(cell: UInt64, rating: Int, topic: Int?, topicsNamed: Int, answer: AnswerClass) {
    self.cell = cell
    slot =
      UInt64(rating) << Self.ratingShift
      | UInt64(topic.map { $0 + 1 } ?? 0) << Self.topicShift
      | UInt64(topicsNamed) << Self.numberShift | UInt64(answer.rawValue)
  }

  init(_ key: DriverKey) {
    self.init(
      cell: Self.cell(CellKey(day: key.day, segment: key.segment)),
      rating: key.rating,
      topic: key.topic,
      topicsNamed: key.topicsNamed,
      answer: key.answer
    )
  }

  static func cell(_ key: CellKey) -> UInt64 {
    UInt64(UInt32(bitPattern: key.day)) << 32 | UInt64(key.segment)
  }

  var day: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: cell >> 32)) }

  var segment: Int {
    get { Int(UInt32(truncatingIfNeeded: cell)) }
    set { cell = cell & ~0xFFFF_FFFF | UInt64(UInt32(clamping: newValue)) }
  }

  var rating: Int { Int(slot >> Self.ratingShift) }

  var topic: Int? {
    let number = Int(slot >> Self.topicShift & Self.topicMask)
    return number == 0 ? nil : number - 1
  }

  var topicsNamed: Int { Int(slot >> Self.numberShift & Self.numberMask) }

  var answer: AnswerClass { AnswerClass(rawValue: UInt8(slot & 3)) ?? .unfavourable }

  var key: DriverKey {
    DriverKey(
      day: day == CellKey.undated ? nil : CalendarDay(daysSinceEpoch: Int(day)),
      segment: segment,
      rating: rating,
      topic: topic,
      topicsNamed: topicsNamed,
      answer: answer
    )
  }
}
