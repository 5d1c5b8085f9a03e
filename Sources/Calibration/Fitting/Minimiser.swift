/// A smooth function of many numbers that is to be made small.
protocol SmoothLoss {
  /// How many numbers there are.
  var dimension: Int { get }

  /// Returns the value at a point, and fills the gradient there.
  func value(at point: [Double], gradient: inout [Double]) -> Double
}

/// Finds where a smooth function is least, by L-BFGS with halving steps.
///
/// Source: J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and 3.1. All sums run in a
/// fixed order in one thread, so that the result is the same in every run.
enum Minimiser {
  /// The pairs of steps and gradient changes that are remembered.
  private static let memory = 8

  /// The share of the expected decrease that a step must bring (Armijo's condition).
  private static let sufficient = 1e-4

  /// The relative decrease of the loss below which the search ends.
  static let usualTolerance = 1e-6

  /// The same where choices are compared, which differ by far more.
  static let coarseTolerance = 1e-5

  /// Returns the point found.
  ///
  /// - Parameters:
  ///   - loss: The function.
  ///   - start: Where the search begins.
  ///   - iterations: The most steps.
  ///   - tolerance: The relative decrease of the loss below which it ends.
  /// - Returns: A point at which the loss is not above that of the start.
  static func minimum(
    of loss: some SmoothLoss,
    from start: [Double],
    iterations: Int,
    tolerance: Double = usualTolerance
  ) -> [Double] {
    var point = start
    var gradient = [Double](repeating: 0, count: loss.dimension)
    var value = loss.value(at: point, gradient: &gradient)
    var history: [(step: [Double], change: [Double], scale: Double)] = []
    var next = point
    var nextGradient = gradient
    for _ in 0..<iterations {
      var direction = self.direction(gradient, history)
      var slope = dot(direction, gradient)
      if slope >= 0 {
        history = []
        direction = gradient.map { -$0 }
        slope = -dot(gradient, gradient)
      }
      guard slope < 0 else { break }
      var length = history.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
      var nextValue = value
      var isFound = false
      for _ in 0..<30 {
        for index in next.indices { next[index] = point[index] + length * direction[index] }
        nextValue = loss.value(at: next, gradient: &nextGradient)
        if nextValue <= value + sufficient * length * slope {
          isFound = true
          break
        }
        length /= 2
      }
      guard isFound else { break }
      remember(&history, from: (point, gradient), to: (next, nextGradient))
      let gain = value - nextValue
      swap(&point, &next)
      swap(&gradient, &nextGradient)
      value = nextValue
      if gain <= tolerance * max(1, abs(value)) { break }
    }
    return point
  }

  /// Finds where numbers in a row are least that fall to one lowest place and rise behind it.
  ///
  /// - Parameters:
  ///   - places: The places of the row.
  ///   - start: Where the search begins; from there it goes down, and asks for no number beyond the first that is not lower.
  ///   - value: Returns the number at a place; is asked once for each.
  /// - Returns: The lowest place.
  static func lowest(
    of places: Range<Int>,
    from start: Int,
    _ value: (Int) -> Double
  ) -> Int {
    var (lowest, least) = (start, value(start))
    for step in [1, -1] where lowest == start {
      while places.contains(lowest + step) {
        let next = value(lowest + step)
        guard next < least else { break }
        (lowest, least) = (lowest + step, next)
      }
    }
    return lowest
  }

  private static func remember(
    _ history: inout [(step: [Double], change: [Double], scale: Double)],
    from old: (point: [Double], gradient: [Double]),
    to new: (point: [Double], gradient: [Double])
  ) {
    let step = zip(new.point, old.point).map { $0 - $1 }
    let change = zip(new.gradient, old.gradient).map { $0 - $1 }
    let product = dot(step, change)
    // A pair without curvature along the step would spoil the estimate.
    guard product > 1e-10 else { return }
    if history.count == memory { history.removeFirst() }
    history.append((step, change, 1 / product))
  }

  private static func direction(
    _ gradient: [Double],
    _ history: [(step: [Double], change: [Double], scale: Double)]
  ) -> [Double] {
    var direction = gradient.map { -$0 }
    var factors = [Double](repeating: 0, count: history.count)
    for (index, pair) in history.enumerated().reversed() {
      factors[index] = pair.scale * dot(pair.step, direction)
      add(pair.change, times: -factors[index], to: &direction)
    }
    if let last = history.last {
      let scale = 1 / (last.scale * dot(last.change, last.change))
      for index in direction.indices { direction[index] *= scale }
    }
    for (index, pair) in history.enumerated() {
      let factor = factors[index] - pair.scale * dot(pair.change, direction)
      add(pair.step, times: factor, to: &direction)
    }
    return direction
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func add(_ a: [Double], times factor: Double, to b: inout [Double]) {
    for index in b.indices { b[index] += factor * a[index] }
  }
}
