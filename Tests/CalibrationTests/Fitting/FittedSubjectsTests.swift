import FeedbackModel
import LexiconMatching
import Pipeline
import Testing

@testable import Calibration

/// What comments speak of in taxonomies that are only consulted, as evidence of a fit.
struct FittedSubjectsTests {
  /// Word lists with a taxonomy of parcels, whose words no fit can learn: each stands in one comment only.
  private func bench() throws -> FittingBench {
    let bench = try FittingBench()
    try bench.list(
      "en/topics/shop",
      "topics",
      "record\ttopic\tweight\tpattern",
      ["topic\tparcel\t\tParcels", "topic\tparcel/van\t\tVans"]
        + (0..<400).map { "cue\tparcel\t1.0\tpar\(Self.word($0))" }
        + ["topic\tidle\t\tIdle", "cue\tidle\t1.0\tidleness"]
    )
    return bench
  }

  /// Returns a word of letters only.
  private static func word(_ number: Int) -> String {
    String(String(number + 1000).map { Character(UnicodeScalar(UInt8(ascii: "a") + $0.digit)) })
  }

  /// Comments of which those with some word of parcels are bad, complaints and called `post`.
  private static func comments(_ range: Range<Int>) -> [FittingBench.Comment] {
    var generator = SplitMix64(seed: 11)
    return range.map { index in
      let isParcel = index.isMultiple(of: 2)
      let word = isParcel ? "par\(word(index))" : "plain"
      return FittingBench.Comment(
        text: "\(FittingBench.filler(&generator)) \(word) \(FittingBench.filler(&generator, 3))",
        label: isParcel ? "negative" : "neutral",
        complaint: isParcel,
        topics: [isParcel ? "post" : "rest"]
      )
    }
  }

  @Test
  func `words that no comment had are known by what they are about`() async throws {
    let bench = try bench()
    let comments = Self.comments(0..<300)
    let blind = try await bench.calibrate(comments, keepsAll: true)
    let seeing = try await bench.calibrate(comments, keepsAll: true, consulted: ["shop"])
    for (target, figures) in [
      (FittingTarget.polarity, (blind, seeing)), (.complaint, (blind, seeing)),
    ] {
      func first(_ result: Calibration.Result) throws -> Double {
        try #require(result.gains.first { $0.target == target }?.figures.first?.fitted)
      }
      #expect(try first(figures.1) > 0.98, "\(target)")
      #expect(try first(figures.1) >= first(figures.0), "\(target)")
    }
    let topics = seeing.overlay.files.first { $0.name == "topics.tsv" }
    let text = String(decoding: try #require(topics).bytes, as: UTF8.self)
    #expect(text.contains("\n#: consults: shop\n"))
    for record in ["when\tpost", "tone\tshop:parcel\t-", "grievance\tshop:parcel"] {
      #expect(text.contains("\n\(record)"), "\(record)")
    }
    // What no comment speaks of is not written.
    #expect(!text.contains("idle"))
    #expect(!text.contains("shop:parcel/van"))
    // A word that no row had.
    var options = bench.options
    options.written = seeing.overlay.files
    let engine = try Engine(options)
    var annotator = engine.annotator()
    let annotation = annotator.annotate("the day was par\(Self.word(399)) and green")
    #expect(annotation.label == .negative)
    #expect(annotation.complaint)
    #expect(engine.topicIDs == ["delay", "staff", "post", "rest"])
  }

  @Test
  func `the engine with the overlay gives the scores of the fit`() async throws {
    let bench = try bench()
    let (rows, engine) = try await bench.rows(Self.comments(0..<200), consulted: ["shop"])
    let data = FittingData(rows, engine: engine)
    let all = Array(data.rows.indices)
    let fit = PolarityFit(all, of: data, wordLimit: 200, pools: false)
    let weights = fit.told(fit.weights(PolarityFit.trusts[0]))
    let scores = fit.ownLoss.scores(at: weights)
    var overlay = fit.overlay(weights, ScoreThresholds(positive: 100, negative: 100))
    overlay.source = "a test"
    #expect(overlay.topics.contains { $0[0] == "tone" && $0[1] == "shop:parcel" })
    try bench.expect(scores, of: data.rows, under: overlay)
  }

  @Test
  func `topics that no comment is labelled with are silent, unless they are kept`() async throws {
    let bench = try bench()
    let comments = Self.comments(0..<200).map { comment in
      var comment = comment
      comment.text += " late"
      return comment
    }
    for silences in [true, false] {
      let result = try await bench.calibrate(comments, keepsAll: true, silences: silences)
      #expect(result.silenced == (silences ? ["delay", "staff"] : []))
      var options = bench.options
      options.written = result.overlay.files
      let engine = try Engine(options)
      var annotator = engine.annotator()
      let ids = annotator.annotate("the plain train was late").topics.map {
        engine.topicIDs[$0.topic]
      }
      #expect(ids.contains("delay") != silences, "\(ids)")
    }
  }

  /// Nine of ten comments are of one topic, and have no word in common.
  @Test(arguments: [true, false])
  func `a silent topic stands for no remark, and a learned one may`(silences: Bool) async throws {
    let bench = try FittingBench()
    try bench.list(
      "en/topics/service",
      "topics",
      "record\ttopic\tweight\tpattern",
      ["topic\tgeneral\t\tGeneral", "else\tgeneral\t\t"]
    )
    let comments = (0..<400).map { index in
      let isRare = index.isMultiple(of: 10)
      return FittingBench.Comment(
        text: "\(isRare ? "zorbed " : "")\(Self.word(index)) \(Self.word(index + 400))",
        topics: [isRare ? "rare" : "usual"]
      )
    }
    let result = try await bench.calibrate(comments, keepsAll: true, silences: silences)
    let fallbacks = result.overlay.topics.filter { $0[0] == "else" }.map { $0[1] }
    #expect(fallbacks == (silences ? ["usual"] : []))
    var options = bench.options
    options.written = result.overlay.files
    let engine = try Engine(options)
    var annotator = engine.annotator()
    let ids = annotator.annotate("quite another one").topics.map { engine.topicIDs[$0.topic] }
    #expect(ids.contains("general") != silences, "\(ids)")
  }
}

extension Character {
  fileprivate var digit: UInt8 { UInt8(wholeNumberValue ?? 0) }
}
