import Foundation

@testable import EarshotBenchmarks

/// Word lists of a few entries, read in no time.
enum SmallLexicons {
  private static let languages = ["form\tlanguage", "the\ten", "is\ten", "my\ten", "el\tes"]
  private static let valence = [
    "form\tvalence\ttags", "late\t-2.0\tfault", "helpful\t2.0\tquality",
  ]
  private static let topics = [
    "record\ttopic\tweight\tpattern", "topic\twait-time\t\tWaiting", "cue\twait-time\t1.0\tlate",
    "match\twait-time\t\tThe train was late", "miss\twait-time\t\tThe staff were helpful",
  ]

  /// Writes the lists into a folder below the given one, and returns its path.
  static func write(into files: TestFiles) throws -> String {
    let folder = files.path("lexicons")
    try FileManager.default.createDirectory(
      atPath: folder + "/en/topics",
      withIntermediateDirectories: true
    )
    try files.write("lexicons/languages.tsv", text("language", languages))
    try files.write("lexicons/en/valence.tsv", text("valence", valence))
    try files.write("lexicons/en/topics/service.tsv", text("topics", topics))
    try files.write(
      "lexicons/en/model.tsv",
      WholeFile.bytes(PackageFolder.path(of: "Lexicons/en/model.tsv"))
    )
    return folder
  }

  private static func text(_ kind: String, _ lines: [String]) -> String {
    let header = [
      "#: kind: \(kind)", "#: name: test-\(kind)", "#: version: 1.0.0", "#: language: en",
      "#: licence: Apache-2.0", "#: source: written for the tests",
    ]
    return (header + lines).joined(separator: "\n") + "\n"
  }
}
