import FeedbackModel
import Foundation
import Testing

/// Every figure against a computation that shares nothing with the command.
@Suite struct EvaluateCommandFiguresTests {
  private static func check(_ figures: JSONTree, _ expected: [String: Double?], _ name: String) {
    for (path, value) in expected {
      let found = path.split(separator: "/").reduce(figures) { $0[String($1)] }
      guard let value else {
        #expect(found == .null, "\(name): \(path)")
        continue
      }
      guard case .number(let text) = found, let number = Double(text) else {
        Issue.record("\(name): \(path) is \(found), not \(value)")
        continue
      }
      #expect(abs(number - value) <= 0.000_051, "\(name): \(path) is \(text), not \(value)")
    }
  }

  @Test func theGoldCorpusHasTheFiguresOfItsAnnotations() throws {
    let path = Repository.root + "/Corpora/gold/gold.ndjson"
    let lexicons = Repository.lexicons
    let annotated = try Earshot.run(
      ["annotate", path, "--format", "ndjson", "--quiet"],
      lexicons: lexicons
    )
    let evaluated = try Earshot.run(
      ["evaluate", path, "--format", "json", "--quiet", "--bootstrap", "0"],
      lexicons: lexicons
    )
    #expect(annotated.status == 0 && evaluated.status == 0, "\(evaluated.errors)")
    let gold = try Repository.text(path).lines.map { try JSONTree($0) }
    let slow = SlowFigures(gold: gold, predictions: try annotated.lines.map { try JSONTree($0) })
    Self.check(try JSONTree(evaluated.text), slow.all(), "gold")
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func randomPredictionsHaveTheSlowFigures(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let classes = seed % 4 == 0 ? ["negative", "positive"] : ["negative", "neutral", "positive"]
    let topics = ["a", "b", "c", "é d", "x.y"]
    var gold: [String] = []
    var called: [String] = []
    for row in 0..<(20 + random.index(below: 40)) {
      let some = topics.filter { _ in random.index(below: 3) == 0 }.map { "\"\($0)\"" }
      var members = ["\"id\": \"r\(row)\"", "\"text\": \"late\""]
      if random.index(below: 8) > 0 {
        members.append("\"label\": \"\(classes[random.index(below: classes.count)])\"")
      }
      if random.index(below: 4) > 0 {
        members.append("\"topics\": [\(some.joined(separator: ", "))]")
      }
      let isComplaint = seed % 5 == 0 || random.index(below: 2) == 0
      members.append("\"complaint\": \(isComplaint)")
      members.append("\"kpi\": \(1 + random.index(below: 5))")
      gold.append("{\(members.joined(separator: ", "))}")
      guard random.index(below: 10) > 0 else { continue }
      let other = topics.filter { _ in random.index(below: 3) == 0 }.map {
        "{\"topic\": \"\($0)\"}"
      }
      var call = ["\"id\": \"r\(row)\"", "\"score\": \(Double(random.index(below: 9)) / 4 - 1)"]
      if seed % 3 > 0 {
        let label = ["\"negative\"", "\"neutral\"", "\"positive\"", "null"][random.index(below: 4)]
        call.append("\"label\": \(label)")
      }
      let strange = other + ["{\"topic\": \"stranger\"}"]
      call.append("\"topics\": [\(strange.joined(separator: ", "))]")
      call.append("\"complaint\": \(random.index(below: 2) == 0)")
      if seed % 2 == 0 { call.append("\"complaint_score\": \(Double(random.index(below: 5)) / 4)") }
      called.append("{\(call.joined(separator: ", "))}")
    }
    let folder = try TestFolder()
    let other = try folder.write("other.ndjson", called.joined(separator: "\n") + "\n")
    let figures = try EvaluateCommandTests.json(
      ["--bootstrap", "0", "--compare", other],
      input: gold.joined(separator: "\n") + "\n"
    )
    let slow = SlowFigures(
      gold: try gold.map { try JSONTree($0) },
      predictions: try called.map { try JSONTree($0) }
    )
    let compared = try #require(figures["compare"].items.first)
    Self.check(compared, slow.all(), "seed \(seed)")
  }

  /// Compares with an outside scorer, where one is at hand.
  ///
  /// It takes a gold and a prediction file and prints one JSON object of figures.
  @Test(
    .enabled(
      if: environment("EARSHOT_SCORER") != nil && environment("EARSHOT_GOLD") != nil,
      "set EARSHOT_SCORER to a scorer's path and EARSHOT_GOLD to a folder of gold files"
    )
  )
  func anOutsideScorerFindsTheSameFigures() throws {
    let scorer = try #require(environment("EARSHOT_SCORER"))
    let gold = try #require(environment("EARSHOT_GOLD"))
    let folder = try TestFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: gold).sorted()
    for name in names where name.hasSuffix(".ndjson") {
      let path = gold + "/" + name
      let annotated = try Earshot.run(
        ["annotate", path, "--format", "ndjson", "--quiet"],
        lexicons: Repository.lexicons
      )
      // The scorer reads aspects beside topics; ours are the topics with their labels.
      let both = annotated.lines.map { $0.dropLast() + ",\"aspects\":" + Self.topics(in: $0) + "}" }
      let predicted = try folder.write("predicted.ndjson", both.joined(separator: "\n") + "\n")
      let theirs = try JSONTree(try Self.output(of: ["python3", scorer, path, predicted]))
      let ours = try Earshot.run(
        ["evaluate", path, "--format", "json", "--quiet", "--bootstrap", "0"],
        lexicons: Repository.lexicons
      )
      #expect(ours.status == 0, "\(name): \(ours.errors)")
      Self.compare(theirs, try JSONTree(ours.text), name)
    }
  }

  /// Returns the list behind the key `topics` as it stands.
  private static func topics(in line: String) -> String {
    guard let start = line.range(of: "\"topics\":[") else { return "[]" }
    var depth = 0
    var list = ""
    for character in line[line.index(before: start.upperBound)...] {
      list.append(character)
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if depth == 0 { break }
    }
    return list
  }

  private static func compare(_ theirs: JSONTree, _ ours: JSONTree, _ path: String) {
    guard theirs.keys.isEmpty else {
      for key in theirs.keys { compare(theirs[key], ours[key], path + "/" + key) }
      return
    }
    if case .number(let a) = theirs, case .number(let b) = ours, Double(a) == Double(b) { return }
    #expect(theirs == ours, "\(path)")
  }

  private static func output(of words: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TestFault("\(words) failed") }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Returns a variable of the environment.
private func environment(_ name: String) -> String? {
  ProcessInfo.processInfo.environment[name]
}
