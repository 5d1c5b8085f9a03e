import Foundation

/// Word lists for tests: a handful of entries, read in no time and untouched by changes to the shipped ones.
enum SmallLexicons {
  /// The folder that most tests run with.
  static var shared: TestFolder { get throws { try made.get() } }

  private static let made = Result {
    let folder = try make()
    removeAtExit(folder)
    return folder
  }

  /// Writes the word lists into a folder of their own, for tests that change them.
  static func make() throws -> TestFolder {
    let folder = try TestFolder()
    for file in files {
      try folder.write(file.name, text(kind: file.kind, file.lines, name: file.name))
    }
    let model = try Repository.text(Repository.lexicons + "/en/model.tsv")
    try folder.write("en/model.tsv", model)
    return folder
  }

  /// Returns a word list with its header.
  static func text(kind: String, _ lines: [String], name: String) -> String {
    let header = [
      "#: kind: \(kind)", "#: name: test-\(name)", "#: version: 1.0.0", "#: language: en",
      "#: licence: Apache-2.0", "#: source: written for the tests",
    ]
    return (header + lines).joined(separator: "\n") + "\n"
  }

  private struct File {
    var name: String
    var kind: String
    var lines: [String]
  }

  private static let files = [
    File(
      name: "languages.tsv",
      kind: "language",
      lines: [
        "form\tlanguage", "the\ten", "is\ten", "was\ten", "were\ten", "and\ten", "my\ten",
        "el\tes", "muy\tes", "está\tes", "pero\tes", "der\tde", "und\tde", "nicht\tde",
      ]
    ),
    File(
      name: "en/valence.tsv",
      kind: "valence",
      lines: [
        "form\tvalence\ttags", "late\t-2.0\tfault", "cancelled\t-2.0\tfault", "rude\t-2.5\tfault",
        "broken\t-2.0\tfault", "lovely\t2.5\tquality", "helpful\t2.0\tquality",
        "brilliant\t2.5\tquality", "😀\t2.0\temotion", "never again\t-2.0\tfault",
      ]
    ),
    File(
      name: "en/negations.tsv",
      kind: "negation",
      lines: ["form\trole", "not\tnegator", "never\tnegator"]
    ),
    File(
      name: "en/intensifiers.tsv",
      kind: "intensity",
      lines: ["form\tfactor", "very\t1.5", "slightly\t0.5"]
    ),
    File(
      name: "en/contrast.tsv",
      kind: "contrast",
      lines: ["form\tbefore\tafter", "but\t0.6\t1.2"]
    ),
    File(
      name: "en/questions.tsv",
      kind: "question",
      lines: ["form\tasks", "improve\timprovement", "do well\tpraise"]
    ),
    File(
      name: "en/cues.tsv",
      kind: "cue",
      lines: [
        "form\tcategory\tweight", "refund\trefund\t1.0", "n/a\tno_content\t1.0",
        "nothing\tnothing\t1.0", "you\taddressee\t1.0",
      ]
    ),
    File(
      name: "en/topics/service.tsv",
      kind: "topics",
      lines: [
        "record\ttopic\tweight\tpattern", "topic\twait-time\t\tWaiting",
        "topic\twait-time/phone\t\tWaiting on the phone", "topic\tstaff-attitude\t\tStaff",
        "topic\trefund\t\tRefunds", "cue\twait-time\t1.0\tlate", "cue\trefund\t1.0\trefund",
        "cue\tstaff-attitude\t1.0\tstaff", "cue\twait-time/phone\t1.0\ton hold",
        "rule\twait-time\t1.0\t(wait* | queue*) NEAR/4 (hour* | minutes)",
        "match\twait-time\t\tThe train was late", "miss\twait-time\t\tThe staff were lovely",
      ]
    ),
  ]
}
