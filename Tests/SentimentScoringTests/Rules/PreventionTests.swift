import Testing

/// What keeps a fault away, what is free of it, and what does something about it.
struct PreventionTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    ("it prevents delays", ["delay*=600 [remedy -400]"]),
    ("it prevents the a problem", ["problem*=400 [remedy -400]"]),
    ("it never prevents delays", ["delay*=-1500"]),
    ("it prevents good and bad delays", ["good=2000", "bad=-2000", "delay*=-1500"]),
    ("would be good if it prevents delays", ["good=0 [wish 0]", "delay*=-1500"]),
    // Free of it.
    ("a delay-free trip", ["delay*=750 [negation -500]"]),
    ("problem proof", ["problem*=500 [negation -500]"]),
    ("a delay for free", ["delay*=-1500"]),
    ("not delay-free", ["delay*=750 [negation -500]"]),
    // Left without redress the fault stays; with it, it was there.
    ("they never explained the delay", ["delay*=-1500"]),
    ("they explained the delay", ["delay*=-1500"]),
    ("nobody explained any problems", ["problem*=-1000"]),
    ("they never explained the good bits", ["good=-1500 [negation -750]"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
