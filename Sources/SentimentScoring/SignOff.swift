import FeedbackModel
import Tokenization

/// Finds the signature that ends a letter or post: "Kind regards, Joy Best", "Best, Anna", "Sent from my phone".
///
/// A name is no praise, whatever word it is.
struct SignOff: Sendable {
  let grammar: GrammarWords

  /// The most units behind a closing: a name of three words, its marks, and a place.
  private static let longest = 7
  /// The most words of a name behind a closing that could be a sentence's own word.
  private static let longestName = 2

  /// Returns the units of the signature.
  ///
  /// - Parameters:
  ///   - units: The units of the comment.
  ///   - text: Its bytes.
  /// - Returns: The units from the name on to the end; empty without one.
  func signature(
    in units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>
  ) -> Range<Int> {
    let count = units.count
    for unit in (max(0, count - 1 - Self.longest)..<count).reversed() {
      let roles = grammar.roles(of: units[unit])
      guard !roles.isDisjoint(with: [.closing, .closingAlone, .deviceEnd]) else { continue }
      if roles.contains(.closing), isClosing(unit, units, text) { return (unit + 1)..<count }
      if roles.contains(.closingAlone), isAlone(unit, units, text) { return unit..<count }
      if roles.contains(.deviceEnd), endsDeviceLine(unit, units) { return (unit + 1)..<count }
    }
    return count..<count
  }

  /// Returns whether a unit is the last word of what a device puts before its name.
  private func endsDeviceLine(_ unit: Int, _ units: borrowing WorkList<LexicalUnit>) -> Bool {
    grammar.deviceLines.contains { line in
      let start = unit + 1 - line.count
      return start >= 0 && line.indices.allSatisfy { units[start + $0].hash == line[$0] }
    }
  }

  /// Returns whether a closing's last word stands as in "kind regards" or begins a statement, and says nothing more.
  private func isClosing(
    _ unit: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>
  ) -> Bool {
    if unit + 1 < units.count, grammar.has(.closingBehind, units[unit + 1]) { return false }
    return unit > 0
      && (grammar.has(.closingBefore, units[unit - 1]) || beginsLine(unit, units, text))
  }

  /// Returns whether a mark or the end of a line stands before a unit.
  private func beginsLine(
    _ unit: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>
  ) -> Bool {
    if units[unit - 1].kind == .punctuation { return true }
    let start = Int(units[unit].span.start)
    // A part of a hashtag begins before its hashtag ends.
    for position in min(Int(units[unit - 1].span.end), start)..<start
    where text[position] == UInt8(ascii: "\n") {
      return true
    }
    return false
  }

  /// Returns whether a closing begins the last statement, with a comma and then a short name behind it.
  private func isAlone(
    _ unit: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>
  ) -> Bool {
    guard unit > 0, beginsLine(unit, units, text), units[unit - 1].hash != grammar.comma,
      unit + 2 < units.count, units[unit + 1].hash == grammar.comma
    else { return false }
    let name = (unit + 2)..<units.count
    return name.count <= Self.longestName && name.allSatisfy { units[$0].kind == .word }
  }
}
