/// ICU 72's root word rules for text that is ASCII throughout.
///
/// The rules are those of UAX #29 with ICU's own: `@` is a letter, `:` is none and joins nothing. A word is a run of
/// letters, digits and `_`; an apostrophe or full stop between two letters, and one of `. ' , ;` between two digits,
/// goes on with it. Runs of blanks stay together; every other byte stands alone, but for CR LF.
/// The tests hold every boundary and class against ICU itself.
struct ASCIIWordRules: Sendable {
  private static let letter: UInt8 = 1
  private static let digit: UInt8 = 2
  private static let underscore: UInt8 = 4
  private static let betweenLetters: UInt8 = 8
  private static let betweenDigits: UInt8 = 16
  private static let wordByte = letter | digit | underscore

  private let classes: [UInt8]

  /// Creates the rules' class table.
  init() {
    var classes = [UInt8](repeating: 0, count: 256)
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { classes[Int(byte)] = Self.letter }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { classes[Int(byte)] = Self.letter }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { classes[Int(byte)] = Self.digit }
    classes[Int(UInt8(ascii: "@"))] = Self.letter
    classes[Int(UInt8(ascii: "_"))] = Self.underscore
    for byte in [UInt8(ascii: "."), UInt8(ascii: "'")] {
      classes[Int(byte)] = Self.betweenLetters | Self.betweenDigits
    }
    for byte in [UInt8(ascii: ","), UInt8(ascii: ";")] {
      classes[Int(byte)] = Self.betweenDigits
    }
    self.classes = classes
  }

  /// Finds the boundaries of an ASCII text.
  ///
  /// - Precondition: Every byte of the text is below 0x80.
  func find(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    boundaries.removeAll()
    let table = classes.span
    var position = 0
    while position < text.count {
      let byte = text[position]
      if table[Int(byte)] & Self.wordByte != 0 {
        let (end, status) = word(at: position, in: text, table)
        boundaries.append(end: end, status: status)
        position = end
        continue
      }
      position += 1
      if byte == UInt8(ascii: " ") {
        while position < text.count, text[position] == byte { position += 1 }
      } else if byte == UInt8(ascii: "\r"), position < text.count,
        text[position] == UInt8(ascii: "\n")
      {
        position += 1
      }
      boundaries.append(end: position, status: 0)
    }
  }

  /// Returns the end of the word that begins at a position, and its rule status.
  private func word(
    at start: Int,
    in text: Span<UInt8>,
    _ table: Span<UInt8>
  ) -> (end: Int, status: UInt16) {
    var position = start
    // The status follows the last pair of bytes, as ICU's chained rules tag it.
    var status: UInt16 = 0
    var previous: UInt8 = 0
    while position < text.count {
      let current = table[Int(text[position])]
      if current & Self.wordByte != 0 {
        if current == Self.digit {
          status = 100
        } else if current == Self.letter {
          status = 200
        } else if previous != 0 {
          status = previous == Self.digit ? 100 : 200
        }
        previous = current
        position += 1
        continue
      }
      guard position + 1 < text.count else { break }
      let following = table[Int(text[position + 1])]
      let joinsLetters =
        current & Self.betweenLetters != 0 && previous == Self.letter && following == Self.letter
      let joinsDigits =
        current & Self.betweenDigits != 0 && previous == Self.digit && following == Self.digit
      guard joinsLetters || joinsDigits else { break }
      position += 1
    }
    return (position, status)
  }
}
