import Testing

@testable import Pipeline

@Suite struct AnnotationTextTests {
  private func written(_ write: (inout [UInt8]) -> Void) -> String {
    var out: [UInt8] = []
    write(&out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: [0, 7, -7, 10, 1_000_000, Int.max, Int.min, -1_234_567_890])
  func integersAreThoseOfTheLanguage(value: Int) {
    #expect(written { AnnotationText.append(value, to: &$0) } == String(value))
  }

  @Test(arguments: [
    (0, "0.000"), (1, "0.001"), (-1, "-0.001"), (10, "0.010"), (-734, "-0.734"), (999, "0.999"),
    (1000, "1.000"), (-1000, "-1.000"), (12_345, "12.345"), (-100, "-0.100"),
  ])
  func thousandthsHaveThreePlaces(value: Int, text: String) {
    #expect(written { AnnotationText.append(thousandths: value, to: &$0) } == text)
  }

  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a\"b\\c/d", #""a\"b\\c/d""#),
    ("line\nfeed\r\t", #""line\nfeed\r\t""#),
    ("\u{0}\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""),
    ("é😀ไทย", #""é😀ไทย""#),
  ])
  func stringsAreJSON(text: String, json: String) {
    #expect(written { AnnotationText.append(json: text, to: &$0) } == json)
    let bytes = Array(text.utf8)
    #expect(written { AnnotationText.append(json: bytes.span, to: &$0) } == json)
  }

  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a;b", "a;b"),
    ("say \"no\"", "\"say \"\"no\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("cr\r", "\"cr\r\""), ("=1+1", "'=1+1"),
    ("=a,b", "\"'=a,b\""),
    ("@x", "'@x"), ("+1", "+1"), ("-1.5", "-1.5"), ("-1,5", "\"-1,5\""), ("-", "-"),
    ("--1", "'--1"),
    ("+1+1", "'+1+1"), ("-1.2.3", "'-1.2.3"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("a=b", "a=b"),
    ("+", "+"), ("-.", "'-."), ("'=1", "'=1"),
  ])
  func cellsAreGuardedAndQuoted(text: String, cell: String) {
    let bytes = Array(text.utf8)
    let found = written {
      AnnotationText.append(csv: bytes.span, delimiter: UInt8(ascii: ","), to: &$0)
    }
    #expect(found == cell)
  }

  @Test func formulasBeginWithTheBytesThatTheyMayBeginWith() {
    for byte in UInt8.min...UInt8.max {
      let cell = [byte, UInt8(ascii: "x")]
      #expect(
        AnnotationText.isFormula(cell.span) == AnnotationText.mayBeginFormula(byte),
        "\(byte)"
      )
    }
  }

  @Test func theDelimiterDecidesTheQuotes() {
    let bytes = Array("a;b".utf8)
    let found = written {
      AnnotationText.append(csv: bytes.span, delimiter: UInt8(ascii: ";"), to: &$0)
    }
    #expect(found == "\"a;b\"")
  }
}
