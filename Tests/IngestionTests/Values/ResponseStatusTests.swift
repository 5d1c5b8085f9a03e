import Ingestion
import Testing

@Suite struct ResponseStatusTests {
  @Test(arguments: [
    ("Survey Preview", false, true), ("survey_preview", false, true), ("Spam", false, true),
    ("Survey Test", true, true), ("Offline Survey Preview", false, true),
    ("IP Address", true, false), ("Imported", true, false), ("open", false, false),
    ("", true, false), ("1", true, true), ("8", true, true), ("0", true, false),
    ("4", true, false), ("16", true, false), ("12", true, true), ("17", true, true),
    ("40", true, true),
    ("-", true, false), ("1", false, false),
    ("spam filter broken", false, false),
  ])
  func previewsTestsAndSpamAreNoAnswers(cell: String, hasCodes: Bool, expected: Bool) {
    #expect(ResponseStatus.isNoAnswer(Array(cell.utf8)[...], hasCodes: hasCodes) == expected)
  }

  @Test func bytesThatAreNoTextAreAnswers() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x00] + Array(repeating: 0x61, count: 100_000)
    #expect(!ResponseStatus.isNoAnswer(bytes[...], hasCodes: true))
  }
}
