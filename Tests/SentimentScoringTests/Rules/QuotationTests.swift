import Testing

/// Somebody else's words count for nothing.
struct QuotationTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("he said \"it was really good\" today", ["good=0 [quotation 0]"]),
    ("he said “it was really good” today", ["good=0 [quotation 0]"]),
    ("il dit «it was really good» today", ["good=0 [quotation 0]"]),
    // A word or two in marks are a name or irony: no praise, but still a fault.
    ("the \"good\" one", ["good=0 [quotation 0]"]),
    ("the \"good service\" one", ["good=0 [quotation 0]"]),
    ("the \"late\" one", ["late=-1500"]),
    ("\"good\"", ["good=2000"]),
    ("\"it was really good\"", ["good=2000"]),
    ("\"it was really good\".", ["good=2000"]),
    ("it was \"really so good", ["good=2000"]),
    ("bad \"it was good\" bad", ["bad=-2000", "good=0 [quotation 0]", "bad=-2000"]),
    ("RT @name good", ["good=0 [quotation 0]"]),
    ("bad RT @name: good", ["bad=-2000", "good=0 [quotation 0]"]),
    ("rt @name good", ["good=2000"]),
    ("RT good", ["good=2000"]),
    // An editor's words in square brackets, unless they are all there is.
    ("late [bad]", ["late=-1500", "bad=0 [quotation 0]"]),
    ("[bad] late [good", ["bad=0 [quotation 0]", "late=-1500", "good=2000"]),
    ("[it is bad]", ["bad=-2000"]),
    ("late ] bad", ["late=-1500", "bad=-2000"]),
    // Lines as mail programs quote them, unless they are all there is.
    (
      "late\n> good\n>> bad\n > good\nbad",
      [
        "late=-1500", "good=0 [quotation 0]", "bad=0 [quotation 0]", "good=0 [quotation 0]",
        "bad=-2000",
      ]
    ),
    ("> good\n\nlate", ["good=0 [quotation 0]", "late=-1500"]),
    (">good\n>\n> bad", ["good=2000", "bad=-2000"]),
    ("late\n> 2 good ones\n>= good", ["late=-1500", "good=2000", "good=2000"]),
    ("late\n>:( bad", ["late=-1500", "bad=-2000"]),
    ("late > good", ["late=-1500", "good=2000"]),
    // So do names behind a closing.
    ("it was late. Best regards, Mrs Good", ["late=-1500", "good=0 [quotation 0]"]),
    ("it was late\nBest,\nJoy Good", ["late=-1500", "good=0 [quotation 0]"]),
    ("late. Sent from my good phone", ["late=-1500", "good=0 [quotation 0]"]),
    ("late with regards to a good place", ["late=-1500", "good=2000"]),
    ("late, yours truly good", ["late=-1500", "good=0 [quotation 0]"]),
    ("it was truly good", ["good=2000"]),
    ("late #regardsgood", ["late=-1500"]),
    ("late. Best good service here", ["late=-1500", "good=2000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
