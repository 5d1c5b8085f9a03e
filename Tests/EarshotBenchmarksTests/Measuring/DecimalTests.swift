import Testing

@testable import EarshotBenchmarks

@Suite struct DecimalTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (1.005, 1, "1.0"), (2.96, 1, "3.0"), (0.0625, 3, "0.063"), (41.5, 0, "42"),
    (-0.25, 1, "-0.3"), (-3.07, 2, "-3.07"), (-0.001, 2, "0.00"), (.infinity, 1, "0"),
    (.nan, 0, "0"),
  ])
  func decimalsAreRounded(value: Double, digits: Int, text: String) {
    #expect(Decimal.text(value, digits) == text)
  }

  @Test(
    arguments: [
      ([], nil), ([3], 3), ([4, 1, 3], 3), ([1, 9, 2, 8], 8), ([5, 5, 1], 5),
    ] as [([Double], Double?)]
  )
  func medianIsTheMiddleOne(values: [Double], median: Double?) {
    #expect(values.median == median)
  }

  @Test(
    arguments: [
      (6, 2, 3), (0, 2, nil), (-1, 2, nil), (1, 0, nil), (1, -1, nil),
    ] as [(Double, Double, Double?)]
  )
  func ratioNeedsBothSidesAboveZero(value: Double, base: Double, ratio: Double?) {
    #expect(value.ratio(to: base) == ratio)
  }
}
