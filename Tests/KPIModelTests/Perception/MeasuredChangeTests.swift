import KPIModel
import Testing

@Suite struct MeasuredChangeTests {
  static let values = [148, 105, 110, 114, 110, 148, 152, 134, 102, 105, 119, 125]
  static let valuesNow = [127, 118, 105, 99, 131, 134, 91, 96, 117]

  static func mean(_ values: [Int]) -> Measurement {
    .mean(
      sum: values.reduce(0, +),
      squares: values.reduce(0) { $0 + $1 * $1 },
      of: values.count
    )
  }

  /// Newcombe (1998), table II, 56/70 against 48/80, method 10: 0.0524…0.3339. The others by numpy 2.4.6 and scipy 1.17:
  /// `ttest_ind(equal_var=False).confidence_interval`, and the formulas written out for nets and ratios.
  static let changes: [(before: Measurement, now: Measurement, low: Double, high: Double)] = [
    (.share(48, of: 80), .share(56, of: 70), 5.243147, 33.387266),
    (
      .net(positive: 50, negative: 20, of: 100), .net(positive: 60, negative: 50, of: 150),
      -43.008721, -2.530486
    ),
    (mean(values), mean(valuesNow), -25.326910, 6.215800),
    (
      .ratio(RatioSums(days: [(1_000, 10), (1_300, 12), (900, 10), (1_500, 13)])),
      .ratio(RatioSums(days: [(700, 9), (800, 11), (950, 12)])), -44.423520, -11.340369
    ),
  ]

  @Test(arguments: changes.indices)
  func intervalsAreThoseOfOthers(index: Int) throws {
    let expected = Self.changes[index]
    let change = try #require(MeasuredChange(from: expected.before, to: expected.now))
    #expect(abs(change.low - expected.low) < 1e-4 && abs(change.high - expected.high) < 1e-4)
    let difference = try #require(expected.now.value) - #require(expected.before.value)
    #expect(change.difference == difference)
    #expect(change.isClear == (expected.low > 0 || expected.high < 0))
  }

  @Test(arguments: [
    (Measurement.share(0, of: 0), Measurement.share(1, of: 2)),
    (.net(positive: 1, negative: 0, of: 2), .net(positive: 0, negative: 0, of: 0)),
    (.mean(sum: 4, squares: 16, of: 1), .mean(sum: 4, squares: 8, of: 2)),
    (.ratio(RatioSums()), .ratio(RatioSums(days: [(1, 1), (2, 1)]))),
    (.ratio(RatioSums(days: [(4, 2)])), .ratio(RatioSums(days: [(1, 1), (2, 1)]))),
  ])
  func nothingToCompareHasNoChange(before: Measurement, now: Measurement) {
    #expect(MeasuredChange(from: before, to: now) == nil)
  }

  @Test func measurementsAddUpWhateverTheirOrder() {
    let parts: [[Measurement]] = [
      [.share(1, of: 4), .share(2, of: 3), .share(0, of: 9)],
      [.net(positive: 1, negative: 2, of: 4), .net(positive: 3, negative: 0, of: 3)],
      Self.values.map { Self.mean([$0]) },
      [(3, 2), (5, 7), (1, 1)].map { .ratio(RatioSums(days: [$0])) },
    ]
    for part in parts {
      let forward = part.dropFirst().reduce(part[0], +)
      let backward = part.reversed().dropFirst().reduce(part[part.count - 1], +)
      #expect(forward == backward)
    }
    #expect(
      Self.values.map { Self.mean([$0]) }.dropFirst().reduce(Self.mean([148]), +)
        == Self.mean(Self.values)
    )
  }

  /// Days that are all alike leave no doubt about a ratio.
  @Test func withoutSpreadTheChangeIsSure() throws {
    let before = Measurement.ratio(RatioSums(days: [(20, 2), (30, 3)]))
    let now = Measurement.ratio(RatioSums(days: [(18, 2), (9, 1)]))
    let change = try #require(MeasuredChange(from: before, to: now))
    #expect(change.low == -1 && change.high == -1 && change.isClear)
  }
}
