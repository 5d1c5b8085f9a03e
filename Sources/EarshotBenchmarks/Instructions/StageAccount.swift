/// What a row costs `annotate` by stage, by callgrind's model of a processor.
struct StageAccount: Equatable, Sendable {
  /// The rows of the shorter file; the longer one has twice as many.
  let rows: Int

  private let difference: StageCostsDifference

  /// Counts.
  ///
  /// - Throws: `BenchmarkError` when a tool is missing, a run fails, or a stage has no function of its own in the
  ///   program.
  init(_ program: EarshotProgram, texts: SampleTexts, rows: Int, in folder: WorkFolder) throws {
    let callgrind = try Callgrind(in: folder)
    let output = folder.file("counted")
    let costs = try [rows, 2 * rows].map { count in
      let path = folder.file("rows-\(count).csv")
      try CorpusFile(texts: texts, rows: count).write(to: path)
      let arguments = program.annotate(path, jobs: 1, output: output)
      // The first run leaves the lists for those that are counted.
      if count == rows { _ = try ChildRun.run(program.path, arguments) }
      return try callgrind.stageCosts(program.path, arguments, cache: folder.path)
    }
    try self.init(rows: rows, short: costs[0], long: costs[1], program: program.path)
  }

  /// Takes the difference of two runs.
  ///
  /// - Throws: `BenchmarkError` when a stage was not seen in one of them.
  init(rows: Int, short: StageCosts, long: StageCosts, program: String) throws {
    for door in StageDoor.allCases where short.within[door] == nil || long.within[door] == nil {
      throw BenchmarkError(
        "no function of \(program) has the stage \(door): none is called \(door.symbol)…",
        remedy:
          "build it with `swift build -c release`; if it is, give StageDoor the function's new name."
      )
    }
    self.rows = rows
    difference = StageCostsDifference(short, long)
  }

  /// What there is to read: a sentence and the table.
  var lines: [String] {
    ["annotate by stage, a row, from \(rows) and \(2 * rows) generated rows (callgrind's model)"]
      + PlainTable.lines(table, left: [0])
  }

  private var table: [[String]] {
    let (whole, sentiment) = (difference.whole, difference.within(.sentiment))
    let stages = [StageDoor.tokenization, .matching, .classification, .writing]
    let inside = stages.map { difference.within($0) }
    let rest = inside.reduce(whole, -)
    let costs: [(String, ModelledCosts)] = [
      ("reading and the rest", rest), ("tokenization", inside[0]), ("matching", inside[1]),
      ("classification", inside[2]), ("  of it sentiment", sentiment), ("writing", inside[3]),
      ("all", whole),
    ]
    return [
      [
        "stage", "instructions", "share %", "mispredicted branches", "code not in L1",
        "data not in L1",
      ]
    ] + costs.map { row($0.0, $0.1, of: whole) }
  }

  private func row(_ title: String, _ costs: ModelledCosts, of whole: ModelledCosts) -> [String] {
    let share = 100 * Double(costs.instructions) / Double(max(1, whole.instructions))
    return [title, perRow(costs.instructions), Decimal.text(share, 1)]
      + [costs.mispredictions, costs.codeMisses, costs.dataMisses].map(perRow)
  }

  private func perRow(_ count: Int) -> String { Decimal.text(Double(count) / Double(rows), 0) }
}

/// What the longer of two runs cost more.
private struct StageCostsDifference: Equatable, Sendable {
  let whole: ModelledCosts
  private let parts: [StageDoor: ModelledCosts]

  init(_ short: StageCosts, _ long: StageCosts) {
    whole = long.whole - short.whole
    parts = long.within.merging(short.within, uniquingKeysWith: -)
  }

  func within(_ door: StageDoor) -> ModelledCosts { parts[door] ?? ModelledCosts() }
}
