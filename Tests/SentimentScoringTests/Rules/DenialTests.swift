import Testing

/// What is said may be taken back behind it, and what is asked may be answered.
struct DenialTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    // The statement before.
    ("they looked good. they were not.", ["good=-1600 [denial -800]"]),
    ("they looked bad. they weren't really.", ["bad=1600 [denial -800]"]),
    ("they looked bad. not.", ["bad=-2000"]),
    // What was claimed is denied, and not that it was.
    ("it was marked as late. it was not.", ["marked as late=-1500"]),
    ("we were told it was bad. it was not.", ["bad=1600 [denial -800]"]),
    ("great. good. they were not.", ["great=3000", "good=-1600 [denial -800]"]),
    // The clause before in the same statement, over a comma or a contrast.
    ("I heard it was good, but it was not", ["good=-960 [denial -800, contrast 600]"]),
    ("great, and good, they were not", ["great=3000", "good=-1600 [denial -800]"]),
    // What stands before the link in the same clause.
    ("it looked good and it was not", ["good=-1600 [denial -800]"]),
    // Marks and words that link it do not matter.
    ("good. Sadly, it was not!", ["good=-1600 [denial -800]"]),
    // Nothing that says more than that.
    ("good. it was not here.", ["good=2000"]),
    ("good. my friends at home whom I met were not.", ["good=2000"]),
    ("good. it is what you don't get.", ["good=2000"]),
    // Of something else it says as much on the other side.
    ("the rooms are good, the food isn't", ["good=0 [denial 0]"]),
    ("the rooms are bad. my friends were not.", ["bad=0 [denial 0]"]),
    // It may stand behind the word itself.
    ("good they are not", ["good=-1600 [denial -800]"]),
    ("it was not.", []),
    ("good. quite the opposite.", ["good=-1600 [denial -800]"]),
    // What was turned already is only confirmed.
    ("not good, quite the opposite", ["good=-1500 [negation -750]"]),
    // A bare "no" answers a question, and a word or two behind a comma.
    ("was it good? no.", ["good=-1600 [denial -800]"]),
    ("it is good. no.", ["good=2000"]),
    ("cheap but good, no.", ["good=-1920 [denial -800, contrast 1200]"]),
    ("my friends say that it is good, no.", ["good=2000"]),
    // Who says yes makes a fact of it.
    ("was it good? absolutely!", ["good=2000"]),
    ("was it bad? absolutely", ["bad=-2000"]),
    ("it is good. absolutely", ["good=2000"]),
    // Faults are taken back where nothing else is.
    (
      "I thought it was late and bad. it was not.",
      ["late=1200 [denial -800]", "bad=1600 [denial -800]"]
    ),
    (
      "late but good. it was not.",
      ["late=-900 [contrast 600]", "good=-1920 [denial -800, contrast 1200]"]
    ),
    ("after a problem they call me back. they did not.", ["problem*=-1000", "call me back=-1500"]),
    // Deeds are left undone.
    ("they said they would call me back. they did not.", ["call me back=-1500"]),
    // What should be done stays a fault.
    ("answer the phone! no.", ["answer the phone=-1100 [exclamation 1100]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
