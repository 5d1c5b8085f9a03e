import Testing

@testable import SentimentScoring

/// The question decides what a bare answer means.
struct AnswerTests {
  static let cases: [(String, QuestionAim?, [String])] = [
    ("Nothing", .improvement, ["nothing=2000 [answer 1000]"]),
    ("Nothing.", .improvement, ["nothing=2000 [answer 1000]"]),
    ("Nothing", .praise, ["nothing=-2000 [answer 1000]"]),
    ("Nothing?!", .praise, ["nothing=-2000 [answer 1000]"]),
    ("Nothing \"bad\" happened", .praise, ["bad=-2000"]),
    ("Nothing", .open, []),
    ("Nothing", nil, []),
    ("Not really", .improvement, ["not really=2000 [answer 1000]"]),
    ("Nothing, it was good", .improvement, ["good=2000", "nothing=2000 [answer 1000]"]),
    ("Nothing. It was awful", .praise, ["awful=-3000", "nothing=-2000 [answer 1000]"]),
    // Words behind it make it part of a sentence.
    ("Nothing was good", .improvement, ["good=2000"]),
    ("Nothing you are good", .improvement, ["nothing=2000 [answer 1000]"]),
    (
      "Nothing you are good but late", .improvement,
      ["late=-1800 [contrast 1200]", "nothing=2000 [answer 1000]"]
    ),
    ("Nothing you are good", .praise, ["good=2000"]),
    ("Nothing works", .improvement, ["(answer)=-600 [answer 1000]"]),
    ("There was nothing", .praise, ["(answer)=800 [answer 1000]"]),
    // A topic alone takes the side of the question.
    ("Parking", .improvement, ["(answer)=-600 [answer 1000]"]),
    ("Parking", .praise, ["(answer)=800 [answer 1000]"]),
    ("Parking", .open, []),
    ("Parking", nil, []),
    // A side of its own stays.
    ("good parking", .improvement, ["good=2000"]),
    ("late", .praise, ["late=-1500"]),
    // A wish for something good is no praise; the question makes it a lack.
    ("would be good", .improvement, ["good=0 [wish 0]", "(answer)=-600 [answer 1000]"]),
    ("", .improvement, []),
    // Who says what could be otherwise, finds it wanting; praise in such a clause is what is missing.
    ("More parking", .improvement, ["(answer)=-900 [answer 1000]"]),
    ("The more parking", .praise, ["(answer)=800 [answer 1000]"]),
    (
      "More friendly staff", .improvement,
      ["friendly=0 [suggestion 0]", "(answer)=-900 [answer 1000]"]
    ),
    ("More friendly staff", .praise, ["friendly=2000"]),
    // A comparison with what was is no wish.
    ("It was better than friendly", .improvement, ["friendly=2000"]),
    (
      "It must be better than friendly", .improvement,
      ["friendly=0 [suggestion 0]", "(answer)=-900 [answer 1000]"]
    ),
    ("Open on Sundays", .improvement, ["(answer)=-900 [answer 1000]"]),
    ("Hm, open on Sundays", .improvement, ["(answer)=-900 [answer 1000]"]),
    ("Open on Sundays?", .improvement, ["(answer)=-600 [answer 1000]"]),
    ("It was open on Sundays", .improvement, ["(answer)=-600 [answer 1000]"]),
    ("Could not be more friendly", .improvement, ["friendly=-1500 [negation -750]"]),
    ("You said \"more free parking\"", .improvement, ["(answer)=-600 [answer 1000]"]),
    ("More parking. It was lovely", .improvement, ["lovely=2000"]),
    ("More parking", .open, []),
    ("More parking", nil, []),
    // That nothing was wrong is an answer to what could be better, and none to what was good.
    ("Nothing to change", .improvement, ["nothing to change=2000 [answer 1000]"]),
    ("Nothing to change", .reason, ["nothing to change=1000 [answer 1000]"]),
    ("Nothing to change", .praise, ["(answer)=800 [answer 1000]"]),
    // Who says nothing of why a score was given, found nothing wrong.
    ("Nothing.", .reason, ["nothing=1000 [answer 1000]"]),
    ("Nothing. It was awful", .reason, ["awful=-3000", "nothing=1000 [answer 1000]"]),
    ("Nothing you are good", .reason, ["nothing=1000 [answer 1000]"]),
    ("Nothing was good", .reason, ["good=2000"]),
    ("Not really", .reason, []),
    ("Parking", .reason, []),
    ("Yes", .fulfilment, ["yes=1200 [answer 1000]"]),
    ("No", .fulfilment, ["no=-1200 [answer 1000]"]),
    ("Yes", .trouble, ["yes=-1200 [answer 1000]"]),
    ("No.", .trouble, ["no=1200 [answer 1000]"]),
    ("Not really", .fulfilment, ["not really=-1200 [answer 1000]"]),
    ("No, it was late", .fulfilment, ["late=-1500", "no=-1200 [answer 1000]"]),
    ("No help at all", .fulfilment, []),
    ("Parking", .fulfilment, []),
  ]

  @Test(arguments: cases)
  func `bare answers`(text: String, aim: QuestionAim?, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text, answering: aim) == expected)
  }

  static let questions: [(String, QuestionAim)] = [
    ("What could we improve?", .improvement),
    ("What could be better?", .improvement),
    ("What was good?", .praise),
    ("Was your problem solved?", .fulfilment),
    ("Why was your problem solved?", .reason),
    ("What have you liked, and why?", .praise),
    ("Why could we improve, and what was good?", .open),
    ("Any trouble?", .trouble),
    ("What was good, and what could we improve?", .open),
    ("Is there anything you want to say?", .open),
    ("Where do you live?", .open),
    ("", .open),
  ]

  @Test(arguments: questions)
  func `questions ask for`(question: String, expected: QuestionAim) {
    let bench = ScoringBench()
    _ = bench.score(question)
    #expect(bench.model.answers.aim(of: bench.hits) == expected)
  }
}
