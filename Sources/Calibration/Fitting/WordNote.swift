/// The counts behind a learned word, in words: how many rows have it, of which class, and how much more often than usual.
enum WordNote {
  /// The 97.5 % point of the standard normal distribution, for 95 % intervals.
  private static let quantile = 1.959964

  /// Returns the note of a word.
  ///
  /// The lift is the share of a class among the rows with the word over its share among all rows; its interval is
  /// Wilson's (1927) for the former. The class told is the one with the greatest lift.
  ///
  /// - Parameters:
  ///   - counts: The rows of each class that have the word.
  ///   - totals: The rows of each class.
  ///   - names: The names of the classes; one without a name is never told.
  /// - Returns: Such as `31 rows, 27 negative; lift 1.42 (1.20 to 1.51)`.
  static func text(_ counts: [Int], of totals: [Int], names: [String]) -> String {
    let own = Double(counts.reduce(0, +))
    let all = Double(totals.reduce(0, +))
    guard own > 0, all > 0 else { return "" }
    func lift(_ index: Int) -> Double {
      totals[index] > 0 ? Double(counts[index]) / own / (Double(totals[index]) / all) : 0
    }
    let told = counts.indices.filter { !names[$0].isEmpty }
    guard let best = told.max(by: { (lift($0), $1) < (lift($1), $0) }) else { return "" }
    // The rows of a fold may have none of a class, as where all of its rows say the same.
    guard totals[best] > 0 else { return "\(Int(own)) rows, 0 \(names[best])" }
    let base = Double(totals[best]) / all
    let interval = wilson(Double(counts[best]), own)
    return "\(Int(own)) rows, \(counts[best]) \(names[best]); lift \(decimal(lift(best))) "
      + "(\(decimal(interval.low / base)) to \(decimal(interval.high / base)))"
  }

  private static func wilson(_ hits: Double, _ base: Double) -> (low: Double, high: Double) {
    let square = quantile * quantile
    let share = hits / base
    let middle = share + square / (2 * base)
    let reach = quantile * (share * (1 - share) / base + square / (4 * base * base)).squareRoot()
    let whole = 1 + square / base
    return (max(0, middle - reach) / whole, (middle + reach) / whole)
  }

  /// Returns a number with two decimals.
  static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = abs(hundredths) % 100
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
