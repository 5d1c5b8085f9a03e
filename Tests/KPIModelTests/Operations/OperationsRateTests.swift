import KPIModel
import Testing

@Suite("Rates of operations")
struct OperationsRateTests {
  /// Golden figures of the definitions.
  @Test("give the retention")
  func retention() {
    #expect(OperationsRate.retention(start: 1000, new: 200, end: 1050) == 85)
    #expect(OperationsRate.retention(start: 0, new: 200, end: 1050) == nil)
  }
}
