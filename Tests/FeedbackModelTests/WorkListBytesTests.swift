import FeedbackModel
import Testing

@Suite struct WorkListBytesTests {
  private func text(_ list: borrowing WorkList<UInt8>) -> String {
    String(decoding: list.array, as: UTF8.self)
  }

  @Test func piecesStandBehindEachOther() {
    var list = WorkList<UInt8>()
    var expected = ""
    let word = UInt64(0x65_7572_74)
    for round in 0..<500 {
      list.append(word: word, bytes: round % 5)
      expected += "true".prefix(round % 5)
      list.append(block: SIMD16(repeating: UInt8(ascii: "b")), bytes: round % 17)
      expected += String(repeating: "b", count: round % 17)
      list.append("stat\u{E9}")
      expected += "stat\u{E9}"
      let bytes = Array(String(repeating: "c", count: round % 23).utf8)
      list.append(contentsOf: bytes.span)
      expected += String(repeating: "c", count: round % 23)
    }
    #expect(text(list) == expected)
  }

  @Test func integersAreThoseOfTheLanguage() {
    var values = [0, 9, 10, 99, 100, 101, 999, 1000, Int.max, Int.min, Int.min + 1]
    var power = 1
    for _ in 0..<18 {
      power *= 10
      values += [power - 1, power, power + 1, -power]
    }
    for value in values {
      var list = WorkList<UInt8>()
      list.append(decimal: value)
      #expect(text(list) == String(value))
    }
  }

  @Test func thousandthsHaveThreePlaces() {
    for value in -12_345...12_345 {
      var list = WorkList<UInt8>()
      list.append(thousandths: value)
      let magnitude = value.magnitude
      let rest = String(magnitude % 1000)
      let expected =
        (value < 0 ? "-" : "") + "\(magnitude / 1000)."
        + String(repeating: "0", count: 3 - rest.count) + rest
      #expect(text(list) == expected)
    }
    var list = WorkList<UInt8>()
    list.append(thousandths: Int.max)
    #expect(text(list) == "9223372036854775.807")
  }
}
