/// What `earshot-benchmarks boundaries` said of a file.
struct BoundaryRun: Equatable, Sendable {
  var comments: Int
  var boundaries: Int
  var words: Int
  var differences: Int

  /// Creates what is said of a check.
  init(_ check: BoundaryCheck) {
    comments = check.comments
    boundaries = check.boundaries
    words = check.words
    differences = check.differences
  }

  /// Reads what `json` gives.
  init?(json: String) {
    let numbers = json.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 4 else { return nil }
    comments = numbers[0]
    boundaries = numbers[1]
    words = numbers[2]
    differences = numbers[3]
  }

  /// The counts as a JSON object.
  var json: String {
    "{\"comments\":\(comments),\"boundaries\":\(boundaries),\"words\":\(words),"
      + "\"differences\":\(differences)}"
  }

  /// Returns whether the yardstick found as much, and so did the same work.
  func agrees(with loop: WordLoop) -> Bool {
    (comments, boundaries, words) == (loop.comments, loop.boundaries, loop.words)
  }

  /// Checks a file in a process of its own, so that this one stays small.
  static func run(_ file: String, in folder: WorkFolder) throws -> BoundaryRun {
    let output = folder.file("boundaries.json")
    _ = try ChildRun.run(
      EarshotProgram.ownPath(),
      ["boundaries", file, "--allow-differences"],
      output: output
    )
    let text = String(decoding: try WholeFile.bytes(output), as: UTF8.self)
    guard let run = BoundaryRun(json: text) else {
      throw BenchmarkError(
        "the check of boundaries said \(text)",
        remedy: "run it by hand: boundaries \(file)"
      )
    }
    return run
  }
}
