import Testing

@testable import Calibration

struct GoldColumnsTests {
  @Test
  func `columns are found by their letters`() {
    let columns = GoldColumns(GoldNames())
    #expect(columns.fields(of: "label") == [.label])
    #expect(columns.fields(of: "LABEL") == [.label] && columns.fields(of: "Topics ") == [.topics])
    #expect(columns.fields(of: "labels") == [] && columns.fields(of: "…") == [])
  }

  @Test
  func `names of options take the place of the usual ones`() {
    var names = GoldNames()
    names.label = "coder a"
    names.secondCoder = "coder_b"
    names.groups = ["airline", "topics"]
    let columns = GoldColumns(names)
    #expect(columns.fields(of: "label") == [])
    #expect(columns.fields(of: "Coder A") == [.label])
    #expect(columns.fields(of: "coder_b") == [.secondCoder])
    #expect(columns.fields(of: "airline") == [.group(0)])
    #expect(Set(columns.fields(of: "topics")) == [.topics, .group(1)])
  }
}
