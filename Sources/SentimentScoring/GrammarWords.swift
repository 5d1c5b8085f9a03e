import FeedbackModel
import Tokenization

/// The small words and openings that the rules go by, laid out to be looked up.
///
/// The rules of scope, denial, question and signature ask for them around a hit or a mark only; so they are no patterns,
/// which every comment would be searched for. A class, so that what holds it stays small: large values are copied when
/// they are passed on.
final class GrammarWords: Sendable {
  /// A word by its `FormHash`, and what it does.
  struct Word: BitwiseCopyable, Sendable {
    var hash: UInt64
    var roles: GrammarRoles
  }

  /// Two words that open a question, by the hashes of both.
  struct Opening: BitwiseCopyable, Sendable {
    var first: UInt64
    var second: UInt64
    var asks: Asking
    /// Whether they do only where a question mark ends the statement: "does the job" asks nothing.
    var needsMark = false
  }

  /// The words, each once.
  let words: [Word]

  /// The openings, each once.
  let openings: [Opening]

  /// The hashes of the marks that are asked for as words are.
  let comma = FormHash.of(",".utf8)
  let questionMark = FormHash.of("?".utf8)

  /// The hashes of "be", with which nothing is said to be so, and of what may follow a comparative.
  let be = FormHash.of("be".utf8)
  let than = FormHash.of("than".utf8)
  /// The hashes of the words with which it is asked that something be left undone.
  let `do` = FormHash.of("do".utf8)
  let dont = FormHash.of("don't".utf8)
  let to = FormHash.of("to".utf8)

  /// How lines begin that a device adds, word by word.
  let deviceLines: [[UInt64]]

  /// A flat open-addressing table of the words; a slot without roles is empty.
  private let slots: WorkList<Word>
  private let mask: Int

  /// A bit for each conjunction, by its hash modulo 64: most words are none, and this tells so at once.
  private let conjunctionBits: UInt64

  private let asks: [UInt64: Opening]
  /// A bit for each opening: most words open nothing, and this tells so at once.
  private let openingBits: WorkList<UInt64>

  /// Lays words out.
  init(_ words: [Word], _ openings: [Opening], deviceLines: [[UInt64]]) {
    (self.words, self.openings, self.deviceLines) = (words, openings, deviceLines)
    var capacity = 16
    while capacity < words.count * 2 { capacity *= 2 }
    mask = capacity - 1
    var slots = WorkList(repeating: Word(hash: 0, roles: []), count: capacity)
    var conjunctionBits: UInt64 = 0
    for word in words where word.roles.contains(.conjunction) {
      conjunctionBits |= 1 << (word.hash & 63)
    }
    self.conjunctionBits = conjunctionBits
    for word in words where !word.roles.isEmpty {
      var place = Int(truncatingIfNeeded: word.hash) & mask
      while !slots[place].roles.isEmpty { place = (place + 1) & mask }
      slots[place] = word
    }
    self.slots = slots
    var asks: [UInt64: Opening] = [:]
    var bits = WorkList<UInt64>(repeating: 0, count: 64)
    for opening in openings {
      let pair = Self.pair(opening.first, opening.second)
      asks[pair] = opening
      bits[Int(pair >> 58)] |= 1 << (pair >> 52 & 63)
    }
    self.asks = asks
    openingBits = bits
  }

  /// Whether a unit is a conjunction, such as "and" or "because".
  @inline(__always)
  func isConjunction(_ unit: LexicalUnit) -> Bool {
    conjunctionBits >> (unit.hash & 63) & 1 != 0 && has(.conjunction, unit)
  }

  /// What a unit does; nothing where it is no small word.
  @inline(__always)
  func roles(of unit: LexicalUnit) -> GrammarRoles { roles(of: unit.hash) }

  /// What the word of a `FormHash` does.
  @inline(__always)
  func roles(of hash: UInt64) -> GrammarRoles {
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].hash != hash, !slots[place].roles.isEmpty { place = (place + 1) & mask }
    return slots[place].roles
  }

  /// Whether a unit does one of some things.
  @inline(__always)
  func has(_ roles: GrammarRoles, _ unit: LexicalUnit) -> Bool {
    !self.roles(of: unit.hash).isDisjoint(with: roles)
  }

  /// The opening that two words are with which a statement begins; nil where they are none.
  @inline(__always)
  func opening(_ first: LexicalUnit, _ second: LexicalUnit) -> Opening? {
    opening(first.hash, second.hash)
  }

  /// The opening that the words of two `FormHash`es are.
  @inline(__always)
  func opening(_ first: UInt64, _ second: UInt64) -> Opening? {
    let pair = Self.pair(first, second)
    guard openingBits[Int(pair >> 58)] >> (pair >> 52 & 63) & 1 == 1 else { return nil }
    return asks[pair]
  }

  @inline(__always)
  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    // 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
    (first &* 3 ^ second) &* 0x9E37_79B9_7F4A_7C15
  }
}
