import FeedbackModel
import SentimentScoring
import Testing

@testable import Classification

/// Why a comment has a topic is told to the last addition.
struct TopicAccountTests {
  private static let catalogue = """
    topic | food |  | Food
    topic | food/fish |  | Fish
    topic | staff |  | Staff
    topic | other |  | Other
    cue | food | 0.6 | food
    cue | food | -0.4 | dog food
    cue | food/fish | 0.7 | fish
    cue | food | 0.7 | fish
    cue | staff | 1.0 | staff
    cue | staff | 0.3 | great
    not | staff | | staff room
    rule | food | 1.0 | (food || meal || dish || plate) NEAR/2 (good || great || bad || awful)
    rule | staff | 0.5 | staff AND NOT late
    word | food | 0.4 | plate
    word | food/fish | 0.2 | plate
    word | staff | -0.5 | meal
    when | staff | 0.3 | food 1.0
    when | food | -0.25 | staff 1.5
    prior | staff | 0.1
    prior | food | -0.2
    else | other | |
    """
  private static let alphabet = [
    "food", "dog", "fish", "meal", "plate", "staff", "room", "great", "awful", "late", ".", ",",
    "x",
  ]

  /// Returns the terms as they are read: record, topic, entry, weight, and the words.
  private func terms(_ account: TopicAccount, _ bench: ClassifierBench, _ text: String) -> [String]
  {
    account.terms.map { term in
      let bytes = Array(text.utf8)
      let words = term.spans.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      return "\(term.record) \(bench.topics[term.topic].id) '\(term.entry)' \(term.weight)"
        + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
    }
  }

  @Test(arguments: [
    (
      "great food, food", "food", true,
      [
        "cue food 'food' 600: food, food",
        "rule food '(food | meal | dish | plate) NEAR/2 (good | great | bad | awful)' 1000: great, food",
        "prior food '' -200",
      ]
    ),
    // What speaks against a topic has its place too.
    (
      "dog food", "food", false,
      ["cue food 'dog food' -400: dog food", "cue food 'food' 600: food", "prior food '' -200"]
    ),
    // A line of a sub-topic is named as its own, and what repeats it counts once.
    ("fish", "food", false, ["cue food/fish 'fish' 700: fish", "prior food '' -200"]),
    (
      "meal plate", "food", false,
      ["word food 'plate' 400: plate", "word food/fish 'plate' 200: plate", "prior food '' -200"]
    ),
    // An exclusion masks one of two places.
    (
      "staff room staff", "staff", true,
      [
        "cue staff 'staff' 1000: staff", "rule staff 'staff AND NOT late' 500: staff",
        "prior staff '' 100",
      ]
    ),
    (
      "staff late food great", "staff", true,
      [
        "cue staff 'staff' 1000: staff", "cue staff 'great' 300: great",
        "when staff 'food 1.000' 300", "prior staff '' 100",
      ]
    ),
  ])
  func `each term is told with its line and place`(
    text: String,
    topic: String,
    holds: Bool,
    expected: [String]
  ) throws {
    let bench = ClassifierBench(topics: Self.catalogue)
    _ = bench.annotate(text)
    let account = try #require(
      bench.topicAccounts.first { bench.topics[$0.topic].id == topic }
    )
    #expect(terms(account, bench, text).sorted() == expected.sorted())
    #expect(account.holds == holds)
  }

  @Test(arguments: 0..<6)
  func `the terms add up to the strength, and the entries to the sentiment`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let bench = ClassifierBench(topics: Self.catalogue)
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)]
      }.joined(separator: " ")
      var setting = CommentSetting()
      setting.wantsTrace = true
      let annotation = bench.annotate(text, setting)
      guard annotation.status == .scored else { continue }
      let accounts = bench.topicAccounts
      let entries = TopicAccount.entries(of: annotation.trace)
      for account in accounts {
        #expect(account.terms.reduce(0) { $0 + $1.weight } == account.strength, "\(text)")
        if account.strength < account.least { #expect(!account.holds, "\(text)") }
      }
      let held = annotation.topics
      #expect(accounts.filter(\.holds).map(\.topic) == held.map(\.topic), "\(text)")
      for (account, topic) in zip(accounts, held) {
        #expect(account.strength == topic.strength)
        let values = account.said.compactMap { entries[$0]?.value }
        let masses = bench.scale.masses(
          values.filter { $0 > 0 }.reduce(0, +),
          -values.filter { $0 < 0 }.reduce(0, +)
        )
        #expect(masses.positive - masses.negative == topic.score, "\(text)")
      }
    }
  }

  @Test(arguments: [
    ("late", ["x"], "late"),
    ("late | slow | delayed", ["late"], "late | slow | delayed"),
    ("late | slow | delayed | wait*", ["waited"], "wait* | …"),
    ("late | slow | \"on hold\" | wait*", ["on hold", "late"], "late | \"on hold\" | …"),
    (
      "(a | b | c | d) NEAR/6 (e OR f OR g OR h) AND NOT (i | j | k | l)", ["b", "g"],
      "(b | …) NEAR/6 (g | …) AND NOT (…)"
    ),
    ("comment: (a | (b AND c) | d)", ["a"], "comment: (a | (b AND c) | d)"),
    ("parcel | courier | driver | van", ["courier's"], "courier | …"),
    ("((a | b | c | d) NEAR/2 e) | \"f", ["d"], "((d | …) NEAR/2 e) | \"f"),
    ("", [], ""),
  ])
  func `a long rule is cut down to what the comment says`(
    rule: String,
    said: [String],
    expected: String
  ) {
    #expect(ShortenedRule.text(of: rule, saying: said) == expected)
  }
}
