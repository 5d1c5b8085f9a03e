import KPIModel
import Testing

@Suite("Intervals")
struct IntervalTests {
  /// The first five are golden figures; all are 100 · `scipy.stats.binomtest(k, n).proportion_ci(method='wilson')`
  /// of SciPy 1.17.1.
  @Test(
    "of shares are Wilson's",
    arguments: [
      (82, 100, 73.33264161369927, 88.29977450105365),
      (8, 10, 49.016247153664175, 94.33178485456249),
      (0, 4, 0, 48.98908364545973),
      (4, 4, 51.01091635454027, 100),
      (4200, 5000, 82.95779148514836, 84.99000478258773),
      (1, 1, 20.654931437723747, 100),
      (37, 1234, 2.1830557376379054, 4.105427998789423),
    ]
  )
  func wilson(_ count: Int, _ base: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(Interval.wilson(count, of: base))
    #expect(abs(interval.low - low) < 0.0001)
    #expect(abs(interval.high - high) < 0.0001)
  }

  /// Golden figures of the definitions.
  @Test(
    "of differences are adjusted Wald's, with clamped ends",
    arguments: [
      (50, 20, 100, "29.1262", "14.0511", "44.2013"),
      (9, 6, 30, "9.0909", "-14.8344", "33.0162"),
      (3, 0, 3, "50.0", "-6.5793", "100.0"),
    ]
  )
  func adjustedWald(
    _ positive: Int,
    _ negative: Int,
    _ base: Int,
    _ centre: String,
    _ low: String,
    _ high: String
  ) throws {
    let interval = try #require(
      Interval.adjustedWald(positive: positive, negative: negative, of: base)
    )
    #expect(KPINumber.text(interval.centre) == centre)
    #expect(KPINumber.text(interval.low) == low)
    #expect(KPINumber.text(interval.high) == high)
  }

  /// Golden figures, and `chi2.ppf(.025, 2*k)/2`, `chi2.ppf(.975, 2*k+2)/2` of SciPy 1.17.1.
  @Test(
    "of counts are Garwood's",
    arguments: [
      (0, 0, 3.6888794541139354),
      (1, 0.025317807984289876, 5.571643390938898),
      (7, 2.8143630515198654, 14.422675361702376),
      (120, 99.4919256259387, 143.49058536935226),
      (5000, 4862.359188694899, 5140.5489485350045),
    ]
  )
  func garwood(_ events: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(Interval.garwood(events))
    #expect(abs(interval.low - low) <= 1e-9 * max(1, low))
    #expect(abs(interval.high - high) <= 1e-9 * high)
  }

  /// `t.interval(.95, len(d)-1, d.mean(), sem(d))` of SciPy 1.17.1 over 3, 4, 10, 30 and 53 answers 1…5.
  @Test("of means follow Student's t")
  func student() throws {
    let interval = try #require(
      Interval.mean(sum: 426, squares: 1914, of: 100, student: true)
    )
    #expect(interval.centre == 4.26)
    #expect(abs(interval.low - 4.061337939283625) < 1e-9)
    #expect(abs(interval.high - 4.4586620607163745) < 1e-9)
  }

  /// The standard error is `std(ddof=1)/sqrt(5)` of NumPy over -734, 120, 0, 500, -250.
  @Test("of means come from exact sums")
  func normal() throws {
    let interval = try #require(Interval.mean(sum: -364, squares: 865_656, of: 5, student: false))
    #expect(abs(interval.centre + 72.8) < 1e-12)
    #expect(abs(interval.high - interval.centre - 1.959964 * 204.8361296256107) < 1e-9)
  }

  @Test("of huge sums do not overflow")
  func huge() throws {
    let base = 2_000_000_000
    let interval = try #require(
      Interval.mean(sum: 0, squares: base * 1_000_000, of: base, student: false)
    )
    #expect(abs(interval.high - 1.959964 * 1000 / Double(base).squareRoot()) < 1e-9)
  }

  @Test("of nothing are nil")
  func empty() {
    #expect(Interval.wilson(0, of: 0) == nil)
    #expect(Interval.adjustedWald(positive: 0, negative: 0, of: 0) == nil)
    #expect(Interval.mean(sum: 3, squares: 9, of: 1, student: true) == nil)
    #expect(Interval.garwood(-1) == nil)
  }
}
