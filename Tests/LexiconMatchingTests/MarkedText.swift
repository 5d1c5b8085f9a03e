/// A text in which spans were marked with `⟦` and `⟧`; they may nest.
struct MarkedText {
  /// The text without the marks.
  let text: String

  /// The marked stretches as byte ranges, in the order in which they open.
  let ranges: [Range<Int>]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var starts: [(place: Int, start: Int)] = []
    var ranges: [Range<Int>?] = []
    for character in marked {
      switch character {
      case "⟦":
        starts.append((ranges.count, bytes.count))
        ranges.append(nil)
      case "⟧":
        guard let opened = starts.popLast() else { preconditionFailure("A mark was never opened.") }
        ranges[opened.place] = opened.start..<bytes.count
      default: bytes.append(contentsOf: String(character).utf8)
      }
    }
    precondition(starts.isEmpty, "A mark was never closed.")
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges.compactMap { $0 }
  }
}
