import FeedbackModel

/// Composes comments from sentences: joins some, cuts the last one short, and draws new numbers.
struct CommentMaker {
  /// The share of comments with a byte beyond ASCII, in percent.
  static let foreignPercent = 8
  /// The share of comments with a line break, in percent.
  static let newlinePercent = 6
  /// The share of comments with a quotation mark, in percent.
  static let quotePercent = 3

  /// The bytes that a comment aims at: 16 or more; the mean with sentences cut at a word is about 100.
  private static let shortest = 16
  private static let spread = 162

  private let texts: SampleTexts

  init(texts: SampleTexts) { self.texts = texts }

  /// Returns the next comment in UTF-8, not yet escaped for CSV.
  func comment(_ random: inout SplitMix64) -> [UInt8] {
    let wantsForeign = random.index(below: 100) < Self.foreignPercent
    let wantsNewline = random.index(below: 100) < Self.newlinePercent
    let wantsQuote = random.index(below: 100) < Self.quotePercent
    let aim = Self.shortest + random.index(below: Self.spread)
    var comment = sentence(from: wantsForeign ? texts.foreign : texts.plain, &random)
    if wantsQuote { comment = quoted(comment) }
    if wantsNewline {
      comment.append(UInt8(ascii: "\n"))
      comment += sentence(from: texts.plain, &random)
    }
    while comment.count < aim {
      comment.append(UInt8(ascii: " "))
      let next = sentence(from: texts.plain, &random)
      comment += cut(next, to: aim - comment.count)
    }
    return comment
  }

  private func sentence(from list: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    var sentence = random.pick(list)
    var isFirst = true
    for index in sentence.indices {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sentence[index]) else {
        isFirst = true
        continue
      }
      // No number gets a zero in front that it did not have.
      let lowest = isFirst && sentence[index] != UInt8(ascii: "0") ? 1 : 0
      sentence[index] = UInt8(ascii: "0") + UInt8(lowest + random.index(below: 10 - lowest))
      isFirst = false
    }
    return sentence
  }

  /// Cuts a sentence of ASCII behind the word in which the limit falls.
  private func cut(_ sentence: [UInt8], to limit: Int) -> ArraySlice<UInt8> {
    guard limit < sentence.count else { return sentence[...] }
    let end = sentence[max(0, limit)...].firstIndex(of: UInt8(ascii: " ")) ?? sentence.count
    return sentence[..<end]
  }

  private func quoted(_ sentence: [UInt8]) -> [UInt8] {
    [UInt8(ascii: "\"")] + sentence + [UInt8(ascii: "\"")]
  }
}
