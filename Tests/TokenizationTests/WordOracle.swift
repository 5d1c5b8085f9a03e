import CWordOracle
import Testing

@testable import Tokenization

/// ICU's own words of whole texts, by the slow way, and what the tokenizer makes of the same texts.
///
/// It is a class only because the tokenizer is one; each test owns one.
final class WordOracle {
  private let tokenizer = Tokenizer()
  private var expected = Boundaries()
  private var found = Boundaries()

  /// How many texts were compared.
  private(set) var compared = 0

  /// Returns ICU's boundaries and classes; none where ICU gives an error or disagrees with itself.
  static func boundaries(of text: [UInt8]) -> Boundaries {
    var boundaries = Boundaries()
    return fill(&boundaries, of: text) >= 0 ? boundaries : Boundaries()
  }

  /// Returns how many boundaries there are, or the negative number of an error.
  private static func fill(_ boundaries: inout Boundaries, of text: [UInt8]) -> Int {
    boundaries.removeAll()
    // A stretch has at least one byte.
    boundaries.ends.append(contentsOf: repeatElement(0, count: text.count))
    boundaries.classes.append(contentsOf: repeatElement(0, count: text.count))
    let count = Int(
      word_oracle(text, Int32(text.count), &boundaries.ends, &boundaries.classes)
    )
    boundaries.ends.removeLast(text.count - max(0, count))
    boundaries.classes.removeLast(text.count - max(0, count))
    return count
  }

  /// Returns how the tokenizer's words differ from ICU's, or nil.
  func difference(in text: [UInt8]) -> String? {
    compared += 1
    let count = Self.fill(&expected, of: text)
    if count < 0 { return "the oracle gives error \(count) for \(text.prefix(200))" }
    tokenizer.wordBoundaries(in: text.span, into: &found)
    if found == expected { return nil }
    let place = zip(found.ends, expected.ends).prefix { $0 == $1 }.count
    let start = place > 0 ? Int(expected.ends[place - 1]) : 0
    let around = text[max(0, start - 16)..<min(text.count, start + 32)]
    return """
      of \(text.count) bytes, near byte \(start): \
      \(around.map { String($0, radix: 16) }.joined(separator: " ")); \
      \(Self.list(found, from: place)), ICU has \(Self.list(expected, from: place))
      """
  }

  private static func list(_ boundaries: Boundaries, from place: Int) -> String {
    let pairs = zip(boundaries.ends, boundaries.classes).dropFirst(max(0, place - 2)).prefix(6)
    return pairs.map { "\($0):\($1)" }.joined(separator: " ")
  }
}
