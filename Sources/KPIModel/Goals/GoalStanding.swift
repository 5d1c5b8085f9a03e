public import FeedbackModel

/// How a goal stands in one period: the figure, the line it is held against, and the verdict.
public struct GoalStanding: Hashable, Sendable {
  /// The goal.
  public var goal: Goal

  /// The period; nil for the whole run.
  public var period: Period?

  /// The days that the figure rests on; nil when no row lies between start and deadline.
  public var days: ClosedRange<CalendarDay>?

  /// The figure with its interval and base; its value is nil when there is nothing to count.
  public var figure: KPIValue

  /// What the straight line from baseline to target is for these days, in the unit of the KPI.
  public var line: Double

  /// The verdict.
  public var verdict: GoalVerdict

  /// The base a window needs to settle it; nil when it cannot be told, or nothing is left to settle.
  ///
  /// For the way from baseline to target; if the base is that large already, for the distance between the figure and what
  /// it is held against.
  public var neededBase: Int?
}
