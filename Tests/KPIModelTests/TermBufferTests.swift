import Testing

@testable import KPIModel

@Suite("Term buffers")
struct TermBufferTests {
  private static func terms(_ buffer: TermBuffer) -> [String] {
    var start = 0
    return buffer.ends.map { end in
      defer { start = end }
      return String(decoding: buffer.bytes[start..<end], as: UTF8.self)
    }
  }

  @Test("hold words and pairs of words one after another, and none after they are emptied")
  func append() {
    var buffer = TermBuffer()
    let (first, second) = (Array("lost".utf8), Array("bag".utf8))
    buffer.append(first.span)
    buffer.append(first.span, second.span)
    buffer.append("é")
    buffer.append([UInt8]().span)
    #expect(Self.terms(buffer) == ["lost", "lost bag", "é", ""])
    #expect(buffer.count == 4)
    buffer.removeAll()
    #expect(buffer.count == 0 && buffer.bytes.isEmpty)
  }
}
