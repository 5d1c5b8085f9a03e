import Testing

@testable import EarshotBenchmarks

@Suite struct CallgrindProfileTests {
  /// Two functions of two files of code, with a call between them, numbers for names and relative lines.
  static let profile = """
    # callgrind format
    version: 1
    positions: line
    events: Ir
    summary: 160

    ob=(1) /usr/bin/earshot
    fl=(1) ???
    fn=(1) main
    0 100
    cob=(2) /lib/libcrypto.so.3
    cfn=(2) sha256
    calls=2 0
    0 40
    +3 15

    ob=(2)
    fn=(2)
    0 40

    ob=(1)
    fn=(3) later
    * 5

    totals: 160
    """

  @Test func instructionsAreSharedOutAmongFiles() throws {
    let profile = try CallgrindProfile(text: Self.profile, path: "p")
    #expect(profile.total == ModelledCosts(instructions: 160))
    #expect(
      profile.byObject.mapValues(\.instructions) == [
        "/usr/bin/earshot": 120, "/lib/libcrypto.so.3": 40,
      ]
    )
    #expect(profile.costs(inside: "libcrypto") == ModelledCosts(instructions: 40))
    #expect(profile.costs(inside: "libz") == ModelledCosts())
  }

  /// Two functions that cut tokens in a row of calls, with what the model counts.
  @Test func costsOfStagesAreThoseOfTheirDoorsWhereverTheyAreCalled() throws {
    let text = """
      events: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw Bc Bcm Bi Bim
      ob=(1) /usr/bin/earshot
      fn=(1) main
      0 100 9 9 1 2 3 0 0 0 9 4 9 5
      cfn=(2) \(StageDoor.tokenization.symbol)s5UInt8VG
      calls=1 0
      0 40 0 0 7
      fn=(4) other
      0 10
      cfn=(2)
      calls=3 0
      0 20 0 0 0 0 0 0 0 0 0 0 0 6
      fn=(2)
      0 60 0 0 7 0 0 0 0 0 0 0 0 6
      totals: 170 9 9 8 2 3 0 0 0 9 4 9 11
      """
    let profile = try CallgrindProfile(text: text, path: "p")
    #expect(
      profile.total
        == ModelledCosts(instructions: 170, mispredictions: 15, codeMisses: 8, dataMisses: 5)
    )
    #expect(
      profile.within == [
        .tokenization: ModelledCosts(instructions: 60, mispredictions: 6, codeMisses: 7)
      ]
    )
    // Misses are held against the total as instructions are.
    let wrong = text.replacing("9 4 9 11", with: "9 4 9 12")
    #expect(throws: BenchmarkError.self) { try CallgrindProfile(text: wrong, path: "p") }
  }

  @Test(arguments: [
    ("totals: 160", "totals: 161", "tells 161 instructions, but its lines add up to 160"),
    ("0 100", "0 many", "no cost on p:10"),
    ("0 100", "0", "no cost on p:10"),
    ("calls=2 0\n", "", "tells 160 instructions, but its lines add up to 200"),
  ])
  func aProfileThatDoesNotAddUpIsAnError(old: String, new: String, message: String) {
    let text = Self.profile.replacing(old, with: new)
    let error = #expect(throws: BenchmarkError.self) {
      try CallgrindProfile(text: text, path: "p")
    }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }

  @Test func anEmptyProfileIsAnError() {
    #expect(throws: BenchmarkError.self) { try CallgrindProfile(text: "", path: "p") }
  }
}

@Suite struct InstructionCountTests {
  @Test func differencesAreSharedOutAmongRows() throws {
    let profile = try CallgrindProfile(text: CallgrindProfileTests.profile, path: "p")
    let short = InstructionCount.Run(rows: 10, profile)
    #expect((short.costs.instructions, short.digest) == (120, 40))
    let count = InstructionCount(
      short,
      .init(rows: 30, costs: ModelledCosts(instructions: 320), digest: 100)
    )
    #expect(count.perRow == 10)
    #expect(count.digestPerRow == 3)
    #expect(count.start == 20)
  }

  @Test func figuresStandBesideTheWordLoop() {
    func count(_ perRow: Int, start: Int) -> InstructionCount {
      InstructionCount(
        .init(rows: 1, costs: ModelledCosts(instructions: start + perRow), digest: 0),
        .init(rows: 3, costs: ModelledCosts(instructions: start + 3 * perRow), digest: 0)
      )
    }
    let counting = InstructionCounting(
      rows: 12,
      annotate: count(5_000, start: 90_000),
      warm: count(5_000, start: 30_000),
      kpi: count(4_000, start: 80_000),
      wordLoop: count(16_000, start: 10),
      stages: nil
    )
    #expect(counting.figures.map(\.text) == ["5000", "4000", "90000", "30000", "0.313", "0.250"])
    #expect(counting.lines[0] == "Instructions, from 12 and 24 generated rows")
    #expect(counting.lines.count == 7)
    #expect(counting.lines[2].hasPrefix("annotate --jobs 1        90000   5000  0.313"))
  }
}

@Suite struct StageAccountTests {
  /// A run in which each stage costs as many hundreds as its place.
  private static func run(_ rows: Int, without missing: StageDoor? = nil) -> InstructionCount.Run {
    let doors = StageDoor.allCases.enumerated().filter { $0.element != missing }
    return InstructionCount.Run(
      rows: rows,
      costs: ModelledCosts(instructions: 2000 * rows, mispredictions: 10 * rows),
      digest: 0,
      within: Dictionary(
        uniqueKeysWithValues: doors.map { place, door in
          (door, ModelledCosts(instructions: (place + 1) * 100 * rows, codeMisses: rows))
        }
      )
    )
  }

  @Test func stagesAreSharedOutAmongRows() throws {
    let account = try #require(StageAccount(Self.run(10), Self.run(30)))
    // Sentiment is a part of classification; what no stage has is reading and the rest.
    #expect(
      account.table.dropFirst().map { Array($0.dropFirst()) } == [
        ["900", "45.0", "10", "-4", "0"],
        ["100", "5.0", "0", "1", "0"],
        ["200", "10.0", "0", "1", "0"],
        ["300", "15.0", "0", "1", "0"],
        ["400", "20.0", "0", "1", "0"],
        ["500", "25.0", "0", "1", "0"],
        ["2000", "100.0", "10", "0", "0"],
      ]
    )
  }

  @Test(arguments: StageDoor.allCases)
  func aProgramWithoutAStageHasNoAccount(door: StageDoor) {
    #expect(StageAccount(Self.run(10), Self.run(20, without: door)) == nil)
  }
}
