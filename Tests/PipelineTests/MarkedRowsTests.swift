import FeedbackModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct MarkedRowsTests {
  private func rows(_ text: String) -> OutputBytes {
    let out = OutputBytes()
    AnnotationText.append(text, to: &out.list)
    return out
  }

  private func mark(_ text: String) -> WorkList<UInt8> {
    var list = WorkList<UInt8>()
    AnnotationText.append(text, to: &list)
    return list
  }

  @Test func rowsWithoutMarksStayAsTheyAre() {
    #expect(MarkedRows(rows("a,b\n")).bytes == Array("a,b\n".utf8))
    #expect(MarkedRows(rows("")).bytes == [])
  }

  @Test func marksStandWhereFlagsStood() {
    var marked = MarkedRows(rows("one,\ntwo,old\nthree,"))
    marked.replace(4..<4, with: mark("M"))
    marked.replace(9..<12, with: mark("longer"))
    marked.replace(19..<19, with: mark(""))
    #expect(String(decoding: marked.bytes, as: UTF8.self) == "one,M\ntwo,longer\nthree,")
  }

  /// More pieces than the system takes at once, to a pipe that takes few bytes at a time.
  @Test(arguments: [0, 1, 511, 512, 513, 3000])
  func allPiecesAreWritten(marks: Int) throws {
    let line = "a row of some length,\n"
    var marked = MarkedRows(rows(String(repeating: line, count: 3000)))
    for place in 0..<marks {
      let end = (place + 1) * line.utf8.count - 1
      marked.replace(end..<end, with: mark("mark \(place)"))
    }
    let folder = try TestFolder()
    let path = try folder.write("out.csv", "")
    let file = try OutputFile(path)
    try file.write(marked)
    try file.finish()
    #expect(FileManager.default.contents(atPath: path).map { Array($0) } == marked.bytes)
    #expect(marked.bytes.count == 3000 * line.utf8.count + marked.marks.count)
  }
}
