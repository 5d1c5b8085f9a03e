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
    #expect(profile.total == 160)
    #expect(profile.byObject == ["/usr/bin/earshot": 120, "/lib/libcrypto.so.3": 40])
    #expect(profile.instructions(inside: "libcrypto") == 40)
    #expect(profile.instructions(inside: "libz") == 0)
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
    #expect((short.instructions, short.digest) == (120, 40))
    let count = InstructionCount(short, .init(rows: 30, instructions: 320, digest: 100))
    #expect(count.perRow == 10)
    #expect(count.digestPerRow == 3)
    #expect(count.start == 20)
  }

  @Test func figuresStandBesideTheWordLoop() {
    func count(_ perRow: Int, start: Int) -> InstructionCount {
      InstructionCount(
        .init(rows: 1, instructions: start + perRow, digest: 0),
        .init(rows: 3, instructions: start + 3 * perRow, digest: 0)
      )
    }
    let counting = InstructionCounting(
      rows: 12,
      annotate: count(5_000, start: 90_000),
      warm: count(5_000, start: 30_000),
      kpi: count(4_000, start: 80_000),
      wordLoop: count(16_000, start: 10)
    )
    #expect(counting.figures.map(\.text) == ["5000", "4000", "90000", "30000", "0.313", "0.250"])
    #expect(counting.lines[0] == "Instructions, from 12 and 24 generated rows")
    #expect(counting.lines.count == 7)
    #expect(counting.lines[2].hasPrefix("annotate --jobs 1        90000   5000  0.313"))
  }
}
