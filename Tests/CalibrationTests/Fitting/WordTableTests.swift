import FeedbackModel
import Pipeline
import Testing

@testable import Calibration

@Suite struct WordTableTests {
  private func table(_ words: [String]) async throws -> WordTable {
    let comments = words.map { FittingBench.Comment(text: "the \($0) was here", label: "neutral") }
    let (rows, engine) = try await FittingBench().rows(comments)
    return FittingData(rows, engine: engine).table
  }

  /// Each word stands in one row.
  @Test(
    arguments: [
      (["zorbed", "zorbing", "zorbs"], ["zorb*"]),
      // A longer prefix that pools just as much stands for the shorter ones.
      (["zorbling", "zorblike", "zorbless"], ["zorbl*"]),
      (["zorbling", "zorblike", "zorbless", "zorbs"], ["zorb*", "zorbl*"]),
      // A word that stands in all rows of its prefixes needs none.
      (["splendic", "splendic", "splendic"], ["splendic"]),
      (["zorb", "zorb", "zorb"], ["zorb"]), (["zor", "zos", "zot"], []), (["zorb2", "zorb3"], []),
    ] as [([String], [String])]
  )
  func prefixesPoolInflections(words: [String], forms: [String]) async throws {
    let table = try await table(words)
    let found = table.forms.filter { $0.hasPrefix("zo") || $0.hasPrefix("spl") }
    #expect(found.filter { !$0.contains(" ") } == forms)
    for (form, isPrefix) in zip(table.forms, table.isPrefix) {
      #expect(isPrefix == form.hasSuffix("*"))
    }
  }

  @Test func prefixesAreLeftOutWhereNotWanted() async throws {
    let table = try await table(["zorbed", "zorbing", "zorbs"])
    for pools in [true, false] {
      let best = table.best(
        in: [0, 1, 2],
        classes: [0, 1, 1],
        classCount: 2,
        limit: 100,
        pools: pools
      )
      #expect(best.words.contains { table.forms[$0.word] == "zorb*" } == pools)
    }
  }
}
