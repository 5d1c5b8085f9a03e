import FeedbackModel
import Testing

@testable import Pipeline

@Suite struct NameTableTests {
  @Test func namesOfEveryLengthAreWritten() {
    let letters = String(repeating: "abcdefghij", count: 7)
    let names = (0...70).map { String(letters.prefix($0)) }
    let table = NameTable(names)
    var out = WorkList<UInt8>()
    for place in names.indices.reversed() { table.append(place, to: &out) }
    #expect(String(decoding: out.array, as: UTF8.self) == names.reversed().joined())
  }
}
