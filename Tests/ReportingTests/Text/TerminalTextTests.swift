import Testing

@testable import Reporting

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("🤬", 2), ("❤️", 2), ("👨‍👩‍👧", 2), ("", 0), ("한글", 4),
  ])
  func knowsTheWidth(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test(arguments: [
    ("abc", 5, "abc  "), ("abcdef", 4, "abc…"), ("日本語", 4, "日… "), ("日本語", 5, "日本…"),
  ])
  func fitsAWidth(text: String, columns: Int, expected: String) {
    #expect(TerminalText.fitted(text, columns) == expected)
  }

  @Test func wrapsAtBlanks() {
    let lines = TerminalText.wrapped("one two three four five", 9, lines: 2)
    #expect(lines == ["one two", "three fo…"])
    #expect(TerminalText.wrapped("", 9, lines: 2).isEmpty)
    #expect(TerminalText.wrapped(String(repeating: "x", count: 99), 5, lines: 3) == ["xxxx…"])
  }
}
