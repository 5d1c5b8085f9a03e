/// A smooth function of many numbers that is to be made small.
protocol SmoothLoss {
  /// How many numbers there are.
  var dimension: Int { get }

  /// Returns the value at a point, and fills the gradient there.
  func value(at point: [Double], gradient: inout [Double]) -> Double
}

/// Finds where a smooth function is least, by L-BFGS with steps that are shortened until they bring enough.
///
/// What one search learns of the curvature serves the next one, of a function like the one before. Source: J. Nocedal,
/// S. Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and 3.1, and section 3.5 on shorter steps. All sums
/// run in a fixed order in one thread, so that the result is the same in every run.
struct Minimiser {
  /// The pairs of steps and gradient changes that are remembered.
  private static let memory = 20

  /// The share of the expected decrease that a step must bring (Armijo's condition).
  private static let sufficient = 1e-4

  /// The most times that a step is shortened.
  private static let shortenings = 30

  /// The relative decrease of the loss below which the search ends.
  static let usualTolerance = 1e-6

  /// The same where choices are compared, which differ by far more.
  static let coarseTolerance = 1e-5

  /// A step, how the gradient changed over it, and one over the product of the two.
  private typealias Pair = (step: [Double], change: [Double], scale: Double)

  /// Where the search is.
  private(set) var point: [Double]

  private var history: [Pair] = []

  /// Prepares a search.
  ///
  /// - Parameter start: Where it begins.
  init(from start: [Double]) { point = start }

  /// Returns the point that a search for the least value of a function ends at.
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
    var search = Minimiser(from: start)
    search.go(down: loss, iterations: iterations, tolerance: tolerance)
    return search.point
  }

  /// Goes on from the point of the search to where a function is least.
  ///
  /// - Parameters:
  ///   - loss: The function; of as many numbers as those before, and like them where there were some.
  ///   - iterations: The most steps.
  ///   - tolerance: The relative decrease of the loss below which it ends.
  mutating func go(
    down loss: some SmoothLoss,
    iterations: Int,
    tolerance: Double = usualTolerance
  ) {
    var gradient = [Double](repeating: 0, count: loss.dimension)
    var value = loss.value(at: point, gradient: &gradient)
    var next = point
    var nextGradient = gradient
    for _ in 0..<iterations {
      var direction = direction(gradient)
      var slope = Self.dot(direction, gradient)
      if slope >= 0 {
        history = []
        direction = gradient.map { -$0 }
        slope = -Self.dot(gradient, gradient)
      }
      guard slope < 0 else { break }
      var length = history.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
      var nextValue = value
      var isFound = false
      for _ in 0..<Self.shortenings {
        for index in next.indices { next[index] = point[index] + length * direction[index] }
        nextValue = loss.value(at: next, gradient: &nextGradient)
        if nextValue <= value + Self.sufficient * length * slope {
          isFound = true
          break
        }
        length *= Self.shortening(length * slope, nextValue - value)
      }
      guard isFound else { break }
      remember(from: (point, gradient), to: (next, nextGradient))
      let gain = value - nextValue
      swap(&point, &next)
      swap(&gradient, &nextGradient)
      value = nextValue
      if gain <= tolerance * max(1, abs(value)) { break }
    }
  }

  /// Returns the share of a step at which the parabola through what is known of it is least, within a tenth and a half.
  ///
  /// - Parameters:
  ///   - expected: How the loss would change over the step if it went on as it begins, below nought.
  ///   - found: How it does change.
  /// - Returns: The share, 0.1…0.5.
  private static func shortening(_ expected: Double, _ found: Double) -> Double {
    let share = -expected / (2 * (found - expected))
    // No number where the loss has none at the end of the step.
    return share > 0.1 ? min(0.5, share) : 0.1
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

  private mutating func remember(
    from old: (point: [Double], gradient: [Double]),
    to new: (point: [Double], gradient: [Double])
  ) {
    let step = zip(new.point, old.point).map { $0 - $1 }
    let change = zip(new.gradient, old.gradient).map { $0 - $1 }
    let product = Self.dot(step, change)
    // A pair without curvature along the step would spoil the estimate.
    guard product > 1e-10 else { return }
    if history.count == Self.memory { history.removeFirst() }
    history.append((step, change, 1 / product))
  }

  private func direction(_ gradient: [Double]) -> [Double] {
    var direction = gradient.map { -$0 }
    var factors = [Double](repeating: 0, count: history.count)
    for (index, pair) in history.enumerated().reversed() {
      factors[index] = pair.scale * Self.dot(pair.step, direction)
      Self.add(pair.change, times: -factors[index], to: &direction)
    }
    if let last = history.last {
      let scale = 1 / (last.scale * Self.dot(last.change, last.change))
      for index in direction.indices { direction[index] *= scale }
    }
    for (index, pair) in history.enumerated() {
      let factor = factors[index] - pair.scale * Self.dot(pair.change, direction)
      Self.add(pair.step, times: factor, to: &direction)
    }
    return direction
  }

  /// Returns the product of two vectors, summed up in four places.
  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    let (left, right) = (a.span, b.span)
    var sums = SIMD4<Double>()
    let even = left.count & ~3
    for first in stride(from: 0, to: even, by: 4) {
      let four = SIMD4(left[first], left[first + 1], left[first + 2], left[first + 3])
      let others = SIMD4(right[first], right[first + 1], right[first + 2], right[first + 3])
      sums += four * others
    }
    var sum = sums.sum()
    for index in even..<left.count { sum += left[index] * right[index] }
    return sum
  }

  private static func add(_ a: [Double], times factor: Double, to b: inout [Double]) {
    for index in b.indices { b[index] += factor * a[index] }
  }
}
