import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct ScaleMapTests {
  private static func map(_ text: String) throws -> ScaleMap {
    let file = TemporaryFile(text)
    return try withExtendedLifetime(file) { try ScaleMap(path: file.path) }
  }

  @Test func goesBeforeWhatIsKnown() throws {
    let map = try Self.map("text,code\nSo-so,3\nMEGA  gut,5\ngood,1\n7,2\n")
    let parser = ScoreParser(scale: .oneTo(5), map: map)
    for (cell, code) in [("so-so", 3), (" Mega gut ", 5), ("good", 1), ("7", 2), ("4", 4)] {
      #expect(parser.parse(cell) == code)
    }
    #expect(parser.parse("unheard of") == nil)
    // A code that is not on the scale is no answer; it is never moved onto it.
    #expect(ScoreParser(scale: .oneTo(2), map: map).parse("so-so") == nil)
  }

  @Test func tellsTheScaleOfAColumn() throws {
    let map = try Self.map("code;text\n1;grottig\n5;spitze\n")
    let file = TemporaryFile("rating,text\ngrottig,a\nspitze,b\n")
    let source = try file.open()
    #expect(source.detectScoreParser() == nil || source.detectScoreScale() != .oneTo(5))
    #expect(source.detectScoreParser(map: map)?.scale == .oneTo(5))
    #expect(source.detectScoreParser(map: map)?.parse("spitze") == 5)
  }

  static let bad: [(text: String, line: Int, says: String)] = [
    ("text,code\nfine,three\n", 2, "\"three\" is no code from 0 to 10"),
    ("text,code\nfine,3\nbad,11\n", 3, "\"11\" is no code"),
    ("text,code\nfine,3\n,1\n", 3, "the text is blank"),
    ("text,code\nfine,3\nFINE,4\n", 3, "\"FINE\" is 3 further up, and 4 here"),
    ("text,value\nfine,3\n", 1, "no columns text and code"),
    ("text,code\n", 1, "no answers"),
    ("text,code\nfine,3\nbad\n", 3, ""),
  ]

  @Test(arguments: bad.indices)
  func aBadLineIsNamed(index: Int) throws {
    let (text, line, says) = Self.bad[index]
    let error = #expect(throws: IngestionError.self) { _ = try Self.map(text) }
    #expect(error?.code == .invalidScaleMap)
    #expect(error?.diagnostic.location?.line == line)
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
