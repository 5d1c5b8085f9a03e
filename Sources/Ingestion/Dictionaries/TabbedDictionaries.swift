import FeedbackModel

/// Dictionaries of one line a form, with tabs between the fields: VADER, AFINN and NRC EmoLex.
enum TabbedDictionaries {
  /// AFINN counts from −5 to 5, word lists from −4 to 4.
  private static let afinnScale = 0.8

  static let noNumber = "no number stands behind its first tab"
  static let outOfRange = "its weight is beyond the scale of its format"

  /// Reads `token`, mean, standard deviation and ratings; only the mean is a weight.
  static func vader(_ text: DictionaryText, _ content: inout DictionaryContent) {
    weights(text, in: 4, scale: 1, &content)
  }

  /// Reads `term` and an integer.
  static func afinn(_ text: DictionaryText, _ content: inout DictionaryContent) {
    weights(text, in: 5, scale: afinnScale, &content)
  }

  private static func weights(
    _ text: DictionaryText,
    in range: Double,
    scale: Double,
    _ content: inout DictionaryContent
  ) {
    for line in text.lines {
      let fields = line.text.tabFields
      let location = text.location(line)
      guard fields.count > 1, let weight = DictionaryNumber.parse(fields[1]) else {
        content.lose(line.text, noNumber, at: location)
        continue
      }
      guard abs(weight) <= range else {
        content.lose(line.text, outOfRange, at: location)
        continue
      }
      content.add(fields[0], .valence(weight * scale), at: location)
    }
  }

  /// Reads `word`, emotion and whether the word is of it; a nought says nothing.
  static func nrc(_ text: DictionaryText, _ content: inout DictionaryContent) {
    for (place, line) in text.lines.enumerated() {
      let fields = line.text.tabFields
      let location = text.location(line)
      guard fields.count == 3, fields[2] == "0" || fields[2] == "1", !fields[1].isEmpty else {
        // The first line may name the columns.
        if place > 0 || fields.count != 3 {
          content.lose(line.text, "it is no word, emotion and 0 or 1", at: location)
        }
        continue
      }
      guard fields[2] == "1" else { continue }
      content.add(
        fields[0],
        category: [String(fields[1])],
        .member(weight: nil),
        at: location
      )
    }
  }
}

/// Numbers as dictionaries write them.
enum DictionaryNumber {
  /// Returns a finite decimal; nil for anything else, be it `nan`, `inf` or hexadecimal.
  static func parse(_ text: some StringProtocol) -> Double? {
    guard !text.isEmpty,
      text.utf8.allSatisfy({
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || "+-.eE".utf8.contains($0)
      }),
      let value = Double(String(text)), value.isFinite
    else { return nil }
    return value
  }
}
