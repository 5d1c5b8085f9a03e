import Foundation
import Testing

/// The invariants of the design, on every row of all sample corpora.
@Suite struct InvariantTests {
  private static func rows() throws -> [AnnotatedRow] {
    try AnnotatedCorpora.shared.rows.map { try AnnotatedRow($0) }
  }

  /// The half-mass constant of the shipped model, in thousandths.
  private static func halfMass() throws -> Int {
    let model = try Repository.text(Repository.lexicons + "/en/model.tsv")
    let line = try #require(model.lines.first { $0.hasPrefix("score-half-mass\t") })
    let value = try #require(Double(line.split(separator: "\t")[1]))
    return Int((value * 1000).rounded())
  }

  @Test func nothingIsLostAndNothingIsTwice() throws {
    let rows = try Self.rows()
    var expected: [String] = []
    let survey = try CSVTable(try Repository.text(Repository.corpora[0]))
    expected += survey.rows.dropFirst().map { $0[0] }
    for corpus in Repository.corpora.dropFirst() {
      expected += try Repository.text(corpus).lines.compactMap { try JSONTree($0)["id"].string }
    }
    #expect(rows.map(\.id) == expected)
    let counts = Dictionary(grouping: rows, by: \.status).mapValues(\.count)
    let known = ["scored", "no_content", "unsupported_language", "rejected"]
    #expect(known.reduce(0) { $0 + (counts[$1] ?? 0) } == rows.count, "\(counts)")
    #expect(counts["rejected"] == nil && (counts["scored"] ?? 0) > rows.count / 2)
  }

  @Test func theScoreIsPositiveLessNegative() throws {
    for row in try Self.rows() {
      guard row.status == "scored" else {
        #expect(row.score == nil && row.positive == nil && row.negative == nil, "\(row.id)")
        continue
      }
      let (score, positive, negative) = try #require(row.masses, "\(row.id)")
      #expect(score == positive - negative, "\(row.id)")
      #expect((0...1000).contains(positive) && (0...1000).contains(negative), "\(row.id)")
    }
  }

  @Test func theTraceIsTheScore() throws {
    let halfMass = try Self.halfMass()
    for row in try Self.rows() where row.status == "scored" {
      var sums: [Int: Int] = [:]
      for step in row.steps { sums[step.hit, default: 0] += step.value }
      let above = sums.values.filter { $0 > 0 }.reduce(0, +)
      let below = -sums.values.filter { $0 < 0 }.reduce(0, +)
      let whole = above + below + halfMass
      #expect(row.positive == above * 1000 / whole, "\(row.id)")
      #expect(row.negative == below * 1000 / whole, "\(row.id)")
      #expect(row.score == above * 1000 / whole - below * 1000 / whole, "\(row.id)")
    }
  }

  @Test func eachStepIsItsFactor() throws {
    for row in try Self.rows() {
      var values: [Int: Int] = [:]
      for step in row.steps {
        guard let value = values[step.hit] else {
          #expect(
            ["lexicon", "answer", "tone", "neutral", "complaint"].contains(step.rule),
            "\(row.id): \(step)"
          )
          values[step.hit] = step.value
          continue
        }
        if ["tone", "neutral", "complaint"].contains(step.rule) {
          // What words add by themselves, one after the other, is one hit.
          #expect(step.factor == 1000, "\(row.id): \(step)")
        } else {
          #expect(step.value == value * step.factor / 1000 - value, "\(row.id): \(step)")
        }
        values[step.hit] = value + step.value
      }
    }
  }

  @Test func spansLieOnBordersOfCharacters() throws {
    for row in try Self.rows() {
      for span in row.topicSpans + row.steps.map(\.span) {
        #expect(span.upperBound <= row.text.count && !span.isEmpty, "\(row.id): \(span)")
        for end in [span.lowerBound, span.upperBound] where end < row.text.count {
          #expect(row.text[end] & 0xC0 != 0x80, "\(row.id): \(end) splits a character")
        }
      }
    }
  }

  @Test(arguments: Repository.corpora)
  func tokensJoinedGiveBackTheText(corpus: String) throws {
    let texts = try Dictionary(
      Self.rows().map { ($0.id, $0.text) },
      uniquingKeysWith: { first, _ in first }
    )
    let run = try Earshot.run(["tokenize", corpus, "--format", "ndjson", "--quiet"])
    #expect(run.status == 0)
    for line in run.output.split(separator: 0x0A) {
      let row = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      let id = try #require(row["id"] as? String)
      var joined = ""
      var end = 0
      for token in row["tokens"] as? [[String: Any]] ?? [] {
        let span = try #require(token["span"] as? [Int])
        #expect(span[0] == end, "\(id)")
        end = span[1]
        joined += try #require(token["form"] as? String)
      }
      #expect(Array(joined.utf8) == texts[id], "\(id)")
    }
  }
}

extension AnnotatedRow {
  /// Score, positive and negative mass of a scored row.
  var masses: (Int, Int, Int)? {
    guard let score, let positive, let negative else { return nil }
    return (score, positive, negative)
  }
}
