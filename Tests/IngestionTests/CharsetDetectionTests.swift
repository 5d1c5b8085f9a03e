import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct CharsetDetectionTests {
  static let umlauts: [UInt8] = Array("id;text\n1;Versp".utf8) + [0xE4] + Array("tung\n".utf8)

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var encoding: String?
    var found: String
    var text: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "ASCII", bytes: Array("text\nlate\n".utf8), found: "UTF-8", text: "late"),
    Case(name: "UTF-8", bytes: Array("text\nspät 😀\n".utf8), found: "UTF-8", text: "spät 😀"),
    Case(
      name: "UTF-8 with a mark",
      bytes: [0xEF, 0xBB, 0xBF] + Array("text\nspät\n".utf8),
      found: "UTF-8",
      text: "spät"
    ),
    Case(
      name: "mark before the user's word",
      bytes: [0xFF, 0xFE] + wide("text\nspät\n"),
      encoding: "windows-1252",
      found: "UTF-16LE",
      text: "spät"
    ),
    Case(
      name: "UTF-16LE without a mark",
      bytes: wide("text\nlate 遅い\n"),
      found: "UTF-16LE",
      text: "late 遅い"
    ),
    Case(
      name: "UTF-16BE without a mark",
      bytes: "text\nlate 遅い\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
      found: "UTF-16BE",
      text: "late 遅い"
    ),
    Case(
      name: "declared",
      bytes: umlauts,
      encoding: "windows-1252",
      found: "windows-1252",
      text: "Verspätung"
    ),
    Case(
      name: "declared Shift_JIS",
      bytes: Array("text\n".utf8) + [0x92, 0x78, 0x82, 0xA2, 0x0A],
      encoding: "Shift_JIS",
      found: "Shift_JIS",
      text: "遅い"
    ),
    Case(
      name: "UTF-8 with one broken letter",
      bytes: Array("text\n".utf8) + Array(String(repeating: "é", count: 20).utf8) + [
        0xF0, 0x9F, 0x0A,
      ],
      found: "UTF-8",
      text: String(repeating: "é", count: 20) + "\u{FFFD}"
    ),
  ]

  static func wide(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  @Test(arguments: cases)
  func charset(_ example: Case) throws {
    var options = InputOptions()
    options.encoding = example.encoding
    let file = TemporaryFile(example.bytes)
    let source = try file.open(options)
    #expect(source.schema.encodingName == example.found)
    let reading = try Reading(file, options)
    #expect(reading.rows.last?.cells.last == example.text)
  }

  @Test func longTextInOneByteLettersIsGuessed() throws {
    let sentence =
      "Der Zug war schon wieder versp\u{E4}tet und niemand hat uns etwas gesagt, sehr \u{E4}rgerlich f\u{FC}r alle. "
    let text = "text\n" + String(repeating: "\"\(sentence)\"\n", count: 50)
    let file = TemporaryFile(text.unicodeScalars.map { UInt8($0.value) })
    let reading = try Reading(file)
    #expect(reading.rows.first?.cells == [sentence])
  }

  @Test func shortTextAsksForTheEncoding() {
    let file = TemporaryFile(Array("text\n".utf8) + [0xE4, 0x0A])
    let error = #expect(throws: IngestionError.self) { try Reading(file) }
    #expect(error?.code == .uncertainEncoding)
    #expect(error?.description.contains("--encoding") == true)
  }

  /// Bytes of all kinds must come out as `String` repairs them, wherever blocks are cut.
  @Test(arguments: UInt64(1)...60)
  func repairsAsTheStandardHasIt(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let awkward: [UInt8] = [
      0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4,
      0xF5, 0xFF,
    ]
    let bytes = (0..<300).map { _ in awkward.randomElement(using: &random)! }
    guard var decoder = TextDecoder(encoding: "UTF-8") else { return #expect(Bool(false)) }
    var text: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let block = Array(rest.prefix(Int.random(in: 1...9, using: &random)))
      rest = rest.dropFirst(block.count)
      block.withUnsafeBufferPointer { decoder.decode($0, atEnd: rest.isEmpty, into: &text) }
    }
    let expected = String(decoding: bytes, as: UTF8.self)
    #expect(text == Array(expected.utf8), "seed \(seed)")
    #expect(
      decoder.firstReplacedLine
        == expected.unicodeScalars.firstIndex(of: "\u{FFFD}").map { place in
          expected.unicodeScalars[..<place].count { $0 == "\n" } + 1
        }
    )
    #expect(decoder.replacements == expected.unicodeScalars.count { $0 == "\u{FFFD}" })

    #expect(text == ConverterProbe.convert(bytes, from: "UTF-8"), "seed \(seed)")
  }

  @Test func laterBrokenBytesAreCounted() throws {
    let head = "text\n" + String(repeating: "late again\n", count: 200_000)
    let file = TemporaryFile(Array(head.utf8) + [0x61, 0xFF, 0x62, 0xE9, 0x0A])
    let source = try file.open()
    var last: RecordChunk?
    while let chunk = try source.nextChunk() { last = chunk }
    #expect(source.replacements == 2)
    #expect(source.firstReplacedLine == 200_002)
    #expect(last?.bytes.suffix(9) == Array("a\u{FFFD}b\u{FFFD}\n".utf8)[...])
  }
}
