import KPIModel
import Testing

@Suite("Mann–Kendall")
struct MannKendallTests {
  /// A golden figure; the slope and its interval are also those of `scipy.stats.theilslopes` of SciPy 1.17.1.
  @Test("gives the golden figures")
  func golden() throws {
    let test = try #require(MannKendall([82, 81, 83, 84, 84, 86, 85, 87, 88, 87, 89, 90]))
    #expect(test.s == 58)
    #expect(abs(test.variance - 210.6667) < 0.00005)
    #expect(abs(test.z - 3.927145) < 0.0000005)
    #expect(abs(test.pValue - 8.596e-05) < 0.0005e-05)
    #expect(test.slope == 0.75)
    #expect(test.slopeInterval == 0.6...1.0)
  }

  /// `theilslopes` and `2*norm.sf(|z|)` of SciPy 1.17.1, S and its variance by their definitions in NumPy.
  @Test("corrects for ties")
  func ties() throws {
    let test = try #require(MannKendall([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]))
    #expect(test.s == 16)
    #expect(abs(test.variance - 159.33333333333334) < 1e-9)
    #expect(abs(test.z - 1.188332399294654) < 1e-9)
    #expect(abs(test.pValue - 0.23470247795516075) < 1e-9)
    #expect(test.slope == 0.25)
    #expect(abs(test.slopeInterval.lowerBound + 1.0 / 3) < 1e-12)
    #expect(test.slopeInterval.upperBound == 0.75)
  }

  @Test("sees no trend in equal values, and none in reverse but its sign")
  func symmetry() throws {
    let flat = try #require(MannKendall([5, 5, 5, 5]))
    #expect(flat.z == 0 && flat.pValue == 1 && flat.slope == 0)
    let values: [Double] = [1, 2, 4, 3, 7, 8]
    let up = try #require(MannKendall(values))
    let down = try #require(MannKendall(values.reversed()))
    #expect(up.s == -down.s && up.z == -down.z && up.slope == -down.slope)
  }

  @Test("has nothing to say of too little", arguments: [[], [1], [1, .nan], [.infinity, 2]])
  func tooLittle(_ values: [Double]) { #expect(MannKendall(values) == nil) }
}
