public import FeedbackModel

/// The counts of one rating column, rolled up over days and segments.
public struct DriverCounts: Hashable, Sendable {
  /// The rating column.
  public var rating: RatingColumn

  /// The counts of comments without a topic.
  public private(set) var untold = ClassCounts()

  /// For each topic that is named, the counts of the comments that name it, by the number of topics they name.
  public private(set) var topics: [Int: [Int: ClassCounts]] = [:]

  /// The counts of all rated scored comments.
  public private(set) var all = ClassCounts()

  /// Returns the counts of the comments that name a topic.
  public func naming(_ topic: Int) -> ClassCounts {
    topics[topic, default: [:]].values.reduce(ClassCounts(), +)
  }

  /// The largest number of topics that one comment names; 0 when none names any.
  public var largestTopicNumber: Int { topics.values.flatMap(\.keys).max() ?? 0 }

  /// Creates the counts of nothing.
  init(rating: RatingColumn) { self.rating = rating }

  fileprivate mutating func add(_ key: PackedDriverKey, _ count: Int) {
    guard let topic = key.topic else {
      untold[key.answer] += count
      return
    }
    topics[topic, default: [:]][key.topicsNamed, default: ClassCounts()][key.answer] += count
  }

  /// Counts each comment once: one that names *k* topics stands under each of them.
  fileprivate mutating func sumUp() {
    var byNumber: [Int: ClassCounts] = [:]
    for numbers in topics.values {
      for (named, counts) in numbers {
        let sum = byNumber[named, default: ClassCounts()]
        byNumber[named] = sum + counts
      }
    }
    all = byNumber.reduce(untold) { sum, item in
      sum
        + ClassCounts(
          favourable: item.value.favourable / item.key,
          neither: item.value.neither / item.key,
          unfavourable: item.value.unfavourable / item.key
        )
    }
  }
}

extension DriverPartial {
  /// Returns the counts of each rating column, in the order of the columns.
  ///
  /// - Parameters:
  ///   - days: The days to roll up; nil for all rows, undated ones too.
  ///   - segment: The number of the segment to roll up; nil for all.
  /// - Returns: One element a rating column; with days, undated rows are not in it.
  public func counts(in days: ClosedRange<CalendarDay>? = nil, segment: Int? = nil)
    -> [DriverCounts]
  {
    var result = ratings.map(DriverCounts.init(rating:))
    for (key, count) in counts {
      if let segment, key.segment != segment { continue }
      if let days {
        guard let day = key.key.day, days.contains(day) else { continue }
      }
      result[key.rating].add(key, count)
    }
    for index in result.indices { result[index].sumUp() }
    return result
  }
}
