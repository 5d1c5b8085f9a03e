import Foundation
import Testing

/// The output does not depend on workers, chunks and locale.
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
