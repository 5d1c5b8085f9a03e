import FeedbackModel
import Testing

@testable import Classification

/// What is said about each topic is what the slow way finds: remark by remark, each one looking for its nearest.
struct TopicRemarksTests {
  private static let catalogue = """
    topic | food |  | Food
    topic | staff |  | Staff
    cue | food | 1.0 | food
    cue | staff | 1.0 | staff
    """

  /// A remark by its words.
  private struct Remark {
    var clause: Int
    var segment: Int
    var words: [String] = []

    func names(_ topic: String) -> Bool { words.contains(topic) }
    var namesTopic: Bool { names("food") || names("staff") }
    var says: [String] { words.filter { ["great", "awful"].contains($0) } }
  }

  private static func remarks(_ words: [String]) -> [Remark] {
    var remarks: [Remark] = []
    var (clause, segment) = (0, 0)
    var begins = true
    for word in words {
      if begins || word == "and" { remarks.append(Remark(clause: clause, segment: segment)) }
      remarks[remarks.count - 1].words.append(word)
      begins = [",", "."].contains(word)
      if begins { clause += 1 }
      if word == "." { segment += 1 }
    }
    return remarks
  }

  /// Returns the nearest remark before or behind one that is as wanted, first in its clause, then in its segment.
  private static func nearest(
    to place: Int,
    _ remarks: [Remark],
    firstBehind: Bool,
    _ isWanted: (Int) -> Bool
  ) -> Int? {
    let before = Array(remarks[..<place].indices.reversed())
    let behind = Array(remarks[(place + 1)...].indices)
    for key in [\Remark.clause, \Remark.segment] {
      for side in firstBehind ? [behind, before] : [before, behind] {
        if let found = side.first(where: isWanted),
          remarks[found][keyPath: key] == remarks[place][keyPath: key]
        {
          return found
        }
      }
    }
    return nil
  }

  /// Returns all that is said about a topic; nil where the comment does not name it.
  private static func said(about topic: String, in words: [String]) -> [String]? {
    let remarks = remarks(words)
    var said = remarks.map(\.says)
    for place in remarks.indices where !remarks[place].namesTopic && !remarks[place].says.isEmpty {
      let home = nearest(to: place, remarks, firstBehind: false) { remarks[$0].namesTopic }
      if let home { said[home] += remarks[place].says }
    }
    let naming = remarks.indices.filter { remarks[$0].names(topic) }
    guard !naming.isEmpty else { return nil }
    let sources = naming.compactMap { place in
      said[place].isEmpty
        ? nearest(to: place, remarks, firstBehind: true) {
          remarks[$0].namesTopic && !said[$0].isEmpty
        } : place
    }
    return Set(sources).sorted().flatMap { said[$0] }
  }

  @Test(arguments: 0..<8)
  func `are found as the slow way finds them`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let bench = ClassifierBench(topics: Self.catalogue)
    let alphabet = ["food", "staff", "great", "awful", ",", "and", ".", "x", "y"]
    for _ in 0..<300 {
      var words = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator)!
      }
      // Marks in a row end one thing together.
      words = words.indices.filter { place in
        ![",", "."].contains(words[place]) || (place > 0 && ![",", "."].contains(words[place - 1]))
      }.map { words[$0] }
      let text = words.joined(separator: " ")
      let topics = bench.annotate(text).topics
      for topic in ["food", "staff"] {
        let found = topics.first { bench.topics[$0.topic].id == topic }?.score
        let said = Self.said(about: topic, in: words)
        let expected = said.map { bench.annotate($0.joined(separator: ". ")).score }
        #expect(found == expected, "\(topic) in '\(text)': \(said ?? [])")
      }
    }
  }

  @Test func aWeakCueIsNotWhatTheWordsAroundItAreAbout() {
    let bench = ClassifierBench(topics: Self.catalogue + "\n cue | staff | 0.2 | great")
    let topics = bench.annotate("food great. staff awful.").topics
    #expect(topics.map(\.label) == [.negative, .positive], "the staff first, who have two cues")
  }

  @Test(arguments: ["food great, staff awful", "great food and awful staff"])
  func aRuleIsAboutItsOwnWords(text: String) {
    // The staff, and what is said of them, are named beside food only.
    let rule = "\n rule | food | 1.0 | food NEAR/5 (staff || awful)"
    let bench = ClassifierBench(topics: Self.catalogue + rule)
    let found = bench.annotate(text).topics.map { "\(bench.topics[$0.topic].id) \($0.label.name)" }
    #expect(found == ["food positive", "staff negative"])
  }

  @Test func aWordOfSeveralOtherTopicsIsNoneOfTheirs() {
    let more = """

      topic | people |  | People
      cue | people | 1.0 | staff
      rule | food | 1.0 | food NEAR/5 staff
      """
    let bench = ClassifierBench(topics: Self.catalogue + more)
    let topics = bench.annotate("food great, staff awful").topics
    let found = topics.map { "\(bench.topics[$0.topic].id) \($0.label.name)" }
    #expect(found == ["food positive", "staff negative", "people negative"])
  }
}
