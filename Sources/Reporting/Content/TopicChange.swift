import FeedbackModel
import KPIModel

extension TopicSummary.Change {
  /// Creates the change between a figure and the one before it, of those that have a value.
  ///
  /// The figure is that of the last full period whose base is large enough for a verdict, so that a day or two at the
  /// end of the data are not taken for a week. Without such a period it is the last one with a large enough base, and
  /// without that the last one.
  ///
  /// The interval is Newcombe's hybrid of the two Wilson intervals (Newcombe 1998, method 10); there is none when
  /// either figure's base is too small for a verdict.
  ///
  /// - Parameters:
  ///   - figures: Shares in percent by period, in order of time.
  ///   - days: The first and the last day with rows; a period is full when it lies between them.
  init?(last figures: [KPIValue], days: ClosedRange<CalendarDay>?) {
    let known = figures.filter { $0.value != nil && $0.period != nil }
    guard let (before, now) = Self.pair(of: known, days), let period = now.period,
      let share = now.value, let shareBefore = before.value
    else { return nil }
    let points = share - shareBefore
    guard now.verdict == nil, before.verdict == nil,
      let low = now.low, let high = now.high,
      let lowBefore = before.low, let highBefore = before.high
    else {
      self.init(period: period, points: points, interval: nil)
      return
    }
    let down = Self.hypotenuse(share - low, highBefore - shareBefore)
    let up = Self.hypotenuse(high - share, shareBefore - lowBefore)
    self.init(period: period, points: points, interval: (points - down)...(points + up))
  }

  /// The figure to tell the change of, and the one before it.
  private static func pair(
    of figures: [KPIValue],
    _ days: ClosedRange<CalendarDay>?
  ) -> (before: KPIValue, now: KPIValue)? {
    let pairs = Array(zip(figures, figures.dropFirst()))
    let isFull = { (figure: KPIValue) in
      guard let days, let period = figure.period else { return false }
      return days.contains(period.firstDay) && days.contains(period.lastDay)
    }
    let firm = pairs.filter { $0.1.verdict == nil }
    return firm.last { isFull($0.1) } ?? firm.last ?? pairs.last
  }

  private static func hypotenuse(_ first: Double, _ second: Double) -> Double {
    (first * first + second * second).squareRoot()
  }
}
