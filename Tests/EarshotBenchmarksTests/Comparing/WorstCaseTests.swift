import Ingestion
import Testing

@testable import EarshotBenchmarks

@Suite struct WorstCaseTests {
  static let words = ["late", "n/a", "it's"].map { Array($0.utf8) }

  @Test(arguments: WorstCase.allCases, [50, 1_000])
  func theFileHasItsSizeAndRows(worst: WorstCase, shrink: Int) throws {
    let file = worst.file(words: Self.words, shrink: shrink)
    #expect(String(validating: file, as: UTF8.self) != nil)
    let files = try TestFiles()
    let path = try files.write("worst.csv", file)
    #expect(try CommentFile.count(path).rows == worst.rows(shrink: shrink))
    var longest = 0
    try CommentFile.forEachComment(of: path) { longest = max(longest, $0.count) }
    switch worst {
    case .shortRows:
      #expect(longest == 4)
      #expect(worst.units(file: file, shrink: shrink) == 1_000_000 / shrink)
    case .wideRow:
      #expect(
        file.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
          line.count { $0 == UInt8(ascii: ",") } == 100_000 / shrink - 1
        }
      )
    default:
      #expect(abs(longest - 1_000_000 / shrink) < 64)
      #expect(worst.units(file: file, shrink: shrink) == longest)
    }
  }

  @Test(
    arguments: [
      // 1 s for 10 bytes against 2 s for 100 bytes of comments, or 200 of the file, or 50 rows.
      (.words, 1, 10, 5), (.wideRow, 1, 10, 10), (.shortRows, 1, 10, 2.5),
      // What takes no longer than a start, and what has nothing to be shared out by.
      (.words, 0, 10, 0), (.words, -0.5, 10, 0), (.words, 1, 0, nil),
    ] as [(WorstCase, Double, Int, Double?)]
  )
  func ratiosAreByUnit(worst: WorstCase, seconds: Double, units: Int, ratio: Double?) {
    let ordinary = WorstCaseTiming.Ordinary(
      rows: 50,
      bytes: 200,
      commentBytes: 100,
      cpuSeconds: 2.25
    )
    #expect(WorstCaseTiming.ratio(worst, seconds, units, ordinary, start: 0.25) == ratio)
    #expect(WorstCaseTiming.ratio(worst, seconds, units, ordinary, start: 2.25) == nil)
  }
}
