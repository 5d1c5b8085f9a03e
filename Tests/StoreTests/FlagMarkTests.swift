import Store
import Testing

@Suite struct FlagMarkTests {
  private let store: FeedbackStore
  private let rows = [
    SampleComment(id: "a", text: "late", respondent: "Ann"), SampleComment(text: "late too"),
    SampleComment(id: "c", text: "lovely", respondent: "Cy"),
  ]

  init() throws {
    store = try StoreFolder().store()
    try SampleLoad.load(rows, into: store)
  }

  private func marks() throws -> [String: FlagMark] {
    var marks: [String: FlagMark] = [:]
    try CommentReader(store).forEach { comment, _ in
      marks[comment.shownID] = comment.mark
      #expect(comment.isAnswered == (comment.mark == .done || comment.mark == .dismissed))
    }
    return marks
  }

  @Test func aLaterMarkTakesThePlaceOfTheFormer() throws {
    #expect(try marks().isEmpty)
    let before = try StoreDump.digests(of: store)
    try store.mark([
      FlagAction(comment: 1, mark: .done, action: "apologise"),
      FlagAction(comment: 2, mark: .dismissed, action: "answer"),
    ])
    #expect(try marks() == ["a": .done, "comment 2": .dismissed])
    try store.mark([FlagAction(comment: 1, mark: .open, action: "thank")])
    #expect(try marks() == ["a": .open, "comment 2": .dismissed])
    #expect(try StoreDump.lines(of: "flag_action", in: store).count == 2)
    // What people did, and when, is no part of what was loaded.
    #expect(try StoreDump.digests(of: store) == before)
  }

  @Test func allOrNoneIsMarked() throws {
    #expect(throws: StoreError.self) {
      try store.mark([
        FlagAction(comment: 1, mark: .done, action: "apologise"),
        FlagAction(comment: 2, mark: .done, action: "sing"),
      ])
    }
    #expect(try marks().isEmpty)
    try store.mark([FlagAction(comment: 99, mark: .done, action: "apologise")])
    #expect(try StoreDump.lines(of: "flag_action", in: store).isEmpty)
  }

  @Test func whoIsForgottenLeavesNoMark() throws {
    try store.mark([
      FlagAction(comment: 1, mark: .done, action: "apologise"),
      FlagAction(comment: 3, mark: .open, action: "thank"),
    ])
    let erased = try Erasure(store, .respondent("Ann")).run()
    #expect(erased.comments == 1 && erased.flagActions == 1)
    let left = try StoreDump.lines(of: "flag_action", in: store)
    #expect(left.count == 1 && left[0].hasPrefix("3|'open'|'thank'|"))
  }

  /// An id means the rows that have it, one for each source; a number means any comment.
  @Test func anIDMeansTheRowsThatHaveIt() throws {
    let other = [SampleComment(id: "a", text: "x"), SampleComment(id: "comment 2", text: "y")]
    try SampleLoad.load(other, into: store, source: "calls")
    let ids = ["a", "c", "comment 2", "comment 4", "comment 99", "none", "comment x", ""]
    let found = try CommentReader(store).candidates(for: ids)
    #expect(
      found.mapValues { $0.map { "\($0.number) \($0.source)" } } == [
        "a": ["1 default", "4 calls"], "c": ["3 default"], "comment 2": ["5 calls"],
        "comment 4": ["4 calls"],
      ]
    )
    let annotation = try CommentReader(store).annotation(of: 3)
    #expect(annotation == SampleLoad.annotation(Array("lovely".utf8)))
    #expect(try CommentReader(store).annotation(of: 99) == nil)
  }
}
