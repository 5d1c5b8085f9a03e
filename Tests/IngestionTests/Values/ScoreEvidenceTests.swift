import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct ScoreEvidenceTests {
  private static func scale(_ name: String, _ values: [String]) -> ScoreScale? {
    var evidence = ScoreEvidence()
    for value in values {
      var value = value
      value.withUTF8 { evidence.add($0) }
    }
    return evidence.scale(named: [name])
  }

  private static func many(_ values: [String], _ count: Int) -> [String] {
    (0..<count).map { values[$0 % values.count] }
  }

  private static let oneToFive = many(["1", "2", "3", "4", "5"], 1_000)

  /// A column's name, what nearly all values say, what a few say, and the scale.
  static let columns: [(String, [String], [String], ScoreScale?)] = [
    ("rating", oneToFive, ["99"], .oneTo(5)), ("rating", oneToFive, ["0", "7"], .oneTo(5)),
    ("rating", oneToFive, many(["99"], 50), .oneTo(5)),
    ("rating", oneToFive, many(["99"], 60), nil),
    ("rating", oneToFive, many(["7"], 10), .oneTo(5)), ("rating", oneToFive, many(["7"], 11), nil),
    ("score", oneToFive, ["10"], .oneTo(5)), ("rating", many(["1", "7"], 300), ["9"], nil),
    ("score", many(["3", "9"], 300), ["99"], .zeroToTen),
    ("rating", many(["0", "9"], 300), ["100"], .zeroToTen),
    ("rating", many(["3/5", "4/5"], 300), ["3/10"], .oneTo(5)),
    ("rating", many(["★★", "★★★★★"], 300), ["9"], .oneTo(5)),
    ("rating", many(["good", "bad"], 300), ["4"], .oneTo(2)),
    ("nps", many(["9", "10"], 300), ["4/5"], .zeroToTen),
  ]

  @Test(arguments: columns.indices)
  func nearlyAllValuesTellInAnyOrder(index: Int) {
    let (name, values, few, scale) = Self.columns[index]
    var all = values + few
    #expect(Self.scale(name, all) == scale)
    #expect(Self.scale(name, all.reversed()) == scale)
    var generator = SplitMix64(seed: 7)
    all.shuffle(using: &generator)
    #expect(Self.scale(name, all) == scale)
  }

  @Test func aDoubtNamesTheScales() {
    var evidence = ScoreEvidence()
    for value in ["1", "6", "7"] {
      var value = value
      value.withUTF8 { evidence.add($0) }
    }
    #expect(evidence.possibleScales == [.oneTo(7), .oneTo(10), .zeroToTen])
    #expect(evidence.doubt == "its answers run from 1 to 7, which may be 1-7, 1-10 or 0-10")
  }
}
