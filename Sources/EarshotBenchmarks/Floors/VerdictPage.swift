import ArgumentParser

/// The table of figures and limits.
struct VerdictPage {
  let verdicts: [Verdict]

  /// Judges figures.
  init(figures: [Figure], floors: Floors) {
    verdicts = figures.map { Verdict(figure: $0, limit: floors.limits[$0.name]) }
  }

  /// The lines: a table, a sentence, and one line of JSON.
  var lines: [String] {
    let table = PlainTable.lines([Verdict.heading] + verdicts.map(\.cells), left: [0, 3, 4])
    let bad = verdicts.filter(\.isBad).map(\.figure.name.rawValue)
    let sentence = bad.isEmpty ? "All floors hold." : "Not held: \(bad.joined(separator: ", "))"
    return [""] + table + [
      sentence, "{\"figures\":[\(verdicts.map(\.json).joined(separator: ","))]}",
    ]
  }

  /// Prints the lines.
  ///
  /// - Throws: `ExitCode.failure` when a floor is broken.
  func printed() throws {
    for line in lines { print(line) }
    if verdicts.contains(where: \.isBad) { throw ExitCode.failure }
  }
}
