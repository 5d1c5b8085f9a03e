/// Checks of the answers, before any time counts.
struct AnswerCheck {
  let program: EarshotProgram
  let file: String
  let folder: WorkFolder

  /// Checks that `annotate` gives a row for each row, and the same bytes for every number of workers.
  ///
  /// - Throws: `BenchmarkError` when it does not.
  func checkAnnotate(rows: Int, jobs: [Int]) throws {
    let output = folder.file("answers.csv")
    let digests = try jobs.map { count in
      _ = try ChildRun.run(program.path, program.annotate(file, jobs: count, output: output))
      let found = try CommentFile.count(output)
      guard found.rows == rows else {
        throw BenchmarkError(
          "earshot wrote \(found.rows) rows for \(rows) rows with --jobs \(count)",
          remedy: "find the lost rows before you time anything."
        )
      }
      return found.sha256
    }
    try check(digests, of: "annotate")
  }

  /// Checks that `kpi` gives the same bytes for every number of workers.
  ///
  /// - Throws: `BenchmarkError` when it does not.
  func checkKPI(jobs: [Int]) throws {
    let output = folder.file("kpis.csv")
    let texts = try jobs.map { count in
      _ = try ChildRun.run(program.path, program.kpi(file, jobs: count, output: output))
      return try WholeFile.bytes(output)
    }
    try check(texts, of: "kpi")
  }

  private func check<Answer: Hashable>(_ answers: [Answer], of command: String) throws {
    guard Set(answers).count > 1 else { return }
    throw BenchmarkError(
      "the output of \(command) depends on the number of workers",
      remedy: "find out why before you time anything."
    )
  }
}
