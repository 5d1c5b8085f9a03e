import Testing

/// A negation turns what follows in its clause, praise at three quarters and faults at half.
struct NegationTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("good", ["good=2000"]),
    ("not good", ["good=-1500 [negation -750]"]),
    ("no delay", ["delay*=750 [negation -500]"]),
    ("never been late", ["late=750 [negation -500]"]),
    ("nobody was very helpful", ["helpful=-2250 [intensity 1500, negation -750]"]),
    ("hard to call good", ["good=-1500 [negation -750]"]),
    ("not a b c d e good", ["good=-1500 [negation -750]"]),
    ("not a b c d e f good", ["good=2000"]),
    ("not here, good", ["good=2000"]),
    ("not here (good)", ["good=2000"]),
    ("not here: good", ["good=2000"]),
    ("not here - good", ["good=2000"]),
    ("not here. good", ["good=2000"]),
    ("no! good", ["good=2000"]),
    ("no, good", ["good=2000"]),
    ("not here\ngood", ["good=2000"]),
    ("not helpful and friendly", ["helpful=-1500 [negation -750]", "friendly=2000"]),
    ("not here then good", ["good=2000"]),
    ("not here because good", ["good=2000"]),
    ("not here & good", ["good=2000"]),
    ("not here but good", ["good=2400 [contrast 1200]"]),
    ("not late good", ["late=750 [negation -500]", "good=2000"]),
    (
      "not helpful or friendly",
      ["helpful=-1500 [negation -750]", "friendly=-1500 [negation -750]"]
    ),
    (
      "not helpful nor friendly or kind",
      [
        "helpful=-1500 [negation -750]", "friendly=-1500 [negation -750]",
        "kind=-1500 [negation -750]",
      ]
    ),
    // Faults in a row are denied together, over a noun as well, and not beyond what links or a word of praise.
    ("no bad delay", ["bad=1000 [negation -500]", "delay*=750 [negation -500]"]),
    ("no bad background delay", ["bad=1000 [negation -500]", "delay*=750 [negation -500]"]),
    ("no bad for late", ["bad=1000 [negation -500]", "late=-1500"]),
    ("no bad a delay", ["bad=1000 [negation -500]", "delay*=-1500"]),
    ("no late bad", ["no late=500", "bad=-2000"]),
    // So are those of a list, however far it goes on.
    (
      "no bad queues, late trains or long delays",
      ["bad=1000 [negation -500]", "late=750 [negation -500]", "delay*=750 [negation -500]"]
    ),
    (
      "not a bad waiter, a late train or a problem",
      ["bad=1000 [negation -500]", "late=750 [negation -500]", "problem*=500 [negation -500]"]
    ),
    // A row of negations, each of its own.
    ("no queue no problem", ["no problem=1000"]),
    ("never no problem", ["no problem=-750 [negation -750]"]),
    // What nobody gave is no fault where it is one that he did not give.
    (
      "they don't give any problems",
      ["don't give any=0 [negation 0]", "problem*=500 [negation -500]"]
    ),
    ("they don't give any help", ["don't give any=-1500"]),
    ("they don't give any good help", ["don't give any=-1500", "good=-1500 [negation -750]"]),
    // A link ends it, but not where it is a word of degree right before.
    ("not here so good", ["good=-1500 [negation -750]"]),
    ("not here so it is good", ["good=2000"]),
    ("not a b c here so good", ["good=2000"]),
    // "Nor" and the negator before it negate once.
    (
      "neither helpful nor friendly",
      ["helpful=-1500 [negation -750]", "friendly=-1500 [negation -750]"]
    ),
    ("neither the driver nor the depot helpful", ["helpful=-1500 [negation -750]"]),
    // A list that "or" ends is one clause.
    (
      "not helpful, kind or friendly",
      [
        "helpful=-1500 [negation -750]", "kind=-1500 [negation -750]",
        "friendly=-1500 [negation -750]",
      ]
    ),
    (
      "not helpful, kind, lovely nor friendly",
      [
        "helpful=-1500 [negation -750]", "kind=-1500 [negation -750]",
        "lovely=-1500 [negation -750]", "friendly=-1500 [negation -750]",
      ]
    ),
    ("not here, or so they say, good", ["good=2000"]),
    ("not here, kind", ["kind=2000"]),
    ("not here, kind and friendly", ["kind=2000", "friendly=2000"]),
    ("not here, in a very long way or good", ["good=2000"]),
    ("helpful or friendly", ["helpful=2000", "friendly=2000"]),
    ("not bad or good", ["not bad=800", "good=-1500 [negation -750]"]),
    ("not bad and good", ["not bad=800", "good=2000"]),
    ("not bad good", ["not bad=800", "good=2000"]),
    ("not bad", ["not bad=800"]),
    ("no problem", ["no problem=1000"]),
    ("not only good", ["good=2000"]),
    ("no wonder late", ["late=-1500"]),
    ("good not", ["good=2000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
