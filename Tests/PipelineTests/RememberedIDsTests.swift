import FeedbackModel
import Testing

@testable import Pipeline

@Suite struct RememberedIDsTests {
  private func text(_ ids: RememberedIDs, _ place: Int) -> String {
    var out = WorkList<UInt8>()
    ids.appendID(place, to: &out)
    return String(decoding: out.array, as: UTF8.self)
  }

  /// Ids that look like numbers and are none come back as they were.
  private static let texts = [
    "0", "7", "00", "007", "-1", "+1", "1 ", "12a", "", "a.csv:12", "999999999", "1000000000",
    "2147483647", "2147483648", "4294967295", "18446744073709551616", "1.0", "é😀", "0x10",
  ]

  @Test func idsComeBackAsTheyWere() {
    var ids = RememberedIDs()
    for text in Self.texts {
      let bytes = Array(text.utf8)
      ids.append(bytes.span)
    }
    #expect(ids.count == Self.texts.count)
    for (place, expected) in Self.texts.enumerated() {
      #expect(text(ids, place) == expected)
    }
  }

  /// More than a page of each kind.
  @Test func pagesAreJoined() {
    var ids = RememberedIDs()
    for number in 0..<150_000 {
      let bytes = Array((number % 3 == 0 ? "r\(number)" : "\(number)").utf8)
      ids.append(bytes.span)
    }
    for number in stride(from: 0, to: 150_000, by: 997) {
      #expect(text(ids, number) == (number % 3 == 0 ? "r\(number)" : "\(number)"))
    }
  }
}
