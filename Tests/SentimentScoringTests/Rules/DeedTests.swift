import Testing

/// What should be done is a fault where it is not, and so is what a service does; neither turns into praise.
struct DeedTests {
  /// Texts, and their hits as `entry=value [rule factor, …]`.
  static let cases: [(String, [String])] = [
    // What is wanted is asked for, or told as missing.
    ("answer the phone", ["answer the phone=-1000"]),
    ("they never answer the phone", ["answer the phone=-1000"]),
    ("nobody to not answer the phone", ["answer the phone=-1000"]),
    // What is done says nothing, however it is stressed.
    ("they call me back", ["call me back=0 [deed 0]"]),
    ("they very call me back", ["call me back=0 [intensity 1500, deed 0]"]),
    ("they did not call me back", ["call me back=-1500"]),
    ("nobody to call me back", ["call me back=-1500"]),
    // Nothing left undone.
    ("nobody did not call me back", ["call me back=0 [deed 0]"]),
    // What stands behind a deed left undone is not turned by the same negator.
    ("they did not call me back about the problem", ["call me back=-1500", "problem*=-1000"]),
    ("they did not call me back, good", ["call me back=-1500", "good=2000"]),
  ]

  @Test(arguments: cases)
  func `hits and what the rules make of them`(text: String, expected: [String]) {
    let bench = ScoringBench()
    #expect(bench.written(text) == expected)
  }
}
