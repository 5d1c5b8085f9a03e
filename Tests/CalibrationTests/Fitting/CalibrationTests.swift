import FeedbackModel
import Foundation
import LexiconMatching
import Pipeline
import Testing

@testable import Calibration

@Suite struct CalibrationTests {
  private func weight(_ form: String, _ category: String, _ overlay: FittedOverlay) -> Double? {
    overlay.cues.first { $0[0] == form && $0[1] == category }.flatMap { Double($0[2]) }
  }

  @Test func plantedWordsAreFound() async throws {
    let result = try await FittingBench().calibrate(FittingBench.planted(300))
    let gain = try #require(result.gains.first)
    #expect(gain.isSure && gain.figures[0].fitted > 0.9, "\(gain.figures)")
    #expect(try #require(weight("zorbed", "tone", result.overlay)) < -0.3)
    #expect(try #require(weight("splendic", "tone", result.overlay)) > 0.3)
    let plain = try #require(result.overlay.cues.first { $0[0] == "zorbed" })
    #expect(plain[3] == "100 rows, 100 negative; lift 3.00 (2.89 to 3.00)")
  }

  @Test func entriesWithoutDataKeepTheirWeights() async throws {
    let result = try await FittingBench().calibrate(FittingBench.planted(300))
    #expect(!result.overlay.valences.contains { $0[0] == "unused" || $0[0] == "dire" })
  }

  @Test func aWrongWeightIsCorrectedTowardsTheData() async throws {
    var generator = SplitMix64(seed: 3)
    let comments = (0..<400).map { index in
      let isLate = index % 2 == 0
      return FittingBench.Comment(
        text: "\(FittingBench.filler(&generator)) \(isLate ? "late" : "dire") \(index)",
        label: isLate ? "neutral" : "negative"
      )
    }
    let result = try await FittingBench().calibrate(comments, wordLimit: 0)
    let late = try #require(result.overlay.valences.first { $0[0] == "late" })
    #expect(try #require(Double(late[1])) > -2 && Double(late[1])! < 0)
    #expect(late[2] == "fault" && late[3] == "was -2.0")
    #expect(result.overlay.cues.isEmpty)
  }

  @Test(arguments: [0, 1, 40, 149])
  func tooFewRowsChangeNothing(count: Int) async throws {
    let result = try await FittingBench().calibrate(FittingBench.planted(count))
    #expect(result.overlay.files.isEmpty && result.gains.isEmpty)
    #expect(result.refusals.count == min(count, 1))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func accidentsGiveNoGain(seed: UInt64) async throws {
    var generator = SplitMix64(seed: seed)
    let labels = ["negative", "neutral", "positive"]
    let comments = (0..<300).map { index in
      FittingBench.Comment(
        text: FittingBench.filler(&generator) + " \(index)",
        label: labels[generator.index(below: 3)]
      )
    }
    let result = try await FittingBench().calibrate(comments)
    let gain = try #require(result.gains.first)
    #expect(gain.figures[0].fitted < 0.45, "seed \(seed)")
  }

  /// Labels that have nothing to do with the words, most of them positive, which the shipped weights do not call often.
  @Test func labelsOfOtherRowsAreNotLearned() async throws {
    var generator = SplitMix64(seed: 11)
    let comments = (0..<1_200).map { index in
      FittingBench.Comment(
        text: "\(FittingBench.filler(&generator)) \(index % 4 == 0 ? "dire" : "train") \(index)",
        label: ["negative", "neutral", "positive"][min(2, generator.index(below: 8))]
      )
    }
    let result = try await FittingBench().calibrate(comments)
    let gain = try #require(result.gains.first)
    #expect(try #require(gain.figures[0].range).low > 0)
    #expect(!gain.tellsClasses && !gain.isSure)
    #expect(result.dropped == [.polarity] && result.overlay.files.isEmpty)
  }

  @Test func whatBringsNoSureGainIsNotWritten() async throws {
    var generator = SplitMix64(seed: 5)
    let comments = (0..<300).map { index in
      FittingBench.Comment(
        text: "\(FittingBench.filler(&generator)) \(["dire", "train", "kind"][index % 3]) \(index)",
        label: ["negative", "neutral", "positive"][index % 3]
      )
    }
    let bench = try FittingBench()
    let result = try await bench.calibrate(comments)
    #expect(result.dropped == [.polarity] && result.overlay.files.isEmpty)
    let kept = try await bench.calibrate(comments, keepsAll: true)
    #expect(kept.dropped.isEmpty && !kept.overlay.files.isEmpty)
  }

  @Test func theNumberOfWorkersChangesNoByte() async throws {
    let bench = try FittingBench()
    let comments = FittingBench.planted(240)
    let one = try await bench.calibrate(comments, jobs: 1)
    let more = try await bench.calibrate(comments, jobs: 3)
    #expect(one.overlay.files == more.overlay.files)
    #expect(one.outOfFold == more.outOfFold && !one.outOfFold.isEmpty)
  }

  @Test func theOverlayGivesTheOrdinaryEngineTheFittedWeights() async throws {
    let bench = try FittingBench()
    let comments = FittingBench.planted(300)
    let result = try await bench.calibrate(comments)
    let overlay = bench.folder + "/overlay"
    try FileManager.default.createDirectory(atPath: overlay, withIntermediateDirectories: true)
    for file in result.overlay.files {
      try Data(file.bytes).write(to: URL(filePath: overlay + "/" + file.name))
    }
    var written = bench.options
    written.written = result.overlay.files
    var folder = bench.options
    folder.overlays = [overlay]
    var first = try Engine(written).annotator()
    var second = try Engine(folder).annotator()
    var right = 0
    for comment in comments {
      let annotation = first.annotate(comment.text)
      #expect(annotation == second.annotate(comment.text))
      if annotation.label?.name == comment.label { right += 1 }
    }
    #expect(right > 280)
  }

  @Test func complaintsAndTopicsAreLearned() async throws {
    var generator = SplitMix64(seed: 11)
    let comments = (0..<300).map { index in
      let isComplaint = index % 2 == 0
      return FittingBench.Comment(
        text: "\(FittingBench.filler(&generator)) \(isComplaint ? "gribbled" : "fine") \(index)",
        complaint: isComplaint,
        topics: isComplaint ? ["staff"] : ["New Thing"]
      )
    }
    let result = try await FittingBench().calibrate(comments)
    #expect(result.gains.map(\.target) == [.complaint, .topics])
    #expect(result.gains.allSatisfy { $0.isSure && $0.figures[0].fitted > 0.95 })
    #expect(try #require(weight("gribbled", "grievance", result.overlay)) > 0.5)
    let topics = result.overlay.topics
    #expect(topics.contains { $0[0] == "topic" && $0[1] == "new-thing" && $0[3] == "New Thing" })
    #expect(topics.contains { $0[0] == "word" && $0[1] == "staff" && $0[3] == "gribbled" })
  }

  @Test func commentsWithoutEntriesHaveTheirOwnTone() async throws {
    let comments = (0..<300).map { index in
      let isPlain = index % 2 == 0
      return FittingBench.Comment(
        text: "the \(isPlain ? FittingBench.fillers[index / 2 % 20] : "kind") day \(index)",
        label: isPlain ? "neutral" : "positive"
      )
    }
    let result = try await FittingBench().calibrate(comments, keepsAll: true)
    let step = try #require(result.overlay.constants.first { $0[0] == "neutral-from-one-entry" })
    #expect(try #require(Double(step[1])) < 0)
  }

  @Test func questionsAndEmptyAnswersHaveTheirOwnStart() async throws {
    let comments = (0..<300).map { index in
      FittingBench.Comment(
        // In different spellings, because the same text is always in the same fold.
        text: index % 3 == 0
          ? "Nothing" + String(repeating: "!", count: index % 20) : "train \(index)",
        label: index % 2 == 0 ? "positive" : "negative",
        question: index % 2 == 0 ? "What was it like?" : "Why did it happen?"
      )
    }
    let result = try await FittingBench().calibrate(comments, keepsAll: true)
    let cues = result.overlay.cues
    #expect(cues.contains { $0[0] == "what was it like" && $0[1] == "question_tone" })
    #expect(result.overlay.constants.contains { $0[0] == "empty-answers" && $0[1] == "1" })
    #expect(result.gains[0].figures[0].fitted > 0.9)
  }

  @Test func hostileCommentsMakeReadableFiles() async throws {
    let hostile = [
      "# hash\tand\ttab", "*** *", "<n> <n>", "\u{202E}turned\u{0} nul", "a|b\"c", "😡😡 ‼️ …",
      "@handle https://x.example/?a=b a@b.example", String(repeating: "x", count: 5_000), "-- ’ “”",
    ]
    let comments = FittingBench.planted(240).enumerated().map { index, comment in
      var comment = comment
      comment.text += " " + hostile[index % hostile.count]
      return comment
    }
    let bench = try FittingBench()
    let result = try await bench.calibrate(comments, keepsAll: true)
    var options = bench.options
    options.written = result.overlay.files
    _ = try Engine(options)
    #expect(result.overlay.lineCount > 10)
  }
}

extension CalibrationTests {
  @Test func theOverlayOfATaxonomyCanBeReadBesideAnother() async throws {
    let bench = try FittingBench()
    let comments = (0..<200).map { index in
      FittingBench.Comment(
        text: "the day \(index) was \(index % 2 == 0 ? "gribbled" : "fine")",
        topics: [index % 2 == 0 ? "staff" : "delay"]
      )
    }
    let result = try await bench.calibrate(comments)
    let other = try String(contentsOfFile: bench.folder + "/en/topics/service.tsv", encoding: .utf8)
      .replacing("staff", with: "crew")
    try bench.write("en/topics/other.tsv", other)
    var options = bench.options
    options.taxonomies = ["other"]
    options.written = result.overlay.files
    #expect(try Engine(options).topicIDs == ["delay", "crew", "staff"])
  }
}
