import FeedbackModel
import KPIModel
import Store
import Testing

@Suite struct RescoreTests {
  private let rows = SampleLoad.comments(300, seed: 31)

  @Test func theNewCountsAreThoseOfANewStore() throws {
    let folder = try StoreFolder()
    let store = try folder.store("old.db")
    try SampleLoad.load(rows, into: store)
    let before = try StoredFigures(store, segments: []).partial
    try SampleLoad.rescore(store, version: 2)
    let fresh = try folder.store("new.db")
    try SampleLoad.load(rows, into: fresh, version: 2)
    let figures = try StoredFigures(store, segments: [])
    #expect(figures.partial == (try StoredFigures(fresh, segments: []).partial))
    #expect(figures.formerPartial == before && figures.partial != before)
  }

  @Test func oneThatWasCutShortGoesOn() throws {
    let folder = try StoreFolder()
    let stores = [try folder.store("whole.db"), try folder.store("cut.db")]
    for store in stores { try SampleLoad.load(rows, into: store) }
    try SampleLoad.rescore(stores[0], version: 2)
    var begun = try #require(try Rescore(stores[1], SampleLoad.dictionary(version: 2)))
    let some = try begun.next().prefix(70)
    try begun.add(some.map { ($0, SampleLoad.annotation($0.text, version: 2)) })
    // Loading waits for it, and the figures are still the former ones.
    #expect(throws: StoreError.self) { try SampleLoad.load(rows, into: stores[1]) }
    #expect(try StoredFigures(stores[1], segments: []).former == nil)
    try SampleLoad.rescore(stores[1], version: 2)
    #expect(try StoreDump.digests(of: stores[0]) == StoreDump.digests(of: stores[1]))
  }

  @Test func onlyTheLastTwoDictionariesStay() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load(rows, into: store)
    for version in 2...4 { try SampleLoad.rescore(store, version: version) }
    #expect(try StoreDump.lines(of: "dictionary", in: store).count == 2)
    #expect(try Rescore(store, SampleLoad.dictionary(version: 4)) == nil)
    let figures = try StoredFigures(store, segments: [])
    #expect(figures.current.sha256 == SampleLoad.dictionary(version: 4).sha256)
    #expect(figures.former?.sha256 == SampleLoad.dictionary(version: 3).sha256)
  }

  @Test func otherWordListsDoNotLoad() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load(rows, into: store)
    let before = try StoreDump.digests(of: store)
    #expect {
      try SampleLoad.load(rows, into: store, version: 2)
    } throws: { ($0 as? StoreError)?.code == .mismatch }
    #expect(try StoreDump.digests(of: store) == before)
  }

  /// An edited row leaves the former figures, whose word lists are no longer there to judge it.
  @Test func editsLeaveTheFormerFigures() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load([SampleComment(id: "1", text: "late")], into: store)
    try SampleLoad.rescore(store, version: 2)
    let edit = [SampleComment(id: "1", text: "very late")]
    #expect(try SampleLoad.load(edit, into: store, version: 2).edited == 1)
    let figures = try StoredFigures(store, segments: [])
    #expect(figures.formerPartial == .empty)
    #expect(figures.partial.cells(by: nil)[0].counts.rows == 1)
  }
}
