import Testing

@testable import Pipeline

@Suite struct JSONScalarTests {
  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""a\"b\\c\/d""#, "a\"b\\c/d"),
    (#""\n\r\t\b\f""#, "\n\r\t\u{8}\u{C}"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude00!""#, "😀!"), (#""\ud83d""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""é😀""#, "é😀"), ("null", ""), ("true", "true"), ("12.50", "12.50"),
    (#"{"a":[1]}"#, #"{"a":[1]}"#),
    ("123456789012345678901", "123456789012345678901"), ("[]", "[]"), ("7", "7"),
  ])
  func valuesAreTheTextOfACell(json: String, text: String) {
    let bytes = Array(json.utf8)
    #expect(String(decoding: JSONScalar.text(bytes.span), as: UTF8.self) == text)
  }
}
