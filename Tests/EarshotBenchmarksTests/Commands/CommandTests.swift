import Testing

@testable import EarshotBenchmarks

/// Each command on a small file; what it says is checked, and not how fast it was.
@Suite struct CommandTests {
  @Test func generateWritesRows() throws {
    let files = try TestFiles()
    let path = files.path("made.csv")
    let run = try Program.run(["generate", "--rows", "50", "--seed", "3", "-o", path])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try CommentFile.count(path).rows == 50)
  }

  @Test func measureTellsSpeedAndMemory() throws {
    let files = try TestFiles()
    let path = try Program.corpus(rows: 40, in: files)
    let run = try Program.run(["measure", path, "--runs", "1"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.json.hasPrefix(#"{"rows":40,"#))
    #expect(try files.names == ["comments.csv"])
  }

  @Test func compareTellsEveryFigureButThoseOfOtherCommands() throws {
    let files = try TestFiles()
    let path = try Program.corpus(rows: 200, in: files)
    let run = try Program.run(["compare", path, "--rounds", "1", "--shrink", "1000"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("200 comments"))
    #expect(run.json.contains(#""boundary_differences":0"#))
    for name in FigureName.allCases where name.source != .instructions && name != .peak1300 {
      #expect(run.json.contains("\"\(name.rawValue)\":"), "\(name)")
    }
    for contestant in Comparison.Contestant.allCases {
      #expect(run.output.contains(contestant.title))
    }
    #expect(try files.names == ["comments.csv"])
  }

  @Test func stagesStandBesideTheWordLoop() throws {
    let files = try TestFiles()
    let run = try Program.run(["stages", try Program.corpus(rows: 100, in: files), "--rounds", "1"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.json.hasPrefix(#"{"comments":100,"stages":{"reading":"#))
    #expect(run.output.contains("ICU word loop"))
  }

  @Test func boundariesAndTheWordLoopAgree() throws {
    let files = try TestFiles()
    let path = try Program.corpus(rows: 100, in: files)
    let check = try Program.run(["boundaries", path])
    let loop = try Program.run(["word-loop", path, "--threads", "3"])
    #expect((check.status, loop.status) == (0, 0), "\(check.errors)\(loop.errors)")
    let found = try #require(BoundaryRun(json: check.output))
    #expect(found.agrees(with: try #require(WordLoop(line: loop.output))))
  }

  @Test(arguments: [("1000", 0), ("1", 1)])
  func checkFailsWhenALimitIsExceeded(limit: String, status: Int32) throws {
    let files = try TestFiles()
    let path = try Program.corpus(rows: 100, in: files)
    let floors = try files.write(
      "floors.tsv",
      "figure\tlimit\nboundary_differences\t0\npeak_20_mb\t\(limit)\nfirst_row_ms\t1\n"
    )
    let run = try Program.run(
      ["check", path, "--steady", "--shrink", "1000", "--floors", floors]
    )
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.contains("Not looked at: first_row_ms"))
    #expect(run.output.contains("Not held: peak_20_mb") == (status == 1))
  }

  @Test func badFloorsAreToldBeforeAnythingIsMeasured() throws {
    let files = try TestFiles()
    let floors = try files.write("floors.tsv", "figure\tlimit\nspeed\t1\n")
    let run = try Program.run(["check", "/nowhere.csv", "--floors", floors])
    #expect(run.status == 1)
    #expect(run.errors.contains("\(floors):2: error: no figure is called 'speed'"))
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ["compare", "--rounds", "0"], ["compare", "--shrink", "0"], ["instructions", "--rows", "0"],
    ["check", "--instruction-rows", "-1"], ["word-loop", "x", "--threads", "65"],
  ])
  func aNumberThatCannotBeIsAnError(arguments: [String]) throws {
    #expect(try Program.run(arguments).status == 64)
  }

  @Test(arguments: ["compare", "stages", "measure", "boundaries"])
  func aFileWithoutCommentsIsAnError(command: String) throws {
    let files = try TestFiles()
    let run = try Program.run([command, files.path("none.csv")])
    #expect(run.status == 1)
    #expect(run.errors.contains("none.csv"))
  }
}
