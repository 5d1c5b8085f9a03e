import FeedbackModel
import Testing

@testable import LexiconMatching

struct ThousandthsTests {
  static let decimals: [(String, Int?)] = [
    ("0", 0), ("1", 1000), ("-1", -1000), ("+1", 1000), ("2.5", 2500), ("-2.5", -2500),
    ("0.734", 734), ("-0.001", -1), ("00.10", 100), ("1234567", 1_234_567_000),
    ("9999999.999", 9_999_999_999),
    ("", nil), ("-", nil), ("+", nil), (".", nil), (".5", nil), ("5.", nil), ("1.2345", nil),
    ("1,5", nil), ("12345678", nil), ("1e3", nil), (" 1", nil), ("1 ", nil), ("--1", nil),
    ("1.2.3", nil), ("١", nil), ("½", nil), ("0x1", nil), ("1.-5", nil),
  ]

  @Test(arguments: decimals)
  func `decimals are read exactly`(text: String, expected: Int?) {
    #expect(Thousandths.parse(text) == expected)
  }

  static let written: [(Int, String)] = [
    (0, "0.000"), (1, "0.001"), (-1, "-0.001"), (734, "0.734"), (-734, "-0.734"),
    (1000, "1.000"), (-12_050, "-12.050"), (Int.min, "-9223372036854775.808"),
  ]

  @Test(arguments: written)
  func `thousandths are written with three places`(value: Int, expected: String) {
    #expect(Thousandths.text(value) == expected)
  }

  @Test
  func `what is written reads as itself`() {
    let seed: UInt64 = 41
    var generator = SplitMix64(seed: seed)
    for _ in 0..<1000 {
      let value = Int.random(in: -9_999_999_999...9_999_999_999, using: &generator)
      #expect(Thousandths.parse(Thousandths.text(value)) == value, "seed \(seed)")
    }
  }

  static let products: [(Int64, Int, Int64)] = [
    (2000, 750, 1500), (-2000, 750, -1500), (-1999, 500, -999), (1999, 500, 999), (1, 999, 0),
    (-1, 999, 0), (2000, -750, -1500), (0, 1250, 0),
  ]

  @Test(arguments: products)
  func `products are cut towards zero`(value: Int64, factor: Int, expected: Int64) {
    #expect(Thousandths.product(value, factor) == expected)
  }
}
