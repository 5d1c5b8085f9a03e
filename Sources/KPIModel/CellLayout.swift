import FeedbackModel

/// Where each count lies within a cell.
struct CellLayout: Hashable, Sendable {
  static let statuses = 0
  static let positive = 4
  static let neutral = 5
  static let negative = 6
  static let scoreSum = 7
  static let scoreSquares = 8
  static let complaints = 9
  static let praise = 10
  static let mixed = 11
  static let mismatches = 12
  static let scoredAndRated = 13
  static let duplicates = 14
  static let resolved = 15
  static let contradicted = 16
  static let flagged = 17
  static let answered = 18
  static let intents = 19
  static let waits = 27
  static let ratingStart = waits + StatedWait.bounds.count

  /// The number of counts of one topic.
  ///
  /// They are mentions, positive, negative, complaints; neutral follows from these.
  static let topicWidth = 4

  let topicCount: Int
  let ratings: [RatingColumn]
  /// Where each rating column starts: the invalid answers, then one count a code.
  let ratingStarts: [Int]
  let index: SatisfactionIndex?
  /// Where the counts by weighted total of the satisfaction index start.
  let indexStart: Int
  let topicStart: Int
  /// The number of counts in a cell.
  let width: Int

  init(topicCount: Int, ratings: [RatingColumn], index: SatisfactionIndex? = nil) {
    precondition(topicCount >= 0, "A catalogue has no fewer than 0 topics.")
    precondition(ratings.count <= RatingAnswers.columnLimit, "There are at most 8 rating columns.")
    self.topicCount = topicCount
    self.ratings = ratings
    var next = Self.ratingStart
    ratingStarts = ratings.map { column in
      defer { next += 1 + column.scale.codes.count }
      return next
    }
    self.index = index
    indexStart = next
    next += index?.buckets ?? 0
    topicStart = next
    width = next + topicCount * Self.topicWidth
  }
}

/// The day, the segment and, where rows are counted by the hour, the hour of a cell.
struct CellKey: Hashable, Sendable {
  /// Days since the epoch; `undated` when there is no day.
  var day: Int32
  var segment: UInt32
  /// The hour of the day; `noHour` when rows are not counted by the hour.
  var hour: Int8

  static let noHour: Int8 = -1
  static let undated = Int32.min

  init(day: CalendarDay?, segment: Int, hour: Int? = nil) {
    self.day = day.map { Int32(clamping: $0.daysSinceEpoch) } ?? Self.undated
    self.segment = UInt32(clamping: segment)
    self.hour = hour.map { Int8(clamping: $0) } ?? Self.noHour
  }

  /// The finaliser of MurmurHash3 over both halves.
  var hash: Int {
    var bits = UInt64(UInt32(bitPattern: day)) << 32 | UInt64(segment)
    bits ^= UInt64(UInt8(bitPattern: hour)) << 24
    bits = (bits ^ bits >> 33) &* 0xff51_afd7_ed55_8ccd
    bits = (bits ^ bits >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return Int(truncatingIfNeeded: bits ^ bits >> 33)
  }

  var calendarDay: CalendarDay? {
    day == Self.undated ? nil : CalendarDay(daysSinceEpoch: Int(day))
  }
}
