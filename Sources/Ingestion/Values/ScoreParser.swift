public import FeedbackModel

/// Reads a respondent's score as the code of an answer on a scale.
///
/// It knows numbers (`9`, `9.0`, `5 stars`, `4/5`, `10 - Extremely likely`), stars, number words, the words of
/// answer scales, thumbs and faces. What is not an answer on the scale is nil; nothing is rounded.
public struct ScoreParser: Sendable {
  /// The scale that the answers belong to.
  public let scale: ScoreScale

  /// Whether `poor` is the lowest but one, for there is a `very poor`.
  private let hasVeryWords: Bool

  /// The user's own answers, if there are any.
  private let map: ScaleMap?

  /// Creates a parser.
  ///
  /// - Parameters:
  ///   - scale: The scale that the answers belong to.
  ///   - hasVeryWords: Whether the answers run from `very poor` to `very good`, not from `poor` to `excellent`.
  ///   - map: The user's own answers, which go before all others.
  public init(scale: ScoreScale, hasVeryWords: Bool = false, map: ScaleMap? = nil) {
    self.scale = scale
    self.hasVeryWords = hasVeryWords
    self.map = map
  }

  /// Returns the code that a cell states, or nil when it is no answer on the scale.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if let code = map?.code(of: bytes) { return scale.codes.contains(code) ? code : nil }
    if bytes.count == 1, bytes[0] &- UInt8(ascii: "0") < 10 {
      // Most cells; what follows would say the same.
      let code = Int(bytes[0] &- UInt8(ascii: "0"))
      return scale.codes.contains(code) ? code : nil
    }
    let code: Int? =
      switch ScoreAnswer(bytes) {
      case .number(let value, let top): top == nil || top == scale.codes.upperBound ? value : nil
      case .stars(let count): count
      case .words(let word): word.code(on: scale, hasVeryWords: hasVeryWords)
      case nil: nil
      }
    return code.flatMap { scale.codes.contains($0) ? $0 : nil }
  }

  /// Returns the code that a cell states, or nil when it is no answer on the scale.
  public func parse(_ bytes: Span<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { parse($0) }
  }

  /// Returns the code that a text states, or nil when it is no answer on the scale.
  public func parse(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { parse($0) }
  }
}

/// What a score cell states, before it is put on a scale.
enum ScoreAnswer {
  /// A number, and the top of the scale if the cell states it (`4/5`).
  case number(Int, top: Int?)
  /// Filled stars.
  case stars(Int)
  /// A word or picture.
  case words(ScoreWord)

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first(where: { $0 != Byte.space && $0 != Byte.tab }) else { return nil }
    if first < 0x80, let number = Self.number(bytes) {
      self = number
      return
    }
    let text = String(decoding: bytes.prefix(Self.maximumBytes), as: UTF8.self)
    if let count = Self.stars(text) {
      self = .stars(count)
    } else if let word = ScoreWord(text) {
      self = .words(word)
    } else {
      return nil
    }
  }

  /// A longer cell is no score.
  private static let maximumBytes = 200

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Reads a whole number, a fraction of noughts, and then either nothing, `/5`, `out of 5` or words without digits.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> ScoreAnswer? {
    var at = bytes.firstIndex { $0 != Byte.space && $0 != Byte.tab } ?? 0
    func digits() -> Int? {
      let start = at
      var value = 0
      while at < bytes.count, isDigit(bytes[at]), at - start < 4 {
        value = value * 10 + Int(bytes[at] - 0x30)
        at += 1
      }
      return at > start ? value : nil
    }
    guard let value = digits() else { return nil }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == Byte.comma {
      let fraction = bytes[(at + 1)...].prefix { isDigit($0) }
      guard fraction.allSatisfy({ $0 == 0x30 }), fraction.count > 0 || at + 1 == bytes.count else {
        return nil
      }
      at += 1 + fraction.count
    }
    let rest = bytes[at...]
    guard rest.count <= maximumBytes else { return nil }
    guard let next = rest.firstIndex(where: isDigit) else { return .number(value, top: nil) }
    let between = String(decoding: rest[..<next], as: UTF8.self).lowercased()
      .filter { $0.isLetter || $0 == "/" }
    at = next
    guard ["/", "outof", "of", "von", "sur", "de", "starsoutof", "staroutof"].contains(between),
      let top = digits(), !bytes[at...].contains(where: isDigit)
    else { return nil }
    return .number(value, top: top)
  }

  /// Counts the filled stars of a text that is nothing but stars.
  private static func stars(_ text: String) -> Int? {
    var filled = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "★", "⭐", "🌟": filled += 1
      case "☆", "\u{FE0E}", "\u{FE0F}", " ": break
      default: return nil
      }
    }
    return filled > 0 ? filled : nil
  }
}
