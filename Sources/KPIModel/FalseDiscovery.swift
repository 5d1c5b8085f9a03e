/// The correction for many tests at once.
public enum FalseDiscovery {
  /// Returns the q-value of each p-value: the false discovery rate at which it is just significant.
  ///
  /// Benjamini and Hochberg, "Controlling the False Discovery Rate" (1995).
  public static func qValues(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var result = pValues
    var smallest = 1.0
    for rank in stride(from: order.count, to: 0, by: -1) {
      let index = order[rank - 1]
      smallest = min(smallest, pValues[index] * Double(order.count) / Double(rank))
      result[index] = smallest
    }
    return result
  }
}
