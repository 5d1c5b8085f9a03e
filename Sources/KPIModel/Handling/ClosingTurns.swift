public import FeedbackModel

/// The customer's latest turn of each conversation.
///
/// Partials form a commutative monoid under `merge`: of the turns of a conversation the greatest by (instant, position)
/// stays, and no two turns of a run have the same position. Merging a partial with itself changes nothing.
///
/// A conversation is known by a 64-bit hash of its id, and takes 32 bytes: hash, instant, position with outcome, day
/// with hour, segment. The hash table is at least three eighths full once it has grown, so *n* conversations take at
/// most 86·*n* bytes. Two of *n* ids of more than eight bytes fall together with a chance of about *n*² / 2⁶⁵: of ten
/// million, three in a million.
public struct ClosingTurns: Equatable, Sendable {
  /// What a turn says.
  public enum Outcome: UInt8, CaseIterable, Sendable {
    /// It praises or thanks, and does not complain.
    case thanks
    /// Anything else.
    case other
    /// It is in a language without word lists.
    case unjudged

    /// Returns the outcome of a comment, or nil for a row that says nothing and so is no turn.
    ///
    /// "Thanks for nothing" is a complaint, and neither praise nor thanks.
    public init?(_ annotation: borrowing Annotation) {
      switch annotation.status {
      case .scored:
        let isPleased = annotation.praise || annotation.intents.contains(.thanks)
        self = isPleased && !annotation.complaint ? .thanks : .other
      case .unsupportedLanguage: self = .unjudged
      case .noContent, .rejected: return nil
      }
    }
  }

  /// The latest turns by the hash of the conversation's id.
  private var turns: [UInt64: Turn] = [:]

  /// Creates a partial without conversations.
  public init() {}

  /// The number of conversations.
  public var count: Int { turns.count }

  /// Takes in one turn of the customer's.
  ///
  /// - Parameters:
  ///   - outcome: What the turn says.
  ///   - conversation: The bytes of the conversation's id.
  ///   - instant: When it was said, in seconds since 1970; nil for an undated turn, which comes before all dated ones.
  ///   - position: The place of the row in the run, 0…2⁶¹ − 1; of turns of one instant the last one counts.
  ///   - facts: The day, the hour and the segment of the row.
  public mutating func add(
    _ outcome: Outcome,
    conversation: Span<UInt8>,
    at instant: Int?,
    position: Int,
    facts: CommentFacts
  ) {
    let hash = conversation.withUnsafeBufferPointer { ByteStringTable.hash($0) }
    take(Turn(outcome, instant, position, facts), of: hash)
  }

  /// Takes in the turns of another partial.
  ///
  /// - Parameters:
  ///   - other: The partial.
  ///   - map: The number here of each segment there; nil when both have the same numbers.
  public mutating func merge(_ other: ClosingTurns, segments map: [Int]? = nil) {
    for (hash, turn) in other.turns {
      var turn = turn
      if let map { turn.segment = UInt32(clamping: map[Int(turn.segment)]) }
      take(turn, of: hash)
    }
  }

  private mutating func take(_ turn: Turn, of conversation: UInt64) {
    guard let held = turns[conversation], turn.order <= held.order else {
      turns[conversation] = turn
      return
    }
  }

  /// Returns the conversations by the period and the segment of their last turns.
  func counts(by rollUp: RollUp) -> [RollUpKey: ClosingCounts] {
    var counts: [RollUpKey: ClosingCounts] = [:]
    for turn in turns.values {
      for key in rollUp.keys(of: turn.cell) {
        counts[key, default: ClosingCounts()].add(turn.outcome)
      }
    }
    return counts
  }
}

/// The conversations of one cell.
struct ClosingCounts: Hashable, Sendable {
  /// All conversations.
  private(set) var conversations = 0
  /// Those whose last turn could be judged.
  private(set) var judged = 0
  /// Those that end in praise or thanks.
  private(set) var thanked = 0

  mutating func add(_ outcome: ClosingTurns.Outcome) {
    conversations += 1
    if outcome != .unjudged { judged += 1 }
    if outcome == .thanks { thanked += 1 }
  }
}

/// A turn in 24 bytes.
private struct Turn: Hashable, Sendable {
  /// Seconds since 1970; the least number for an undated turn.
  private let instant: Int
  /// The position in the run above the two bits of the outcome.
  private let place: Int
  /// The day above the five bits of the hour, which is counted from 1; `CellKey.undated` without a day.
  private let dayAndHour: Int32
  /// The number of the segment.
  var segment: UInt32

  private static let outcomeBits = 2
  private static let hourBits = 5

  init(_ outcome: ClosingTurns.Outcome, _ instant: Int?, _ position: Int, _ facts: CommentFacts) {
    let key = CellKey(day: facts.day, segment: facts.segment, hour: facts.hour)
    self.instant = instant ?? .min
    place = position << Self.outcomeBits | Int(outcome.rawValue)
    dayAndHour =
      key.day == CellKey.undated
      ? CellKey.undated : key.day << Self.hourBits | (Int32(key.hour) + 1)
    segment = key.segment
  }

  /// What makes a turn later than another.
  var order: (Int, Int) { (instant, place) }

  var outcome: ClosingTurns.Outcome {
    ClosingTurns.Outcome(rawValue: UInt8(place & (1 << Self.outcomeBits - 1))) ?? .unjudged
  }

  /// The cell that the turn counts in.
  var cell: CellKey {
    guard dayAndHour != CellKey.undated else { return CellKey(day: nil, segment: Int(segment)) }
    let hour = Int(dayAndHour & (1 << Self.hourBits - 1)) - 1
    return CellKey(
      day: CalendarDay(daysSinceEpoch: Int(dayAndHour >> Self.hourBits)),
      segment: Int(segment),
      hour: hour < 0 ? nil : hour
    )
  }
}
