import Testing

@testable import Calibration

struct JSONNodeTests {
  @Test(arguments: [
    ("null", JSONNode.null), (" true ", .bool(true)), ("-1.5e2", .number(-150)),
    (#""a\n\u00e9\ud83d\ude00\/""#, .string("a\né😀/")), ("[]", .array([])),
    (#"[1, "x", {}]"#, .array([.number(1), .string("x"), .object([])])),
    (#"{"k": [null]}"#, .object([("k", .array([.null]))])),
    (#""\ud83dx""#, .string("\u{FFFD}x")),
  ])
  func `values are read`(text: String, expected: JSONNode) {
    #expect(JSONNode(text.utf8) == expected)
  }

  @Test(arguments: [
    "", "nul", "[1,]", "[1", "{\"a\"}", "{\"a\": 1,}", "\"open", "\"\\x\"", "1 2", "{a: 1}",
    "\"\\u12g4\"", "\"\u{1}\"", String(repeating: "[", count: 500),
  ])
  func `what is no JSON is nothing`(text: String) {
    #expect(JSONNode(text.utf8) == nil)
  }

  @Test
  func `of equal keys the last one counts`() {
    #expect(JSONNode(#"{"a": 1, "a": "two"}"#.utf8)?["a"]?.string == "two")
  }
}
