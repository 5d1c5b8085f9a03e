/// What a row costs `annotate` by stage.
struct StageAccount: Sendable {
  /// A stage and what was counted of it for all rows.
  private let stages: [(title: String, costs: ModelledCosts)]
  private let rows: Int

  /// Takes the difference of two runs, SHA-256 left out.
  ///
  /// - Returns: Nil when the program has no function of its own for some stage.
  init?(_ short: InstructionCount.Run, _ long: InstructionCount.Run) {
    func within(_ door: StageDoor) -> ModelledCosts? {
      guard let less = short.within[door], let more = long.within[door] else { return nil }
      return more - less
    }
    guard let tokenization = within(.tokenization), let matching = within(.matching),
      let classification = within(.classification), let sentiment = within(.sentiment),
      let writing = within(.writing)
    else { return nil }
    let whole = long.costs - short.costs
    let rest = whole - tokenization - matching - classification - writing
    rows = long.rows - short.rows
    stages = [
      ("reading and the rest", rest), ("tokenization", tokenization), ("matching", matching),
      ("classification", classification), ("  of it sentiment", sentiment), ("writing", writing),
      ("all", whole),
    ]
  }

  /// The table with its heading: stage, instructions a row and their share, mispredicted branches, misses.
  var table: [[String]] {
    let whole = Double(max(1, stages.last?.costs.instructions ?? 0))
    return [
      [
        "annotate, lists kept", "instructions", "share %", "mispredicted branches",
        "code not in L1", "data not in L1",
      ]
    ]
      + stages.map { title, costs in
        [
          title, perRow(costs.instructions),
          Decimal.text(100 * Double(costs.instructions) / whole, 1),
          perRow(costs.mispredictions), perRow(costs.codeMisses), perRow(costs.dataMisses),
        ]
      }
  }

  private func perRow(_ count: Int) -> String { Decimal.text(Double(count) / Double(rows), 0) }
}
