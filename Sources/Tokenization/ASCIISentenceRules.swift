/// ICU's root sentence rules (UAX #29, SB1–SB998) for text that is ASCII throughout.
///
/// The tests hold every boundary against ICU itself.
struct ASCIISentenceRules: Sendable {
  private enum Property: UInt8 {
    case other
    case separator
    case blank
    case fullStop
    case terminator
    case close
    case goesOn
    case digit
    case upper
    case lower
  }

  private let properties: [Property]

  /// Creates the rules' property table.
  init() {
    var table = [Property](repeating: .other, count: 256)
    for (characters, property) in [
      ("\n\r", Property.separator), ("\t\u{B}\u{C} ", .blank), (".", .fullStop),
      ("!?", .terminator),
      ("()[]{}\"'", .close), (",-:", .goesOn),
    ] {
      for byte in characters.utf8 { table[Int(byte)] = property }
    }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = .digit }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] = .upper }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = .lower }
    properties = table
  }

  /// Finds the end of every sentence of an ASCII text.
  ///
  /// - Precondition: Every byte of the text is below 0x80.
  func find(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    boundaries.removeAll()
    let table = properties.span
    var position = 0
    var start = 0
    while position < text.count {
      switch table[Int(text[position])] {
      case .separator:
        position = behindSeparator(at: position, in: text)
      case .fullStop, .terminator:
        let (next, breaks) = behindTerminator(at: position, in: text, table)
        position = next
        guard breaks else { continue }
      default:
        position += 1
        continue
      }
      boundaries.append(end: position, status: 0)
      start = position
    }
    if start < text.count { boundaries.append(end: text.count, status: 0) }
  }

  private func behindSeparator(at position: Int, in text: Span<UInt8>) -> Int {
    let isPair =
      text[position] == UInt8(ascii: "\r") && position + 1 < text.count
      && text[position + 1] == UInt8(ascii: "\n")
    return position + (isPair ? 2 : 1)
  }

  /// Returns where to go on behind a full stop, `!` or `?`, and whether a sentence ends there.
  private func behindTerminator(
    at mark: Int,
    in text: Span<UInt8>,
    _ table: Span<Property>
  ) -> (next: Int, breaks: Bool) {
    let isFullStop = table[Int(text[mark])] == .fullStop
    var position = mark + 1
    if isFullStop, position < text.count {
      let following = table[Int(text[position])]
      if following == .digit { return (position, false) }  // SB6
      if following == .upper, mark > 0 {  // SB7
        let before = table[Int(text[mark - 1])]
        if before == .upper || before == .lower { return (position, false) }
      }
    }
    while position < text.count, table[Int(text[position])] == .close { position += 1 }
    while position < text.count, table[Int(text[position])] == .blank { position += 1 }
    guard position < text.count else { return (position, true) }
    switch table[Int(text[position])] {
    case .separator: return (behindSeparator(at: position, in: text), true)  // SB9–SB11
    case .goesOn, .fullStop, .terminator: return (position, false)  // SB8a
    default: return (position, !(isFullStop && goesOnInLowerCase(from: position, in: text, table)))
    }
  }

  /// Returns whether the next letter, before any other mark, is a lower-case one (SB8).
  private func goesOnInLowerCase(
    from start: Int,
    in text: Span<UInt8>,
    _ table: Span<Property>
  ) -> Bool {
    var position = start
    while position < text.count {
      switch table[Int(text[position])] {
      case .lower: return true
      case .upper, .separator, .fullStop, .terminator: return false
      default: position += 1
      }
    }
    return false
  }
}
