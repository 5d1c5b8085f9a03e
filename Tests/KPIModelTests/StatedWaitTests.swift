import Testing

@testable import KPIModel

@Suite("Stated waits")
struct StatedWaitTests {
  @Test(
    "are rounded down to a bound",
    arguments: [
      (-5, 0), (0, 0), (29, 0), (30, 30), (2399, 1800), (2400, 2400), (2401, 2400),
      (3600, 3600), (Int.max, 31_536_000),
    ]
  )
  func bounds(_ seconds: Int, _ bound: Int) {
    #expect(StatedWait.bounds[StatedWait.bucket(of: seconds)] == bound)
  }

  @Test("have ascending bounds")
  func ascending() { #expect(StatedWait.bounds == StatedWait.bounds.sorted()) }
}
