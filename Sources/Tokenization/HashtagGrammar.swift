/// The shapes of words inside a hashtag.
enum HashtagGrammar {
  /// Returns where the part that begins at a byte ends.
  ///
  /// `BadService2go` is Bad, Service, 2, go; `UKTrains` is UK, Trains: capitals break before the last one.
  static func partEnd(from start: Int, to end: Int, in text: Span<UInt8>) -> Int {
    var position = start + 1
    let first = text[start]
    if isDigit(first) {
      while position < end, isDigit(text[position]) { position += 1 }
      return position
    }
    if isCapital(first), position < end, isCapital(text[position]) {
      while position < end, isCapital(text[position]) { position += 1 }
      let nextIsSmall = position < end && isSmall(text[position])
      if nextIsSmall { position -= 1 }
      return max(position, start + 1)
    }
    while position < end, !isCapital(text[position]), !isDigit(text[position]),
      text[position] != UInt8(ascii: "_")
    {
      position += 1
    }
    return position
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
