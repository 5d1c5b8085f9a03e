import FeedbackModel
import Testing
import Tokenization

@testable import SentimentScoring

struct SentimentScorerTests {
  static let words = [
    "good", "great", "helpful", "bad", "awful", "late", "delays", "horribly", "not", "never", "no",
    "without", "not only", "very", "slightly", "a bit", "but", "although", "would be", "if", "need",
    "could you", "do you", "i heard", "nothing", "GOOD", "baaad", "kind of", "and", "or", "the",
    "it",
    "train", ",", ".", "!", "?", "\"", "(", "[", "]", "\n", "🙂", ":(", "a:)", "RT @x", "#goodtrain",
    "expecting", "prevents", "explained", "only the", "was", "don't keep", "please", "-free",
    "don't give any", "marked as late",
  ]

  static func text(_ generator: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...16, using: &generator))
      .map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
  }

  @Test
  func `steps add up to values, and values to sums`() {
    let seed: UInt64 = 1_001
    var generator = SplitMix64(seed: seed)
    let bench = ScoringBench()
    let aims: [QuestionAim?] = [nil, .improvement, .praise, .open]
    for _ in 0..<3000 {
      let text = Self.text(&generator)
      let result = bench.score(text, answering: aims.randomElement(using: &generator)!)
      for hit in result.hits {
        var value: Int64 = 0
        for step in hit.steps {
          let next =
            step.rule == .lexicon || step.rule == .answer
            ? Int64(hit.valence) : value * Int64(step.factor) / 1000
          #expect(step.value == next - value, "seed \(seed): '\(text)'")
          value = next
        }
        #expect(value == hit.value, "seed \(seed): '\(text)'")
      }
      let values = result.hits.map(\.value)
      #expect(result.positiveSum == values.filter { $0 > 0 }.reduce(0, +))
      #expect(result.negativeSum == -values.filter { $0 < 0 }.reduce(0, +))
      #expect((0...result.negativeSum).contains(result.faultSum), "seed \(seed): '\(text)'")
    }
  }

  @Test
  func `masses lie between nought and one, and their difference is the score`() {
    let seed: UInt64 = 1_002
    var generator = SplitMix64(seed: seed)
    let bench = ScoringBench()
    for _ in 0..<5000 {
      let positive = Int64.random(
        in: 0...Int64(1) << Int.random(in: 0...40, using: &generator),
        using: &generator
      )
      let negative = Int64.random(
        in: 0...Int64(1) << Int.random(in: 0...40, using: &generator),
        using: &generator
      )
      let masses = bench.scale.masses(positive, negative)
      #expect((0...1000).contains(masses.positive) && (0...1000).contains(masses.negative))
      #expect(masses.positive + masses.negative <= 1000, "seed \(seed): \(positive), \(negative)")
      let mirrored = bench.scale.masses(negative, positive)
      #expect(mirrored.positive == masses.negative && mirrored.negative == masses.positive)
      if positive > negative { #expect(masses.positive >= masses.negative) }
    }
  }

  static let masses: [(Int64, Int64, Int, Int)] = [
    (0, 0, 0, 0), (2000, 0, 500, 0), (0, 2000, 0, 500), (2000, 2000, 333, 333),
    (1000, 0, 333, 0), (3000, 1000, 500, 166), (1, 0, 0, 0), (998_000, 0, 998, 0),
  ]

  @Test(arguments: masses)
  func `masses of sums`(positiveSum: Int64, negativeSum: Int64, positive: Int, negative: Int) {
    let found = ScoringBench().scale.masses(positiveSum, negativeSum)
    #expect(found.positive == positive)
    #expect(found.negative == negative)
  }

  static let labels: [(Int, SentimentLabel)] = [
    (1000, .positive), (150, .positive), (149, .neutral), (0, .neutral), (-119, .neutral),
    (-120, .negative), (-1000, .negative),
  ]

  @Test(arguments: labels)
  func `labels of scores`(score: Int, label: SentimentLabel) {
    #expect(ScoringBench().scale.label(of: score) == label)
  }

  @Test
  func `each occurrence of a word counts in its own context`() {
    let bench = ScoringBench()
    let found = bench.written("good, not good, very good. would be good. good?")
    #expect(
      found == [
        "good=2000", "good=-1500 [negation -750]", "good=3000 [intensity 1500]", "good=0 [wish 0]",
        "good=1000 [question 500]",
      ]
    )
  }

  @Test(arguments: [
    ("how good is this?", ["how good is=2000"]),
    ("do you know how good is it", ["how good is=2000"]),
    ("how good is it? good?", ["how good is=2000", "good=1000 [question 500]"]),
    ("not how good is it?", ["how good is=-1500 [negation -750]"]),
  ])
  func `a question that asks nothing is a statement`(text: String, hits: [String]) {
    #expect(ScoringBench().written(text) == hits)
  }

  @Test
  func `statements do not touch each other`() {
    let seed: UInt64 = 1_003
    var generator = SplitMix64(seed: seed)
    let bench = ScoringBench()
    var checked = 0
    for _ in 0..<1500 {
      let texts = (0..<2).map { _ in
        // Marks at the start would end the line before, a bare "not" would take it back, and brackets may reach over it.
        "the "
          + Self.text(&generator).replacing("\"", with: "").replacing("RT @x", with: "")
          .replacing("[", with: "").replacing("(", with: "")
          .replacing("GOOD", with: "good").replacing("\n", with: " ")
      }
      let apart = texts.flatMap { text in bench.score(text).hits.map(\.value) }
      let together = bench.score(texts.joined(separator: "\n")).hits.map(\.value)
      // A denial is about the statement before.
      guard !bench.denies else { continue }
      checked += 1
      #expect(apart == together, "seed \(seed): \(texts)")
    }
    #expect(checked > 1000)
  }

  /// Marks at the end that change how loud a text is, or nothing.
  @Test(arguments: ["", ".", "!", "!!", "…", ",", ", ,", "...", " .", "\n"])
  func `marks at the end leave the polarity`(marks: String) {
    let seed: UInt64 = 1_004
    var generator = SplitMix64(seed: seed)
    let bench = ScoringBench()
    for _ in 0..<500 {
      let words = Self.words.filter { $0.first?.isLetter == true }
      let text = (0..<8).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
      let plain = bench.total(text)
      let marked = bench.total(text + marks)
      #expect(plain.signum() == marked.signum(), "seed \(seed): '\(text)\(marks)'")
      if !marks.contains("!") { #expect(plain == marked, "seed \(seed): '\(text)\(marks)'") }
    }
  }

  @Test
  func `exclamation marks for full stops leave the polarity`() {
    let seed: UInt64 = 1_005
    var generator = SplitMix64(seed: seed)
    let bench = ScoringBench()
    for _ in 0..<1000 {
      let text = (0..<3).map { _ in
        (0..<4).map { _ in
          Self.words.filter { $0.first?.isLetter == true }.randomElement(using: &generator)!
        }.joined(separator: " ") + ". "
      }.joined()
      let calm = bench.score(text)
      let loud = bench.score(text.replacing(". ", with: "! "))
      #expect(calm.hits.map { $0.value.signum() } == loud.hits.map { $0.value.signum() })
      for (quiet, shouted) in zip(calm.hits, loud.hits) {
        #expect(shouted.value.magnitude >= quiet.value.magnitude, "seed \(seed): '\(text)'")
      }
    }
  }

  @Test
  func `spans slice to what was found`() {
    let bench = ScoringBench()
    let text = "Very GOOD value — not bad, délais… delays 🙂"
    let bytes = Array(text.utf8)
    let slices = bench.score(text).hits.map {
      String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
    #expect(slices == ["Very GOOD value", "not bad", "delays", "🙂"])
  }

  @Test
  func `faults are summed apart`() {
    let bench = ScoringBench()
    let result = bench.score("late, bad, delays, good, thanks")
    #expect(result.faultSum == 3000)
    #expect(result.negativeSum == 5000)
    #expect(result.positiveSum == 3000)
  }

  /// Texts of a megabyte that a step too many for each unit would make take hours.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "not ", "but good ", "five minutes ", "😀", "a", "good or ", "\"good a b\" ", "if ",
      "nothing, ", "kinder than this ", "I've seen kinder ",
      "expecting good ", "please don't keep late ", "only the good was ", "no late bad ",
      "no late, ", "[ a ] ",
      "(a:) ", "don't give any ", "prevents a ", "explained late-free ",
      "should have gone with other banks, they ",
      "under the old owners ", "my old bank ",
    ]
  )
  func `time grows with the text only`(piece: String) {
    let bench = ScoringBench()
    let bytes = Array(
      repeatElement(Array(piece.utf8), count: 1_000_000 / piece.utf8.count).joined()
    )
    let result = bench.score(bytes, answering: .improvement)
    #expect(result.hits.count <= bench.buffer.units.count + 1)
  }
}
