import FeedbackModel
import Tokenization

/// Finds the signature that ends a letter or post: "Kind regards, Joy Best", "Best, Anna", "Sent from my phone".
///
/// A name is no praise, whatever word it is.
struct SignOff: Sendable {
  /// The last words of a closing that a name follows, what stands before them, and what shows that they are no closing.
  private let closings = Self.hashes("regards sincerely faithfully wishes truly rgds")
  private let before = Self.hashes("kind kindest best warm warmest yours many with")
  private let behind = Self.hashes("to for the")
  /// Closings of one word, which begin the last line.
  private let bareClosings = Self.hashes("best warmly cordially")
  /// How the line begins that a device adds.
  private let added = Self.hashes("sent from my")
  private let comma = FormHash.of(",".utf8)
  /// A bit for each word that may begin a signature: most words do not, and this tells so at once.
  private let bits: UInt64

  init() { bits = (closings + bareClosings + added.suffix(1)).reduce(0) { $0 | 1 << ($1 & 63) } }

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
    for unit in (max(0, count - 1 - Self.longest)..<count).reversed()
    where bits >> (units[unit].hash & 63) & 1 == 1 {
      let hash = units[unit].hash
      if closings.contains(hash), isClosing(unit, units, text) { return (unit + 1)..<count }
      if bareClosings.contains(hash), isAlone(unit, units, text) { return unit..<count }
      if added.last == hash, unit >= 2, units[unit - 1].hash == added[1],
        units[unit - 2].hash == added[0]
      {
        return (unit + 1)..<count
      }
    }
    return count..<count
  }

  /// Returns whether a closing's last word stands as in "kind regards" or begins a statement, and says nothing more.
  private func isClosing(
    _ unit: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>
  ) -> Bool {
    if unit + 1 < units.count, behind.contains(units[unit + 1].hash) { return false }
    return unit > 0
      && (before.contains(units[unit - 1].hash) || beginsLine(unit, units, text))
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
    guard unit > 0, beginsLine(unit, units, text), units[unit - 1].hash != comma,
      unit + 2 < units.count, units[unit + 1].hash == comma
    else { return false }
    let name = (unit + 2)..<units.count
    return name.count <= Self.longestName && name.allSatisfy { units[$0].kind == .word }
  }

  private static func hashes(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { FormHash.of($0.utf8) }
  }
}
