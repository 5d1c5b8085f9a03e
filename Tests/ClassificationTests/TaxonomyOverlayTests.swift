import Testing

@testable import Classification
@testable import LexiconMatching

@Suite struct TaxonomyOverlayTests {
  private static let base = """
    topic | staff | | Staff
    cue | staff | 1.0 | clerk
    cue | staff | 0.6 | desk
    topic | delay | | Delay
    cue | delay | 1.0 | late
    """

  private func topics(_ overlay: String, _ text: String) -> [String] {
    let set = SmallLexicon.set(topics: Self.base)
    var table = SmallLexicon.table(.topics, overlay, path: "overlay.tsv")
    table.isOverlay = true
    let bench = ClassifierBench(LexiconSet(tables: set.tables + [table]))
    return bench.topicIDs(text)
  }

  @Test(
    arguments: [
      ("", "the clerk", ["staff"]), ("cue | staff | 0.2 | clerk", "the clerk", []),
      ("cue | staff | 1.4 | desk", "the desk", ["staff"]),
      ("cue | staff | -0.5 | north", "the north clerk", []),
      ("prior | staff | 0.4 | ", "the desk", ["staff"]),
      ("prior | staff | 5.0 | ", "the train", []),
      ("prior | staff | -0.5 | ", "the clerk", []),
      ("topic | wifi | | Wi-Fi\\ncue | wifi | 1.0 | signal", "the signal", ["wifi"]),
      ("cue | delay | 3.0 | clerk", "the clerk was late", ["delay", "staff"]),
      ("else | staff | | ", "the train", ["staff"]),
      ("else | staff | | \\nprior | staff | -999.0 | ", "the train", ["staff"]),
      ("else | staff | | \\nprior | staff | -1000.0 | ", "the train", []),
    ]
  )
  func overlaysChangeTopics(overlay: String, text: String, wanted: [String]) {
    #expect(topics(overlay.replacing("\\n", with: "\n"), text) == wanted)
  }
}
