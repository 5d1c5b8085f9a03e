import Testing

@testable import EarshotBenchmarks

@Suite struct BoundaryCheckTests {
  @Test func everyCommentOfAFileIsLookedAt() throws {
    let path = try CSVFile(SampleCorpora.texts(), rows: 500, seed: 5).written(as: "boundaries")
    let check = try BoundaryCheck(of: path)
    #expect(check.comments == 500)
    #expect(check.differences == 0)
    let loop = try WordLoop(over: CommentTexts(of: path), threads: 1)
    #expect(BoundaryRun(check).agrees(with: loop))
  }

  @Test func countsComeBackFromJSON() throws {
    var check = BoundaryCheck()
    check.add(Array("One two.".utf8).span)
    let run = BoundaryRun(check)
    #expect(run.json == #"{"comments":1,"boundaries":4,"words":2,"differences":0}"#)
    #expect(BoundaryRun(json: run.json + "\n") == run)
    #expect(BoundaryRun(json: "{}") == nil)
  }

  @Test func aCountThatDiffersIsNoAgreement() throws {
    var check = BoundaryCheck()
    check.add(Array("One two.".utf8).span)
    let run = BoundaryRun(check)
    let loop = try WordLoop(over: CommentTexts([Array("One two.".utf8)]), threads: 1)
    #expect(run.agrees(with: loop))
    let counts: [WritableKeyPath<WordLoop, Int>] = [\.comments, \.words, \.boundaries]
    for count in counts {
      var other = loop
      other[keyPath: count] += 1
      #expect(!run.agrees(with: other), "\(count)")
    }
  }
}
