import Testing

@testable import Calibration

struct Decimal4Tests {
  @Test(arguments: [
    (0.0, "0.0", "0.0000"), (1.0, "1.0", "1.0000"), (0.5, "0.5", "0.5000"),
    // 1/32 and 3/32 lie exactly between: halves go to even.
    (0.03125, "0.0312", "0.0312"), (0.09375, "0.0938", "0.0938"),
    // 0.00015 is a little under its digits.
    (0.00015, "0.0001", "0.0001"), (2.0 / 3, "0.6667", "0.6667"), (-0.25, "-0.25", "-0.2500"),
    (-0.00001, "0.0", "0.0000"), (1234.5, "1234.5", "1234.5000"),
  ])
  func `figures have four digits`(value: Double, short: String, fixed: String) {
    #expect(Decimal4.text(value) == short && Decimal4.fixed(value) == fixed)
  }
}
