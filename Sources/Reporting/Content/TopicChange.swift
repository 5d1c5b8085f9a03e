import FeedbackModel
import KPIModel

extension TopicSummary.Change {
  /// Creates the change between the last two figures that have a value.
  ///
  /// The interval is Newcombe's hybrid of the two Wilson intervals (Newcombe 1998, method 10); there is none when
  /// either figure's base is too small for a verdict.
  ///
  /// - Parameter figures: Shares in percent by period, in order of time.
  init?(last figures: [KPIValue]) {
    let known = figures.filter { $0.value != nil && $0.period != nil }
    guard let now = known.last, let before = known.dropLast().last,
      let period = now.period, let share = now.value, let shareBefore = before.value
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

  private static func hypotenuse(_ first: Double, _ second: Double) -> Double {
    (first * first + second * second).squareRoot()
  }
}
