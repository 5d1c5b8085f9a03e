import FeedbackModel

/// The shapes of measures that stand in one stretch: digits and then a short unit, as in `30mins`, `2hrs` or `5gb`.
enum MeasureGrammar {
  /// The longest unit behind a number, in letters ("minutes").
  private static let longestUnit = 7

  /// The units that are words by themselves, by hash: "45mins" is "45 mins".
  ///
  /// Other letters make one word with their digits: "4th", "8am", "5G", "2day".
  private static let names = """
    sec secs second seconds min mins minute minutes hr hrs hour hours days wk wks week weeks mth mths month months yr yrs
    year years star stars mile miles people times
    """.split { $0 == " " || $0 == "\n" }.map { FormHash.of($0.utf8) }

  /// Returns whether a stretch is a measure.
  static func matches(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let letters = letters(of: range, in: text) else { return false }
    return letters > range.lowerBound
      && (1...longestUnit).contains(range.upperBound - letters)
  }

  /// Returns where the word of a measure begins.
  ///
  /// - Parameters:
  ///   - span: A measure.
  ///   - text: The comment.
  /// - Returns: The word's first byte; nil where the letters are no unit's name.
  static func word(of span: TextSpan, in text: Span<UInt8>) -> Int? {
    guard let first = letters(of: span.range, in: text), first > span.range.lowerBound else {
      return nil
    }
    let hash = FormHash.of((first..<span.range.upperBound).map { text[$0] | 0x20 })
    return names.contains(hash) ? first : nil
  }

  /// Returns where the letters begin that a stretch ends with; nil where it does not, or where it holds more than digits
  /// and marks before them.
  private static func letters(of range: Range<Int>, in text: Span<UInt8>) -> Int? {
    var first = range.lowerBound
    while first < range.upperBound, !isASCIILetter(text[first]) {
      guard text[first] < 0x80, text[first] != UInt8(ascii: "_") else { return nil }
      first += 1
    }
    for rest in first..<range.upperBound where !isASCIILetter(text[rest]) { return nil }
    return first < range.upperBound ? first : nil
  }
}
