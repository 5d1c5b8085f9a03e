import Testing

@testable import Reporting

@Suite struct FixedDecimalTests {
  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (2.25, 1, "2.3"), (-2.25, 1, "-2.3"),
    (99.95, 1, "100.0"), (14.0511, 2, "14.05"), (1_234_567.5, 0, "1,234,568"),
    (-1_234.5, 1, "-1,234.5"), (0.0019, 3, "0.002"), (5, 0, "5"),
  ])
  func writesFixedDigits(value: Double, digits: Int, expected: String) {
    #expect(FixedDecimal.text(value, digits: digits, grouped: true) == expected)
  }

  @Test(arguments: [
    (30.0, "30.0"), (14.0511, "14.0511"), (14.05, "14.05"), (-6.5793, "-6.5793"), (0, "0.0"),
  ])
  func trimsToOneDigit(value: Double, expected: String) {
    #expect(FixedDecimal.trimmed(value, digits: 1...4) == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func writesADashForWhatIsNoNumber(value: Double) {
    #expect(FixedDecimal.text(value, digits: 2) == "–")
  }

  @Test(arguments: [Double.greatestFiniteMagnitude, -9e18, 1e12])
  func survivesHugeValues(value: Double) {
    #expect(!FixedDecimal.text(value, digits: 4, grouped: true).isEmpty)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (-12_400, "-12,400"), (1_000_000, "1,000,000"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func groupsIntegers(value: Int, expected: String) {
    #expect(FixedDecimal.integer(value) == expected)
  }
}
