import Foundation
import Testing

@testable import Reporting

@Suite struct EscapingTests {
  static let hostile = [
    "</style><script>alert(1)</script>", "]]>", "\" onload=\"x", "' ` =", "&amp; &#60;", "\\",
    "\u{0}\u{1}\u{1F}",
    "\u{202E}txt.exe", "\u{2028}\u{2029}", "🤬 e\u{301}", "line\r\nbreak\ttab", "\u{85}\u{9F}",
    "{{x}}", "%s%n",
  ]

  @Test(arguments: hostile)
  func jsonGivesTheTextBack(text: String) throws {
    let json = JSONValue.object([.init(text, .array([.string(text)]))])
    for written in [json.compact, json.pretty] {
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: [String]]
      #expect(read?.first?.key.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
      #expect(read?.first?.value == [text])
      let raw = written.unicodeScalars.filter {
        DisplayText.isDirectionControl($0) || $0.value < 10
      }
      #expect(raw.isEmpty)
    }
  }

  @Test func jsonKeepsTheOrderOfKeys() {
    let json = JSONValue.object([
      .init("z", .integer(1)), .init("a", .decimal(30)), .init("m", .decimal(.nan)),
      .init("b", .fixed(0.87, digits: 3)), .init("c", .bool(true)), .init("d", .text(nil)),
    ])
    #expect(json.compact == #"{"z": 1, "a": 30.0, "m": null, "b": 0.870, "c": true, "d": null}"#)
  }

  @Test func prettyJSONBreaksTheOuterLevels() {
    let json = JSONValue.object([
      .init("a", .array([.object([.init("b", .array([.integer(1), .integer(2)]))])])),
      .init("e", .array([])),
    ])
    #expect(json.pretty == "{\n  \"a\": [\n    {\"b\": [1, 2]}\n  ],\n  \"e\": []\n}\n")
  }

  @Test(arguments: hostile)
  func htmlHoldsNoMarkupOfTheText(text: String) {
    let html = HTMLText.quoted(text).dropFirst("<bdi>".count).dropLast("</bdi>".count)
    #expect(!html.contains { "<>\"'`".contains($0) })
  }

  @Test func identifiersDifferAndAreSafe() {
    let names = ["a b", "a_20b", "a-b", "ä", "\"><", ""]
    let identifiers = Set(names.map { HTMLText.identifier("row", $0) })
    #expect(identifiers.count == names.count)
    for identifier in identifiers {
      #expect(
        identifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      )
    }
  }

  @Test func proseKeepsThePercentSignWithItsNumber() {
    #expect(HTMLText.prose("3.1 % of <all>  ") == "3.1\u{A0}% of &lt;all&gt;  ")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44", "'+44"), ("-5", "'-5"), ("@sum", "'@sum"), ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("\r\nx", "'\r\nx"), ("a=b", "a=b"), ("", ""), ("'quoted", "'quoted"),
  ])
  func csvGuardsFormulas(text: String, expected: String) {
    #expect(CSVText.guarded(text) == expected)
  }

  @Test(arguments: [
    (["a", "b,c", "d\"e", "f\ng", "h\r\ni"], "a,\"b,c\",\"d\"\"e\",\"f\ng\",\"h\r\ni\"\r\n"),
    (["", ""], ",\r\n"), (["\u{301}\"x"], "\"\u{301}\"\"x\"\r\n"),
  ])
  func csvQuotesWhatItMust(fields: [String], expected: String) {
    #expect(CSVText.line(fields).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("a | b", "a \\| b"), ("# no heading", "\\# no heading"), ("<b>", "&lt;b&gt;"),
    ("![x](http://e.vil)", "\\!\\[x\\](http:\\//e.vil)"), ("line\nbreak", "line break"),
    ("`x`", "\\`x\\`"),
  ])
  func markdownTakesNoOrders(text: String, expected: String) {
    #expect(MarkdownText.quoted(text) == expected)
  }
}
