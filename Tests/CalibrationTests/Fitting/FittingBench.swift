import FeedbackModel
import Foundation
import Ingestion
import Pipeline
import Testing

@testable import Calibration

/// A folder of small word lists and labelled comments for tests of fitting.
final class FittingBench {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "earshot-fitting-\(UUID().uuidString)"
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path()
    try FileManager.default.createDirectory(
      atPath: folder + "/en/topics",
      withIntermediateDirectories: true
    )
    let model = try String(contentsOfFile: root + "/Lexicons/en/model.tsv", encoding: .utf8)
    try write("en/model.tsv", model)
    try list("languages", "language", "form\tlanguage", Self.fillers.map { "\($0)\ten" })
    try list(
      "en/valence",
      "valence",
      "form\tvalence\ttags",
      ["late\t-2.0\tfault", "kind\t2.0\tquality", "dire\t-3.0\tquality", "unused\t-1.5\t"]
    )
    try list("en/negations", "negation", "form\trole", ["not\tnegator"])
    try list("en/nothing", "cue", "form\tcategory\tweight", ["nothing\tno_content\t1.0"])
    try list("en/questions", "question", "form\tasks", ["improve\timprovement"])
    try list(
      "en/topics/service",
      "topics",
      "record\ttopic\tweight\tpattern",
      ["topic\tdelay\t\tDelay", "cue\tdelay\t1.0\tlate", "topic\tstaff\t\tStaff"]
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Words without a weight, of which comments are made.
  static let fillers = [
    "the", "was", "and", "my", "to", "it", "train", "day", "seat", "window", "ticket", "platform",
    "journey", "morning", "coach", "north", "river", "paper", "green", "table",
  ]

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  func list(_ name: String, _ kind: String, _ columns: String, _ lines: [String]) throws {
    let header = """
      #: kind: \(kind)
      #: name: \(name)
      #: version: 1.0.0
      #: language: en
      #: licence: Apache-2.0
      #: source: written for the tests

      """
    try write(name + ".tsv", header + columns + "\n" + lines.joined(separator: "\n") + "\n")
  }

  var options: EngineOptions {
    var options = EngineOptions()
    options.lexicons = folder
    return options
  }

  /// A labelled comment.
  struct Comment {
    var text: String
    var label: String?
    var complaint: Bool?
    var topics: [String]?
    var kpi: Int?
    var question: String?

    var json: String {
      var members: [String: Any] = ["text": text, "lang": "en"]
      members["label"] = label
      members["complaint"] = complaint
      members["topics"] = topics
      members["kpi"] = kpi
      members["question"] = question
      let data = (try? JSONSerialization.data(withJSONObject: members)) ?? Data()
      return String(decoding: data, as: UTF8.self)
    }
  }

  /// Reads comments as the command does.
  func rows(
    _ comments: [Comment],
    jobs: Int = 1,
    consulted: [String] = []
  ) async throws -> (FittingRows, Engine) {
    try write("gold.ndjson", comments.map(\.json).joined(separator: "\n") + "\n")
    var options = options
    options.consulted = consulted
    let engine = try Engine(options)
    var run = RunOptions(paths: [folder + "/gold.ndjson"])
    run.jobs = jobs
    run.input.chunkBytes = 4096
    let names = GoldNames()
    let ids = engine.topicIDs
    var rows = FittingRows(names: names, topicIDs: ids)
    _ = try await ParallelRun<FittingRows>(engine: engine, options: run).run(
      begin: { _ in { FittingRows(names: names, topicIDs: ids) } },
      fold: { rows.merge($0) }
    )
    _ = rows.takePolarity(from: nil, scale: nil)
    return (rows, engine)
  }

  /// Calibrates on comments.
  func calibrate(
    _ comments: [Comment],
    jobs: Int = 1,
    keepsAll: Bool = false,
    wordLimit: Int = 500,
    consulted: [String] = [],
    silences: Bool = true
  ) async throws -> Calibration.Result {
    let (rows, engine) = try await rows(comments, jobs: jobs, consulted: consulted)
    var settings = FittingSettings()
    settings.silencesTopics = silences
    settings.samples = 100
    settings.parts = 2
    settings.keepsAll = keepsAll
    settings.wordLimit = wordLimit
    let data = FittingData(rows, engine: engine)
    return try await Calibration(data, options: options, settings: settings).run(jobs: jobs)
  }

  /// Expects of the engine with an overlay the scores that the fit gave.
  func expect(_ scores: [Double?], of rows: [FittingRow], under overlay: FittedOverlay) throws {
    var options = options
    options.written = overlay.files
    var annotator = try Engine(options).annotator()
    for (row, score) in zip(rows, scores) {
      let annotation = annotator.annotate(String(decoding: row.text, as: UTF8.self))
      // Weights are written in hundredths of a valence unit.
      #expect(abs(Double(annotation.score) / 1000 - (score ?? 0)) < 0.03)
    }
  }

  /// Returns some words without a weight, drawn by a generator.
  static func filler(_ generator: inout SplitMix64, _ count: Int = 6) -> String {
    (0..<count).map { _ in fillers[generator.index(below: fillers.count)] }.joined(separator: " ")
  }

  /// Comments in which `zorbed` is bad, `splendic` is good, and nothing else says anything.
  static func planted(_ count: Int, seed: UInt64 = 7) -> [Comment] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let label = ["negative", "neutral", "positive"][index % 3]
      let word = ["zorbed", "plain", "splendic"][index % 3]
      let text = "\(filler(&generator)) \(word) \(filler(&generator, 3)) \(index)"
      return Comment(text: text, label: label)
    }
  }
}
