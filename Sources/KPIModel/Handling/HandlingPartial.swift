/// How conversations ended and what still waits for a reply: what the counts of single comments do not hold.
public struct HandlingPartial: Equatable, Sendable {
  /// The customer's last turn of each conversation.
  public var closings = ClosingTurns()

  /// The public complaints that nobody replied to.
  public var unanswered = UnansweredComplaints()

  /// Creates a partial of nothing.
  public init() {}

  /// Adds what another partial holds, its segments renumbered by the map that `SegmentTable.merge` returned.
  public mutating func merge(_ other: HandlingPartial, segments map: [Int]? = nil) {
    closings.merge(other.closings, segments: map)
    unanswered.merge(other.unanswered, segments: map)
  }
}

/// What a `HandlingPartial` gives for one cell.
struct CellHandling: Sendable {
  /// The conversations that ended there.
  var closings = ClosingCounts()
  /// The ages of its unanswered complaints, in seconds.
  var ages = SecondsHistogram()
}
