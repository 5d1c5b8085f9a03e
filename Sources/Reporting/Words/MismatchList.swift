public import FeedbackModel

/// A comment whose text and score disagree.
public struct Mismatch: Hashable, Sendable {
  /// The id of the row, or file and line.
  public var id: String
  /// The day of the comment, if it has one.
  public var day: CalendarDay?
  /// The name of the rating column.
  public var rating: String
  /// The score that was given.
  public var code: Int
  /// Whether a top score stands beside a complaint; else a low one beside praise.
  public var isComplaint: Bool
  /// How sure the text is of it, in thousandths: of the complaint, or the positive mass of the praise.
  public var strength: Int
  /// The place of the row in the run.
  public var position: Int
  /// The comment, cut when it is long.
  public var text: String

  /// Creates a mismatch.
  public init(
    id: String,
    day: CalendarDay?,
    rating: String,
    code: Int,
    isComplaint: Bool,
    strength: Int,
    position: Int,
    text: String
  ) {
    self.id = id
    self.day = day
    self.rating = rating
    self.code = code
    self.isComplaint = isComplaint
    self.strength = strength
    self.position = position
    self.text = text
  }
}

extension Mismatch {
  /// Whether it stands before another one of its kind.
  fileprivate func precedes(_ other: Mismatch) -> Bool {
    if strength != other.strength { return strength > other.strength }
    let (own, theirs) = (day?.daysSinceEpoch ?? .max, other.day?.daysSinceEpoch ?? .max)
    if own != theirs { return own < theirs }
    if id != other.id { return id.utf8.lexicographicallyPrecedes(other.id.utf8) }
    return position < other.position
  }
}

/// The clearest of the comments whose text and score disagree, at most a given number of each kind.
///
/// Its size is bounded, and what is kept depends on the rows alone, whatever the order of files: the surest come first, of
/// equals the older, then by id, and by position where all that is the same. `merge` is associative and commutative.
public struct MismatchList: Sendable {
  /// The most comments of each kind.
  public let capacity: Int

  /// The longest text that is kept, in bytes.
  static let textBytes = 600

  private var complaints: [Mismatch] = []
  private var praise: [Mismatch] = []

  /// Creates an empty list.
  public init(capacity: Int) { self.capacity = max(0, capacity) }

  /// Top scores with a complaint, then low scores with praise, the surest first.
  public var sorted: [Mismatch] { complaints + praise }

  /// Returns whether a mismatch this sure could come in; a worker asks before it copies the text.
  public func couldTake(isComplaint: Bool, strength: Int) -> Bool {
    let kept = isComplaint ? complaints : praise
    guard kept.count >= capacity, let last = kept.last else { return capacity > 0 }
    return last.strength <= strength
  }

  /// Takes a mismatch in, if it is among the clearest.
  public mutating func add(_ mismatch: Mismatch) {
    guard couldTake(isComplaint: mismatch.isComplaint, strength: mismatch.strength) else { return }
    if mismatch.isComplaint {
      Self.insert(mismatch, into: &complaints, capacity)
    } else {
      Self.insert(mismatch, into: &praise, capacity)
    }
  }

  /// Takes in what another list holds.
  public mutating func merge(_ other: MismatchList) {
    for mismatch in other.sorted { add(mismatch) }
  }

  /// Returns the first bytes of a comment as text; a cut falls between UTF-8 characters and is marked by `…`.
  public static func excerpt(of text: some Collection<UInt8>) -> String {
    guard text.count > textBytes else { return String(decoding: Array(text), as: UTF8.self) }
    var bytes = Array(text.prefix(textBytes + 1))
    repeat {
      let cut = bytes.removeLast()
      if cut & 0xC0 != 0x80 { break }
    } while !bytes.isEmpty
    return String(decoding: bytes, as: UTF8.self) + "…"
  }

  private static func insert(_ mismatch: Mismatch, into list: inout [Mismatch], _ capacity: Int) {
    let place = list.firstIndex { mismatch.precedes($0) }
    list.insert(mismatch, at: place ?? list.count)
    if list.count > capacity { list.removeLast() }
  }
}
