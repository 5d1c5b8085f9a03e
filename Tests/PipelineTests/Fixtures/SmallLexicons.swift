import Foundation

@testable import Pipeline

/// Word lists of a handful of entries.
enum SmallLexicons {
  /// The engine over the word lists, for tests that do not change them.
  static var engine: Engine { get throws { try made.get() } }

  private static let made = Result { try engine(over: make()) }

  /// Compiles the word lists of a folder.
  static func engine(over folder: TestFolder) throws -> Engine {
    var options = EngineOptions()
    options.lexicons = folder.path
    return try Engine(options)
  }

  /// Writes the word lists into a folder of their own.
  static func make() throws -> TestFolder {
    let folder = try TestFolder()
    for (name, kind, lines) in files {
      try folder.write(name, text(kind: kind, lines))
    }
    let sources = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    let model = sources.appending(path: "../../../Lexicons/en/model.tsv").standardized
    try folder.write("en/model.tsv", String(decoding: Data(contentsOf: model), as: UTF8.self))
    return folder
  }

  /// Returns a word list with its header.
  static func text(kind: String, _ lines: [String]) -> String {
    let header = [
      "#: kind: \(kind)", "#: name: test-\(kind)", "#: version: 1.0.0", "#: language: en",
      "#: licence: Apache-2.0", "#: source: written for the tests",
    ]
    return (header + lines).joined(separator: "\n") + "\n"
  }

  private static let files: [(name: String, kind: String, lines: [String])] = [
    ("languages.tsv", "language", ["form\tlanguage", "the\ten", "was\ten", "el\tes", "muy\tes"]),
    (
      "en/valence.tsv", "valence",
      ["form\tvalence\ttags", "late\t-2.0\tfault", "rude\t-2.5\tfault", "lovely\t2.5\tquality"]
    ),
    ("en/negations.tsv", "negation", ["form\trole", "not\tnegator"]),
    ("en/questions.tsv", "question", ["form\tasks", "improve\timprovement"]),
    (
      "en/cues.tsv", "cue",
      ["form\tcategory\tweight", "n/a\tno_content\t1.0", "nothing\tnothing\t1.0"]
    ),
    (
      "en/topics/service.tsv", "topics",
      [
        "record\ttopic\tweight\tpattern", "topic\twait-time\t\tWaiting",
        "topic\tstaff\t\tThe staff", "cue\twait-time\t1.0\tlate", "cue\tstaff\t1.0\tstaff",
        "match\twait-time\t\tThe train was late", "miss\tstaff\t\tThe train was late",
      ]
    ),
  ]
}
