import KPIModel
import Testing

@Suite struct SegmentTableMatchingTests {
  @Test func segmentsWithAllValuesAreFound() {
    var table = SegmentTable(columns: ["Region", "Product"])
    let first = table.index(of: ["North", "SIM"])
    let second = table.index(of: ["North", "Cable"])
    let third = table.index(of: ["South", "SIM"])
    func numbers(_ values: [(String, String)]) -> Set<Int> {
      table.numbers(with: values.map { SegmentValue(name: $0.0, value: $0.1) })
    }
    #expect(numbers([("Region", "North")]) == [first, second])
    #expect(numbers([("Product", "SIM"), ("Region", "South")]) == [third])
    #expect(numbers([("Region", "SIM")]).isEmpty && numbers([("Colour", "red")]).isEmpty)
    #expect(numbers([]) == [0, first, second, third])
  }
}
