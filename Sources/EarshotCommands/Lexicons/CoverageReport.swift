import Calibration
import FeedbackModel
import Reporting

/// A score column as it is told.
struct RatingColumnText: Hashable {
  /// The name of the column.
  let name: String
  /// Its scale.
  let scale: ScoreScale

  /// The low codes, such as `0–6`.
  var low: String { Self.text(scale.dissatisfiedCodes) }

  /// The high codes, such as `9–10`.
  var high: String { Self.text(scale.satisfiedCodes) }

  private static func text(_ codes: ClosedRange<Int>) -> String {
    codes.count == 1 ? "\(codes.lowerBound)" : "\(codes.lowerBound)–\(codes.upperBound)"
  }
}

/// What is told of coverage, whatever the format.
struct CoverageReport {
  /// A row of the first table.
  struct Share {
    /// Which comments, such as `low`.
    var name: String
    var side: CoverageSide?
    var counts: CoverageCounts
  }

  /// A table of uncovered terms.
  struct Terms {
    var name: String
    var side: CoverageSide
    var terms: [UncoveredTerm]
  }

  let shares: [Share]
  let terms: [Terms]
  let scores: [RatingColumnText]
  let hasScores: Bool
  let isTruncated: Bool
  let lists: Int
  let lowBase: Int
  let highBase: Int

  init(
    _ coverage: Coverage,
    scores: [RatingColumnText],
    fewest: Int,
    limit: Int,
    lists: Int
  ) {
    self.scores = scores
    self.lists = lists
    hasScores = coverage.hasScores
    isTruncated = coverage.isTruncated
    lowBase = coverage.comments(.low)
    highBase = coverage.comments(.high)
    var shares = [Share(name: "all", side: nil, counts: coverage.whole)]
    var sides: [(String, CoverageSide)] = []
    if coverage.hasScores {
      for (name, side) in [("low", CoverageSide.low), ("high", .high)] {
        shares.append(Share(name: name, side: side, counts: coverage.counts[side.rawValue]))
        sides.append((name, side))
      }
    } else {
      sides = [("all", .unscored)]
    }
    self.shares = shares
    terms = sides.map { name, side in
      Terms(
        name: name,
        side: side,
        terms: coverage.terms(of: side, fewest: fewest, limit: limit)
      )
    }
  }
}

/// Coverage as JSON.
struct CoverageJSON {
  let text: String

  init(_ report: CoverageReport, _ manifest: RunManifest) {
    let scores = report.scores.map { score in
      JSONValue.object([
        .init("column", .string(score.name)), .init("scale", .string(score.scale.name)),
        .init("low", .string(score.low)), .init("high", .string(score.high)),
      ])
    }
    let shares = report.shares.map { share in
      JSONValue.object([
        .init("comments", .string(share.name)), .init("n", .integer(share.counts.comments)),
        .init("no_valence", .integer(share.counts.withoutValence)),
        .init("no_negative", .integer(share.counts.withoutNegative)),
        .init("no_positive", .integer(share.counts.withoutPositive)),
        .init("no_topic", .integer(share.counts.withoutTopic)),
        .init("no_valence_no_topic", .integer(share.counts.withoutValenceAndTopic)),
        .init("no_negative_no_topic", .integer(share.counts.withoutNegativeAndTopic)),
        .init("no_positive_no_topic", .integer(share.counts.withoutPositiveAndTopic)),
      ])
    }
    let terms = report.terms.flatMap { table in
      table.terms.map { Self.json($0, table, report) }
    }
    text =
      JSONValue.object([
        .init("scores", .array(report.hasScores ? scores : [])),
        .init("coverage", .array(shares)), .init("uncovered", .array(terms)),
        .init("truncated", .bool(report.isTruncated)), .init("manifest", manifest.json),
      ]).pretty
  }

  private static func json(
    _ term: UncoveredTerm,
    _ table: CoverageReport.Terms,
    _ report: CoverageReport
  ) -> JSONValue {
    .object([
      .init("comments", .string(table.name)), .init("term", .string(term.term)),
      .init("words", .integer(term.words)),
      .init("count", .integer(term.counts[table.side.rawValue])),
      .init("low", .integer(term.counts[CoverageSide.low.rawValue])),
      .init("low_base", .integer(report.lowBase)),
      .init("high", .integer(term.counts[CoverageSide.high.rawValue])),
      .init("high_base", .integer(report.highBase)),
      .init("g2", term.g2.map { .fixed($0, digits: 3) } ?? .null),
      .init("example", .text(term.example?.text)),
    ])
  }
}

/// The uncovered terms as CSV.
struct CoverageCSV {
  let text: String

  init(_ report: CoverageReport) {
    var text = CSVText.line([
      "comments", "term", "words", "count", "low", "low_base", "high", "high_base", "g2", "example",
    ])
    for table in report.terms {
      for term in table.terms {
        let numbers = [
          term.words, term.counts[table.side.rawValue], term.counts[CoverageSide.low.rawValue],
          report.lowBase, term.counts[CoverageSide.high.rawValue], report.highBase,
        ]
        text += CSVText.line(
          [table.name, CSVText.guarded(term.term)] + numbers.map(String.init) + [
            term.g2.map { FixedDecimal.text($0, digits: 3) } ?? "",
            CSVText.guarded(term.example?.text ?? ""),
          ]
        )
      }
    }
    self.text = text
  }
}
