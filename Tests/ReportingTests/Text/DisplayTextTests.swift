import Testing

@testable import Reporting

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("a\r\nb\tc", "a b c"),
    ("  two   blanks  ", "two blanks"),
    ("\u{1B}[31mred\u{1B}[0m", "[31mred [0m"),
    ("abc\u{202E}def\u{2066}ghi\u{200F}", "abcdefghi"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}"),
    ("👨‍👩‍👧 ok", "👨‍👩‍👧 ok"),
    ("nul\u{0}byte\u{7F}", "nul byte"),
    ("\u{2028}line\u{2029}", "line"),
    ("नमस्ते ไทย", "नमस्ते ไทย"),
    ("\u{0}\u{202E}", ""),
  ])
  func keepsWordsAndDropsWhatReachesBeyond(text: String, expected: String) {
    #expect(DisplayText.oneLine(text) == expected)
  }

  @Test(arguments: [
    ("a  b\n  c", "a  b\n  c"),
    ("\u{1B}[2Jx\u{9B}31m\r\t", "\u{FFFD}[2Jx\u{FFFD}31m\u{FFFD}\u{FFFD}"),
    ("abc\u{202E}def", "abcdef"), ("", ""),
  ])
  func messagesKeepTheirLinesAndLoseWhatATerminalObeys(text: String, expected: String) {
    #expect(DisplayText.harmless(text) == expected)
  }

  @Test func cutsLongTexts() {
    let shown = DisplayText.oneLine(String(repeating: "x", count: 10_000), limit: 50)
    #expect(shown == String(repeating: "x", count: 50) + "…")
    #expect(DisplayText.oneLine("exactly", limit: 7) == "exactly")
  }

  @Test(arguments: [
    ("a", "", ""), (" a", " ", ""), ("a\n", "", " "), (" a ", " ", " "), ("  ", " ", ""),
    ("", "", ""),
  ])
  func tellsBlanksAtTheEnds(text: String, before: String, after: String) {
    let blanks = DisplayText.blanksAround(text)
    #expect(blanks.before == before)
    #expect(blanks.after == after)
  }
}
