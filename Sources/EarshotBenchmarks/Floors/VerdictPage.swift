import ArgumentParser

/// The table of figures and limits.
struct VerdictPage {
  let verdicts: [Verdict]

  /// The figures that have limits and were not measured.
  let missing: [FigureName]

  /// Judges figures.
  init(figures: [Figure], floors: Floors) {
    verdicts = figures.map { Verdict(figure: $0, limit: floors.limits[$0.name]) }
    let measured = Set(figures.map(\.name))
    missing = FigureName.allCases.filter { floors.limits[$0] != nil && !measured.contains($0) }
  }

  /// The lines: a table, what came of it, and one line of JSON.
  var lines: [String] {
    let bad = verdicts.filter(\.isBad).map(\.figure.name)
    var lines = [""]
    lines += PlainTable.lines([Verdict.heading] + verdicts.map(\.cells), left: [0, 3, 4])
    lines.append(
      bad.isEmpty ? "Every limit that was looked at holds." : "Not held: \(Self.list(bad))"
    )
    if !missing.isEmpty { lines.append("Not looked at: \(Self.list(missing))") }
    lines.append("{\"figures\":[\(verdicts.map(\.json).joined(separator: ","))]}")
    return lines
  }

  private static func list(_ names: [FigureName]) -> String {
    names.map(\.rawValue).joined(separator: ", ")
  }

  /// Prints the lines.
  ///
  /// - Throws: `ExitCode.failure` when a limit is exceeded.
  func printed() throws {
    StandardOutput.say(lines)
    if verdicts.contains(where: \.isBad) { throw ExitCode.failure }
  }
}
