import FeedbackModel
import LexiconMatching
import Testing

@testable import Pipeline

/// The score without an entry is that of word lists from which the entry's lines were really taken.
@Suite struct CounterfactualTests {
  /// A file and its lines, the one that names the columns first.
  private typealias Lists = [(name: String, kind: String, lines: [String])]

  private static let lists: Lists = [
    ("languages.tsv", "language", ["form\tlanguage", "the\ten", "was\ten", "no\tes", "muy\tes"]),
    (
      "en/valence.tsv", "valence",
      [
        "form\tvalence\ttags", "late\t-2.0\tfault", "late again\t-2.5\tfault", "again\t-0.5",
        "lovely\t2.5\tquality", "horribly\t-2.0\tquality", "no reply\t-2.0\tfault",
        "no\t-0.5", "customer care\t0.0", "care\t1.0", "slow*\t-1.0\tquality", "😀\t2.0",
        "not lovely\t-1.5", "thank you\t1.5\tpolite",
      ]
    ),
    ("en/negations.tsv", "negation", ["form\trole", "not\tnegator", "no\tnegator"]),
    ("en/intensifiers.tsv", "intensity", ["form\tfactor", "very\t1.5", "horribly\t1.8"]),
    ("en/contrast.tsv", "contrast", ["form\tbefore\tafter", "but\t0.6\t1.2"]),
    ("en/questions.tsv", "question", ["form\tasks", "improve\timprovement"]),
    (
      "en/cues.tsv", "cue",
      [
        "form\tcategory\tweight", "nothing\tnothing\t1.0", "late\tcomplaint\t1.0",
        "lovely\ttone\t0.4", "train\ttone\t-0.3", "train\tneutral\t0.5", "again\tneutral\t0.2",
      ]
    ),
    (
      "en/topics/service.tsv", "topics",
      [
        "record\ttopic\tweight\tpattern", "topic\twait-time\t\tWaiting",
        "cue\twait-time\t1.0\tlate",
      ]
    ),
  ]

  private static func engine(_ lists: Lists) throws -> Engine {
    let folder = try SmallLexicons.make()
    for (name, kind, lines) in lists {
      try folder.write(name, SmallLexicons.text(kind: kind, lines))
    }
    return try SmallLexicons.engine(over: folder)
  }

  /// The word lists without the line that an entry stands in.
  private static func without(_ step: Contribution) -> Lists {
    lists.map { list in
      var list = list
      switch (list.kind, step.rule) {
      case ("valence", "lexicon"):
        list.lines.removeAll { $0.hasPrefix(step.entry + "\t") }
      case ("cue", "tone"), ("cue", "neutral"):
        list.lines.removeAll { $0.hasPrefix("\(step.entry)\t\(step.rule)\t") }
      default: break
      }
      return list
    }
  }

  @Test(arguments: [
    "The train was late", "The train was late again", "The train was LATE again, late again!",
    "Horribly late", "It was horribly", "Not lovely, but the train was very lovely 😀",
    "no reply", "No", "No late again", "Customer care was slowest", "customer care",
    "I had no reply and it was slow but lovely", "lateish", "lovely lovely", "thank you, late?",
    "Was it “late again and again” they said, lovely",
    // What is said is read in the text without its markup.
    "not<br>lovely, late", "no&nbsp;reply &amp; late",
    "lovely&#44; but late &quot;again and again late&quot; no",
    "late<br>&gt; lovely &gt; late", "so lovely <b>LATE</b>&#33;&#33; slow",
  ])
  func isTheScoreOfListsWithoutTheEntry(text: String) throws {
    var annotator = try Self.engine(Self.lists).annotator()
    let annotation = annotator.annotate(text)
    let found = annotator.counterfactuals(of: annotation, text, answering: nil)
    #expect(found.count == annotation.trace.count)
    for (step, counterfactual) in zip(annotation.trace, found) {
      let isEntry =
        ["lexicon", "tone", "neutral"].contains(step.rule) && !step.entry.hasPrefix("(")
      #expect((counterfactual != nil) == isEntry, "\(step)")
      guard let counterfactual else { continue }
      var other = try Self.engine(Self.without(step)).annotator()
      let expected = other.annotate(text)
      let score = expected.status == .scored ? expected.score : nil
      #expect(counterfactual.score == score, "without \(step.entry) (\(step.rule))")
    }
  }

  @Test func anAnswerIsTakenOutWithItsQuestion() throws {
    var annotator = try Self.engine(Self.lists).annotator()
    let question = "What could we improve?"
    let annotation = annotator.annotate("Parking", answering: question)
    #expect(annotation.score < 0)
    let found = annotator.counterfactuals(of: annotation, "Parking", answering: question)
    #expect(found == [Counterfactual(score: 0)])
  }

  @Test func whatIsNotScoredHasNone() throws {
    var annotator = try Self.engine(Self.lists).annotator()
    for text in ["", "muy", "…"] {
      let annotation = annotator.annotate(text)
      #expect(annotator.counterfactuals(of: annotation, text, answering: nil).isEmpty)
    }
  }
}
