import FeedbackModel
import Store
import Testing

@Suite struct StoredRespondentsTests {
  private let folder: StoreFolder
  private let store: FeedbackStore

  init() throws {
    folder = try StoreFolder()
    store = try folder.store()
  }

  private func begin(_ column: String?, source: String = "default") throws {
    let plan = SampleLoad.plan(source: source, respondentColumn: column)
    _ = try StoreWriter(store, plan: plan, known: KnownRows()) { _, _ in .init() }
  }

  private func fault(_ column: String?) -> String? {
    do {
      try begin(column)
      return nil
    } catch let error as StoreError {
      #expect(error.code == .mismatch)
      return error.description
    } catch {
      return "\(error)"
    }
  }

  @Test func theFirstLoadThatNamesAColumnSettlesIt() throws {
    try begin(nil)
    #expect(try store.respondentColumn(ofSource: "default") == nil)
    // A name that no row came with, as a misspelled one, may still be mended.
    try begin("custommer")
    try SampleLoad.load([SampleComment(text: "late", respondent: "C1")], into: store)
    #expect(try store.respondentColumn(ofSource: "default") == "customer")
    #expect(try store.respondentColumn(ofSource: "posts") == nil)
    #expect(fault("customer") == nil)
    #expect(fault("author")?.contains("--respondent-column 'customer'") == true)
    #expect(fault(nil)?.contains("--respondent-column 'customer'") == true)
    try begin("author", source: "posts")
  }

  /// Rows with an id are overwritten, rows without one would stand there twice, once without a name.
  @Test(arguments: [(Optional("1"), true), (nil, false)])
  func aColumnComesLaterWhereNothingComesTwice(id: String?, isTaken: Bool) throws {
    try SampleLoad.load([SampleComment(id: id, text: "late")], into: store, respondentColumn: nil)
    #expect((fault("customer") == nil) == isTaken)
    #expect(isTaken || fault("customer")?.contains("come in twice") == true)
  }

  /// A store of before the column was kept.
  @Test func whatHasRespondentsKeepsThem() throws {
    let rows = [SampleComment(text: "late", respondent: "C1")]
    try SampleLoad.load(rows, into: store, respondentColumn: nil)
    #expect(fault(nil)?.contains("names none") == true)
    #expect(fault("customer") == nil)
  }
}
