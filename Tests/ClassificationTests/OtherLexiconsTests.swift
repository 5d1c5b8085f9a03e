import FeedbackModel
import LexiconMatching
import SentimentScoring
import Testing

@testable import Classification

/// The lexicons are compiled on two threads; compiled one after the other they are the oracle.
struct OtherLexiconsTests {
  static let topics = """
    topic | a |  | A
    topic | b |  | B
    cue | a | 1 | good
    cue | b | 1 | wait*
    cue | b | 0.5 | zebra crossing
    not | a |  | good grief
    rule | b | 1.5 | (late || queue*) NEAR/3 bad
    rule | a | 1 | zebra AND NOT good
    word | a | 0.2 | refund
    """

  static let faulty = topics + "\ncue | c | 1 | x\ncue | a | x | y"

  @Test(arguments: [topics, faulty])
  func `patterns are numbered as one after the other`(topics: String) {
    let lexicons = SmallLexicon.set(topics: topics, cues: "good | nonsense | 1\n* | praise | 1")
    var (oracle, told) = (PatternTableBuilder(), [Diagnostic]())
    _ = SentimentModel(lexicons, &oracle, &told)
    let cues = CueLexicon(lexicons, &oracle, &told)
    let taxonomy = Taxonomy(lexicons, &oracle, &told)
    _ = DurationLexicon(lexicons, &oracle, &told)
    let languages = LanguageLexicon(lexicons, &oracle, &told)
    let wanted = oracle.build()
    for _ in 0..<20 {
      var (builder, found) = (PatternTableBuilder(), [Diagnostic]())
      let model = ClassificationModel(lexicons, &builder, &found)
      #expect(found.map(\.description) == told.map(\.description))
      let table = builder.build()
      let patterns = (0..<Int32(wanted.count)).map { $0 }
      #expect(table.count == wanted.count)
      #expect(patterns.map(table.text) == patterns.map(wanted.text))
      for pattern in patterns {
        #expect(values(model.cues.cues, pattern) == values(cues.cues, pattern))
        #expect(values(model.taxonomy.cues, pattern) == values(taxonomy.cues, pattern))
        #expect(values(model.taxonomy.words, pattern) == values(taxonomy.words, pattern))
        #expect(values(model.taxonomy.exclusions, pattern) == values(taxonomy.exclusions, pattern))
        #expect(
          values(model.taxonomy.ruleIndex.lists, pattern)
            == values(taxonomy.ruleIndex.lists, pattern)
        )
        #expect(values(model.languages.languages, pattern) == values(languages.languages, pattern))
      }
    }
  }

  private func values<Value>(_ map: PatternMap<Value>, _ pattern: Int32) -> [String] {
    map.places(of: pattern).map { "\(map[$0])" }
  }
}
