import Testing
import Tokenization

@testable import EarshotBenchmarks

@Suite struct WordLoopTests {
  /// Texts that readers of words get wrong, ill-formed UTF-8 among them.
  static let hostile: [[UInt8]] =
    [
      "", " ", "a", "it's can't o'clock", "3.14 1,000;2", "@united a@b.c", "x:y 10:30 :)",
      "http://x.co/a?b=1#c", "\r\n\r\n", "\u{0}\u{1}\u{7F}", "café e\u{301}\u{323}",
      "สวัสดีครับ thanks",
      "東京タワー カタカナ ok", "👍🏽👩‍👧 🇬🇧🇫🇷🇬", "1️⃣ x\u{200D}y", "א״ב ג׳", "\u{301}\u{301}", "not not not",
      "\u{FFFD}", String(repeating: "long ", count: 3_000),
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0x61, 0xE2, 0x82, 0x62], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80],
      [0xC0, 0x80, 0x41],
      [0x80, 0x80, 0x20, 0xF8, 0x88, 0x80, 0x80, 0x80],
    ]

  @Test(arguments: hostile.indices)
  func `the loop finds as many words as the tokenizer`(place: Int) throws {
    try expectAgreement([Self.hostile[place]])
  }

  @Test(arguments: [1, 2, 3, 64])
  func `threads share the texts without loss`(threads: Int) throws {
    try expectAgreement(Self.hostile + Self.hostile.reversed(), threads: threads)
  }

  @Test func `no texts give nothing`() throws {
    let loop = try WordLoop(over: CommentTexts([]), threads: 2)
    #expect((loop.comments, loop.bytes, loop.words, loop.boundaries) == (0, 0, 0, 0))
  }

  @Test func `what ICU calls a word is counted`() throws {
    let texts = CommentTexts(["One two, 3 東京!", "…"].map { Array($0.utf8) })
    let loop = try WordLoop(over: texts, threads: 1)
    // One, blank, two, comma, blank, 3, blank, 東京, mark; and the dots.
    #expect((loop.words, loop.boundaries) == (4, 10))
    #expect(loop.bytes == 21)
    #expect(loop.cpuSeconds > 0 && loop.wallSeconds > 0)
  }

  @Test(arguments: [0, -1, 65])
  func `a number of threads that cannot be is an error`(threads: Int) {
    #expect(throws: BenchmarkError.self) {
      try WordLoop(over: CommentTexts([]), threads: threads)
    }
  }

  @Test func `the line gives back the run`() throws {
    let loop = try WordLoop(over: CommentTexts(Self.hostile), threads: 1)
    #expect(WordLoop(line: loop.line) == loop)
    #expect(WordLoop(line: loop.line + "\n") == loop)
  }

  @Test(arguments: ["", "1 2 3 4 5", "1 2 3 4 5 6 7", "1 2 3 4 x 6", "1.5 2 3 4 5 6"])
  func `another line is none`(line: String) { #expect(WordLoop(line: line) == nil) }

  private func expectAgreement(_ texts: [[UInt8]], threads: Int = 1) throws {
    var check = BoundaryCheck()
    for text in texts { check.add(text.span) }
    #expect(check.differences == 0, "\(check.firstDifference ?? [])")
    let loop = try WordLoop(over: CommentTexts(texts), threads: threads)
    #expect(BoundaryRun(check).agrees(with: loop), "\(BoundaryRun(check)) and \(loop)")
  }
}
