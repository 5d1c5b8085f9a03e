import Testing

@testable import EarshotBenchmarks

@Suite struct StageCostsTests {
  private static let tokens = StageDoor.tokenization.symbol

  /// A run that cuts tokens twice, from two places, with a digest that is left out.
  private static let profile = """
    # callgrind format
    version: 1
    positions: line
    events: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw Bc Bcm Bi Bim

    ob=(1) /usr/bin/earshot
    fn=(1) main
    0 100 9 9 1 2 3 0 0 0 9 4 9 5
    cfn=(2) \(tokens)s5UInt8VG
    calls=1 0
    0 40 0 0 7
    cob=(2) /lib/libcrypto.so.3
    cfn=(3) digest
    calls=1 0
    0 1000

    fn=(4) other
    0 10
    cfn=(2)
    calls=3 0
    0 20 0 0 0 0 0 0 0 0 0 0 0 6

    fn=(2)
    0 60 0 0 7 0 0 0 0 0 0 0 0 6

    ob=(2)
    fn=(3)
    0 1000

    totals: 1170 9 9 8 2 3 0 0 0 9 4 9 11
    """

  @Test func costsAreThoseOfTheDoorsWhereverTheyAreCalled() throws {
    let costs = try StageCosts(text: Self.profile, path: "p")
    #expect(
      costs.whole
        == ModelledCosts(instructions: 170, mispredictions: 15, codeMisses: 8, dataMisses: 5)
    )
    #expect(
      costs.within == [
        .tokenization: ModelledCosts(instructions: 60, mispredictions: 6, codeMisses: 7)
      ]
    )
  }

  @Test(arguments: [
    ("Bcm", "Xcm", "p does not count branches and caches"),
    ("0 10\n", "0 ten\n", "no costs on line 16 of p"),
    ("0 10\n", "0\n", "no costs on line 16 of p"),
    ("0 10\n", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14\n", "no costs on line 16 of p"),
  ])
  func aProfileThatCannotBeReadIsAnError(old: String, new: String, message: String) {
    let text = Self.profile.replacing(old, with: new)
    let error = #expect(throws: BenchmarkError.self) { try StageCosts(text: text, path: "p") }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }
}

@Suite struct StageAccountTests {
  /// A run in which each stage is called once, at a cost of its own.
  private static func costs(_ times: Int, without missing: StageDoor? = nil) throws -> StageCosts {
    let doors = StageDoor.allCases.filter { $0 != missing }
    let calls = doors.enumerated().map { place, door in
      "cfn=\(door.symbol)\ncalls=1 0\n0 \((place + 1) * 100 * times) \(times)"
    }
    let text = """
      events: Ir Bcm Bim I1mr D1mr D1mw
      fn=main
      0 \(2000 * times) \(10 * times)
      \(calls.joined(separator: "\n"))

      """
    return try StageCosts(text: text, path: "p")
  }

  @Test func stagesAreSharedOutAmongRows() throws {
    let account = try StageAccount(
      rows: 10,
      short: Self.costs(1),
      long: Self.costs(2),
      program: "earshot"
    )
    // Sentiment is a part of classification; what no stage has is reading and the rest.
    let cells = account.lines.dropFirst(2).map { line in
      line.split(separator: " ").suffix(5).map(String.init)
    }
    #expect(
      cells == [
        ["90", "45.0", "1", "0", "0"],
        ["10", "5.0", "0", "0", "0"],
        ["20", "10.0", "0", "0", "0"],
        ["30", "15.0", "0", "0", "0"],
        ["40", "20.0", "0", "0", "0"],
        ["50", "25.0", "0", "0", "0"],
        ["200", "100.0", "1", "0", "0"],
      ]
    )
  }

  @Test(arguments: StageDoor.allCases)
  func aStageThatIsNotSeenIsAnError(door: StageDoor) throws {
    let (short, long) = try (Self.costs(1), Self.costs(2, without: door))
    let error = #expect(throws: BenchmarkError.self) {
      try StageAccount(rows: 10, short: short, long: long, program: "earshot")
    }
    #expect(error?.description.contains("no function of earshot has the stage \(door)") == true)
  }
}
