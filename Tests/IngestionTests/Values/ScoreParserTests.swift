import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct ScoreParserTests {
  static let cells: [(cell: String, scale: ScoreScale, code: Int?)] = [
    ("9", .zeroToTen, 9), (" 9 ", .zeroToTen, 9), ("9.0", .zeroToTen, 9), ("9,00", .zeroToTen, 9),
    ("10 - Extremely likely", .zeroToTen, 10), ("0", .zeroToTen, 0), ("11", .zeroToTen, nil),
    ("9.5", .zeroToTen, nil), ("-1", .zeroToTen, nil), ("", .zeroToTen, nil),
    ("n/a", .zeroToTen, nil),
    ("8/10", .zeroToTen, 8), ("8/5", .zeroToTen, nil), ("4 out of 5", .oneTo(5), 4),
    ("5 stars", .oneTo(5), 5), ("1 star", .oneTo(5), 1), ("0", .oneTo(5), nil),
    ("6", .oneTo(5), nil),
    ("2026-03-04", .oneTo(5), nil), ("99999999999999999999", .zeroToTen, nil),
    ("★★★★☆", .oneTo(5), 4), ("⭐⭐", .oneTo(5), 2), ("⭐️⭐️⭐️", .oneTo(5), 3),
    ("★★★★★★", .oneTo(5), nil),
    ("ONE", .oneTo(5), 1), ("FIVE", .oneTo(5), 5), ("three stars", .oneTo(5), 3),
    ("STAR_RATING_UNSPECIFIED", .oneTo(5), nil),
    ("poor", .oneTo(5), 1), ("Average", .oneTo(5), 2), ("good", .oneTo(5), 3),
    ("GREAT", .oneTo(5), 4),
    ("excellent", .oneTo(5), 5), ("Very satisfied", .oneTo(5), 5), ("Neutral", .oneTo(5), 3),
    ("good", .oneTo(2), 2), ("bad", .oneTo(2), 1), ("good_with_comment", .oneTo(2), 2),
    ("offered", .oneTo(2), nil), ("👍", .oneTo(2), 2), ("👎", .oneTo(2), 1), ("👍🏽", .oneTo(2), 2),
    ("👍", .oneTo(5), 5), ("👎", .oneTo(5), 1),
    ("😀", .oneTo(5), 5), ("🙂", .oneTo(5), 4), ("😐", .oneTo(5), 3), ("🙁", .oneTo(5), 2),
    ("☹️", .oneTo(5), 2), ("😡", .oneTo(5), 1), ("hello", .oneTo(5), nil),
    ("poor", .oneTo(3), 1), ("Average", .oneTo(3), 2), ("great", .oneTo(3), 3),
    ("🙁", .oneTo(3), 1), ("😐", .oneTo(3), 2), ("😀", .oneTo(3), 3),
    ("Strongly disagree", .oneTo(7), 1), ("disagree", .oneTo(7), 2),
    ("Somewhat agree", .oneTo(7), 5), ("agree", .oneTo(7), 6), ("Strongly agree", .oneTo(7), 7),
    ("neither easy nor difficult", .oneTo(7), 4), ("seven", .oneTo(7), 7), ("8", .oneTo(7), nil),
    ("TEN", .oneTo(10), 10), ("0", .oneTo(10), nil), ("10/10", .zeroToTen, 10),
    ("3", .oneTo(2), nil), ("yes", .oneTo(2), 2),
  ]

  @Test(arguments: cells.indices)
  func cell(index: Int) {
    let (cell, scale, code) = Self.cells[index]
    #expect(ScoreParser(scale: scale).parse(cell) == code, "\(cell)")
  }

  @Test(arguments: [
    ("Very poor", 1), ("Poor", 2), ("Neither good nor poor", 3), ("Good", 4), ("Very good", 5),
  ])
  func wordsWithVery(cell: String, code: Int) {
    #expect(ScoreParser(scale: .oneTo(5), hasVeryWords: true).parse(cell) == code)
  }

  static let columns: [(name: String, values: [String], scale: ScoreScale?)] = [
    ("nps", ["9", "7", "10"], .zeroToTen), ("NPS score", ["3", "4"], .zeroToTen),
    ("score", ["9", "0"], .zeroToTen), ("score", ["8", "10"], .zeroToTen),
    ("rating", ["1", "5"], .oneTo(5)), ("score", ["1", "5", ""], .oneTo(5)),
    ("rating", ["8", "10"], nil), ("rating", ["0", "5"], nil), ("rating", ["0", "10"], .zeroToTen),
    ("rating", ["80", "95"], nil), ("rating", ["", "n/a"], nil), ("rating", ["★★★☆☆"], .oneTo(5)),
    ("rating", ["good", "bad", "offered"], .oneTo(2)),
    ("rating", ["good", "excellent"], .oneTo(5)),
    ("rating", ["👍", "👎"], .oneTo(2)), ("rating", ["6/7", "3/7"], .oneTo(7)),
    ("rating", ["FIVE", "ONE"], .oneTo(5)),
    ("rating", ["poor", "average", "great"], .oneTo(3)),
    ("rating", ["poor", "average", "great", "good"], .oneTo(5)),
    ("CES", ["3", "5"], .oneTo(7)), ("customer effort", ["7", "1"], .oneTo(7)),
    ("ease", ["0", "5"], nil), ("CES", ["4/5"], .oneTo(5)), ("effort", ["9"], nil),
    ("nps", ["9", "11", "10"], .zeroToTen), ("nps", ["50", "-3"], nil),
    ("CES", ["7", "5", "2", "9"], .oneTo(7)),
    ("CES", ["agree", "strongly agree"], .oneTo(7)),
    ("rating", ["agree", "somewhat agree"], .oneTo(7)),
    ("rating", ["agree", "strongly agree"], .oneTo(5)),
  ]

  @Test(arguments: columns.indices, ["csv", "ndjson"])
  func scale(index: Int, format: String) throws {
    let (name, values, scale) = Self.columns[index]
    let file =
      format == "csv"
      ? TemporaryFile("\(name),text\n" + values.map { "\($0),late\n" }.joined())
      : TemporaryFile(
        values.map { "{\"\(name)\":\"\($0)\",\"text\":\"late\"}\n" }.joined(),
        suffix: ".ndjson"
      )
    let source = try file.open()
    #expect(source.detectScoreScale() == scale)
  }

  @Test func veryWordsAreFoundInTheColumn() throws {
    let file = TemporaryFile("rating,text\nVery poor,a\nGood,b\n")
    let source = try file.open()
    #expect(source.detectScoreParser()?.parse("good") == 4)
  }
}
