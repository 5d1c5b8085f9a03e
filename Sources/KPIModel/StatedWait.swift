/// The durations to which stated waits are rounded down for their histogram.
///
/// Writers state round durations ("40 minutes", "two hours"), and these are on the list; so medians are mostly exact.
public enum StatedWait {
  /// The lower bounds of the buckets in seconds, ascending: minutes, hours, days, weeks, months.
  public static let bounds: [Int] = [
    0, 30, 60, 120, 180, 300, 600, 900, 1200, 1500, 1800, 2400, 2700, 3000, 3600, 5400, 7200,
    10_800, 14_400, 18_000, 21_600, 28_800, 43_200, 86_400, 172_800, 259_200, 345_600, 432_000,
    604_800, 1_209_600, 1_814_400, 2_592_000, 5_184_000, 7_776_000, 15_552_000, 31_536_000,
  ]

  /// Returns the bucket of a wait in seconds.
  static func bucket(of seconds: Int) -> Int {
    var low = 0
    var high = bounds.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if bounds[middle] <= seconds { low = middle } else { high = middle }
    }
    return low
  }
}
