/// How a goal stands in one window.
///
/// The verdict is read off the 95 % interval of the window's figure, so that for a true value just at the target or the
/// line, `met` and `missed` are each wrong by chance in about one window of forty, and further away less often:
///
/// - `met`: even the worse end of the interval reaches the target.
/// - `missed`: even the better end falls short of the line, or of the target once the deadline is reached.
/// - `on track`, before the deadline only: even the worse end reaches the line; or the interval holds the line and the
///   base is as large as the one that shows the whole way from baseline to target in 80 of 100 tries. A base that large
///   would have shown a stand-still in time.
/// - `cannot tell at this n`: everything else, and any base under the minimum.
///
/// The line runs straight from the baseline on the first day to the target on the deadline; a window is held against its
/// mean over the window's days (`Goal.line(over:)`).
public enum GoalVerdict: String, CaseIterable, Sendable {
  case met
  case onTrack = "on track"
  case missed
  case cannotTell = "cannot tell at this n"

  /// Creates the verdict on a figure.
  ///
  /// - Parameters:
  ///   - interval: The ends of the figure's 95 % interval; nil without a figure, or under the minimum base.
  ///   - line: What the line is for the window; the target once the deadline is reached.
  ///   - target: What is wanted in the end.
  ///   - isRise: Whether the figure is to go up.
  ///   - isFinal: Whether the deadline is reached.
  ///   - isWellBased: Whether the base would show the whole way from baseline to target.
  init(
    interval: (low: Double, high: Double)?,
    line: Double,
    target: Double,
    isRise: Bool,
    isFinal: Bool,
    isWellBased: Bool
  ) {
    guard let interval else {
      self = .cannotTell
      return
    }
    let sign: Double = isRise ? 1 : -1
    let (worse, better) = isRise ? (interval.low, interval.high) : (interval.high, interval.low)
    if sign * worse >= sign * target {
      self = .met
    } else if sign * better < sign * line {
      self = .missed
    } else if !isFinal, sign * worse >= sign * line || isWellBased {
      self = .onTrack
    } else {
      self = .cannotTell
    }
  }
}
