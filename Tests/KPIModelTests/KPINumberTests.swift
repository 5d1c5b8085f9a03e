import FeedbackModel
import KPIModel
import Testing

@Suite("Numbers as text")
struct KPINumberTests {
  @Test(
    "have one to four decimals",
    arguments: [
      (30, "30.0"), (14.0511, "14.0511"), (14.05105, "14.0511"), (0, "0.0"), (-0.0, "0.0"),
      (-0.00001, "0.0"), (-6.57934, "-6.5793"), (0.5, "0.5"), (100, "100.0"), (1.0 / 3, "0.3333"),
      (-0.05, "-0.05"), (0.99996, "1.0"), (1_234_567.25, "1234567.25"), (0.0001, "0.0001"),
      (1e300, "1e+300"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
    ]
  )
  func text(_ number: Double, _ expected: String) { #expect(KPINumber.text(number) == expected) }

  @Test("of nothing are null")
  func none() { #expect(KPINumber.text(nil) == "null") }

  @Test("read back as the number rounded to four decimals")
  func roundTrip() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    for _ in 0..<10_000 {
      let number = Double.random(in: -1000...1000, using: &generator)
      let read = try #require(Double(KPINumber.text(number)))
      #expect(abs(read - number) <= 0.00005000001)
    }
  }
}
