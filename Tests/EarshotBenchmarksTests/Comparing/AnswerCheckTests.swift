import Testing

@testable import EarshotBenchmarks

@Suite struct AnswerCheckTests {
  /// A stand-in for `earshot annotate FILE --format csv --output OUT --quiet --jobs N`, and `kpi` likewise.
  private static func program(_ body: String) -> String {
    "#!/bin/sh\ninput=$2 output=$6 jobs=$9\n\(body)\n"
  }

  private static let input = "comment\nLate.\nFine.\n"

  private func check(_ body: String) throws -> (AnswerCheck, TestFiles) {
    let files = try TestFiles()
    let program = try files.write("earshot", Self.program(body), mode: 0o755)
    let file = try files.write("in.csv", Self.input)
    let check = AnswerCheck(
      program: EarshotProgram(path: program),
      file: file,
      folder: try WorkFolder(beside: file)
    )
    return (check, files)
  }

  @Test func likeAnswersPass() throws {
    let (check, files) = try check(#"cp "$input" "$output""#)
    try check.checkAnnotate(rows: 2, jobs: [1, 2])
    try check.checkKPI(jobs: [1, 2])
    withExtendedLifetime(files) {}
  }

  @Test func aLostRowIsAnError() throws {
    let (check, files) = try check(#"head -n "$((4 - jobs))" "$input" > "$output""#)
    let error = #expect(throws: BenchmarkError.self) {
      try check.checkAnnotate(rows: 2, jobs: [1, 2])
    }
    #expect(error?.description.contains("wrote 1 rows for 2 rows with --jobs 2") == true)
    withExtendedLifetime(files) {}
  }

  @Test func answersThatDependOnTheWorkersAreAnError() throws {
    let (check, files) = try check(#"sed "s/Late/Late $jobs/" "$input" > "$output""#)
    for run in [
      { try check.checkAnnotate(rows: 2, jobs: [1, 2]) }, { try check.checkKPI(jobs: [1, 2]) },
    ] {
      let error = #expect(throws: BenchmarkError.self, performing: run)
      #expect(error?.description.contains("depends on the number of workers") == true)
    }
    withExtendedLifetime(files) {}
  }
}
