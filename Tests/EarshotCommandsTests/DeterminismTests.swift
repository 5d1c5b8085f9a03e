import Foundation
import Testing

/// The output does not depend on workers, chunks, locale, and the order and cut of files.
@Suite struct DeterminismTests {
  /// Settings in which every value of each dimension occurs beside another one of the others.
  private static let settings: [(jobs: String, chunk: String?, locale: String)] = [
    ("1", nil, "C"), ("2", "1000", "tr_TR.UTF-8"), ("5", "65536", "de_DE.UTF-8"),
    ("5", "1000", "C"),
  ]

  private static let commands = [
    ["annotate", "--format", "ndjson", "--trace"],
    ["annotate", "--format", "csv"],
    ["kpi", "--by", "week", "--format", "json", "--drivers", "--mismatches", "7"],
    ["flag", "--all-channels", "--format", "ndjson"],
    ["report", "-o", "-", "--format", "json"],
  ]

  private func output(
    _ arguments: [String],
    _ setting: (jobs: String, chunk: String?, locale: String),
    lexicons: String
  ) throws -> [UInt8] {
    let run = try Earshot.run(
      arguments + ["--quiet", "--jobs", setting.jobs]
        + (setting.chunk.map { ["--chunk-bytes", $0] } ?? []),
      lexicons: lexicons,
      environment: ["LC_ALL": setting.locale, "LANG": setting.locale]
    )
    try #require(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test(arguments: Repository.corpora, commands)
  func bytesAreTheSame(corpus: String, command: [String]) throws {
    let lexicons = try ThinnedLexicons.shared.path
    let arguments = command + [corpus]
    let expected = try output(arguments, Self.settings[0], lexicons: lexicons)
    #expect(!expected.isEmpty)
    for setting in Self.settings.dropFirst() {
      let found = try output(arguments, setting, lexicons: lexicons)
      let isEqual = found == expected
      #expect(isEqual, "\(command) of \(corpus) with \(setting)")
    }
  }

  @Test(arguments: [
    ["kpi", "--by", "week", "--segment", "Region", "--format", "json", "--mismatches", "7"],
    ["kpi", "--by", "week", "--exceptions", "--drivers", "--format", "json"],
    ["flag", "--all-channels", "--format", "ndjson"],
    ["report", "-o", "-", "--format", "json"],
    ["lexicon", "coverage", "--format", "json"], ["topics", "suggest", "--format", "json"],
    ["terms", "--where", "complaint=yes", "--format", "ndjson"],
  ])
  func filesMayBeCutAndComeInAnyOrder(command: [String]) throws {
    let lexicons = try ThinnedLexicons.shared.path
    let folder = try TestFolder()
    let rows = try CSVTable(Repository.text(Repository.corpora[0])).rows
    func write(_ name: String, _ body: some Collection<[String]>) throws -> String {
      let lines = ([rows[0]] + body).map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
      }
      return try folder.write(name, lines.joined())
    }
    let cuts = [1, 400, 1_300, rows.count]
    let parts = try zip(cuts, cuts.dropFirst()).map { start, end in
      try write("part-\(start).csv", rows[start..<end])
    }
    let whole = try result(command + [try write("all.csv", rows.dropFirst())], lexicons)
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      let found = try result(command + order.map { parts[$0] }, lexicons)
      let isEqual = found == whole
      #expect(isEqual, "\(command) of parts \(order)")
    }
  }

  @Test func goldMayBeCutAndComeInAnyOrder() throws {
    let lexicons = try ThinnedLexicons.shared.path
    let folder = try TestFolder()
    let lines = try Repository.text(Repository.corpora[2]).lines
    // Ids that recur, and forms that are written in several ways, stand on both sides of the cut.
    let id = "{\"id\": \"gold-0001\"".count
    let first = lines.enumerated().filter { $0.offset % 3 > 0 }.map(\.element)
    let rest = lines.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    let second = zip(first, rest).map { String($0.prefix(id) + $1.dropFirst(id)) }
    let parts = try [first, second].enumerated().map { place, part in
      try folder.write("part-\(place).ndjson", part.joined(separator: "\n") + "\n")
    }
    var told: [[String]] = []
    for (place, order) in [parts, parts.reversed()].enumerated() {
      let evaluated = try result(["evaluate", "--format", "json"] + order, lexicons)
      let overlay = folder.path + "/overlay-\(place)"
      let fitted = folder.path + "/fitted-\(place).ndjson"
      let run = try Earshot.run(
        ["calibrate", "-o", overlay, "--no-consulting", "--keep-all", "--quiet"]
          + ["--out-of-fold", fitted] + order,
        lexicons: lexicons
      )
      #expect(run.status == 0, "\(run.errors)")
      let lists = try ["cues", "model", "topics"].map {
        try Repository.text("\(overlay)/\($0).tsv")
      }
      let rows = try Repository.text(fitted).lines
      // In the order of the input.
      let ids = try rows.map { try JSONTree($0)["id"].string }
      let expected = try (place == 0 ? first + second : second + first).map {
        try JSONTree($0)["id"].string
      }
      #expect(ids == expected)
      told.append(evaluated + lists + rows.sorted() + run.lines.dropLast())
    }
    let isEqual = told[0] == told[1]
    #expect(
      isEqual,
      "\(zip(told[0], told[1]).first { $0 != $1 }.map { "\($0)".prefix(400) } ?? "")"
    )
  }

  /// Returns what a command prints, line by line or key by key, without its manifest, which names the files.
  private func result(_ arguments: [String], _ lexicons: String) throws -> [String] {
    let run = try Earshot.run(arguments + ["--quiet"], lexicons: lexicons)
    try #require(run.status == 0 && !run.output.isEmpty, "\(run.errors)")
    guard arguments.contains("json") else { return run.lines }
    let tree = try JSONTree(run.text)
    return tree.keys.filter { $0 != "manifest" }.map { "\($0): \(tree[$0])" }
  }

  @Test(arguments: ["html", "md"])
  func pagesAreTheSame(format: String) throws {
    let lexicons = try ThinnedLexicons.shared.path
    let arguments = ["report", Repository.corpora[0], "-o", "-", "--format", format]
    let expected = try output(arguments, Self.settings[0], lexicons: lexicons)
    for place in [1, 2] {
      let found = try output(arguments, Self.settings[place], lexicons: lexicons)
      let isEqual = found == expected
      #expect(isEqual, "\(format) with \(Self.settings[place])")
    }
  }

  @Test func theShippedListsGiveTheSameBytes() throws {
    let arguments = ["annotate", "--format", "ndjson", "--trace"] + Repository.corpora
    let found = try output(arguments, Self.settings[1], lexicons: Repository.lexicons)
    let isEqual = try found == AnnotatedCorpora.shared.output
    #expect(isEqual)
  }
}
