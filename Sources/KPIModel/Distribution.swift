import Glibc

/// The few distributions that intervals and tests need.
///
/// Series and continued fractions follow Press et al., "Numerical Recipes" (3rd ed.), chapter 6; ln Γ is Lanczos's with
/// g = 7 and nine terms. Relative errors stay under 1e-10 in the range used here.
enum Distribution {
  private static let lanczos: [Double] = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ]
  private static let iterations = 10_000
  private static let precision = 1e-15
  private static let tiny = 1e-300

  /// Returns ln Γ(x) for x ≥ 0.5.
  static func logGamma(_ x: Double) -> Double {
    let y = x - 1
    var sum = lanczos[0]
    for index in 1..<lanczos.count { sum += lanczos[index] / (y + Double(index)) }
    let t = y + 7.5
    return 0.5 * log(2 * Double.pi) + (y + 0.5) * log(t) - t + log(sum)
  }

  /// Returns the probability that a standard normal value is at least |z| from 0.
  static func twoSidedNormal(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// Returns the probability that a gamma value of the given shape, scale 1, is at most x.
  static func gammaShare(_ x: Double, shape a: Double) -> Double {
    guard x > 0 else { return 0 }
    let front = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      for step in 1...iterations {
        term *= x / (a + Double(step))
        sum += term
        if term < sum * precision { break }
      }
      return front * sum
    }
    return 1 - front * gammaFraction(x, shape: a)
  }

  /// Returns the probability that a gamma value of the given shape, scale 1, is above x; exact where it is tiny too.
  static func gammaTail(_ x: Double, shape a: Double) -> Double {
    guard x >= a + 1 else { return 1 - gammaShare(x, shape: a) }
    return exp(a * log(x) - x - logGamma(a)) * gammaFraction(x, shape: a)
  }

  /// Returns the continued fraction of the upper incomplete gamma function, by Lentz's method.
  private static func gammaFraction(_ x: Double, shape a: Double) -> Double {
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for step in 1...iterations {
      let factor = -Double(step) * (Double(step) - a)
      b += 2
      d = 1 / nonZero(factor * d + b)
      c = nonZero(b + factor / c)
      result *= d * c
      if abs(d * c - 1) < precision { break }
    }
    return result
  }

  /// Returns the value that a gamma value of the given shape, scale 1, stays under with the given probability.
  static func gammaQuantile(_ probability: Double, shape: Double) -> Double {
    var high = shape + 10 * shape.squareRoot() + 10
    while gammaShare(high, shape: shape) < probability { high *= 2 }
    return root(in: 0...high) { gammaShare($0, shape: shape) - probability }
  }

  /// Returns the quantile of Student's t distribution for a probability above one half.
  static func studentQuantile(_ probability: Double, degrees: Double) -> Double {
    // P(T > t) = I(ν / (ν + t²); ν/2, 1/2) / 2
    func share(_ t: Double) -> Double {
      1 - betaShare(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
    }
    var high = 2.0
    while share(high) < probability { high *= 2 }
    return root(in: 0...high) { share($0) - probability }
  }

  /// Returns the value that a beta value of the given shapes stays under with the given probability.
  static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
    root(in: 0...1) { betaShare($0, a, b) - probability }
  }

  /// Returns the regularised incomplete beta function I(x; a, b).
  static func betaShare(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)
    if x < (a + 1) / (a + b + 2) { return exp(logFront) * betaFraction(x, a, b) / a }
    return 1 - exp(logFront) * betaFraction(1 - x, b, a) / b
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...iterations {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonZero(1 + even * d)
      c = nonZero(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonZero(1 + odd * d)
      c = nonZero(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < precision { break }
    }
    return result
  }

  private static func nonZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }

  /// Returns where an increasing function crosses zero, by halving to the last bit.
  private static func root(in range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double
  {
    var (low, high) = (range.lowerBound, range.upperBound)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if function(middle) < 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}
