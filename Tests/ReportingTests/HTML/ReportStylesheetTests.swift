import Foundation
import Testing

@testable import Reporting

@Suite struct ReportStylesheetTests {
  /// The colours of a scheme by name, as shares of red, green and blue.
  private func colours(after marker: String) throws -> [String: [Double]] {
    let start = try #require(ReportStylesheet.text.range(of: marker)).upperBound
    let block = ReportStylesheet.text[start...].prefix { $0 != "}" }
    var colours: [String: [Double]] = [:]
    for part in block.split(separator: ";") {
      let pair = part.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
      guard pair.count == 2, pair[1].hasPrefix("#") else { continue }
      let digits = Array(pair[1].dropFirst())
      let wide = digits.count == 3 ? digits.flatMap { [$0, $0] } : digits
      colours[String(pair[0].dropFirst(2))] = stride(from: 0, to: 6, by: 2).map {
        Double(Int(String(wide[$0...$0 + 1]), radix: 16) ?? 0) / 255
      }
    }
    return colours
  }

  /// Relative luminance, WCAG 2.2.
  private func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { $0 <= 0.040_45 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return zip(linear, [0.2126, 0.7152, 0.0722]).map(*).reduce(0, +)
  }

  private func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let (one, other) = (luminance(first) + 0.05, luminance(second) + 0.05)
    return max(one, other) / min(one, other)
  }

  @Test(arguments: [
    ":root {", "prefers-color-scheme: dark) {\n  :root {", "@media print {\n  :root {",
  ])
  func textStandsOutFromItsGround(marker: String) throws {
    let colours = try colours(after: marker)
    for ground in ["paper", "card", "faint"] {
      for text in ["ink", "quiet", "link", "good", "bad", "new"] {
        let ratio = contrast(try #require(colours[text]), try #require(colours[ground]))
        #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
      }
    }
    let (ink, mark) = (try #require(colours["ink"]), try #require(colours["mark"]))
    #expect(contrast(ink, mark) >= 4.5)
  }

  @Test func bracesBalance() {
    var depth = 0
    for character in ReportStylesheet.text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      #expect(depth >= 0)
    }
    #expect(depth == 0)
  }
}
