import FeedbackModel

/// The lookup tables of SentiStrength, a folder of small files.
enum SentiStrengthFolder {
  /// The tables that can be carried over, by the names that its distribution gives them.
  private static let tables: [(name: String, read: Reader)] = [
    ("EmotionLookupTable.txt", emotions), ("SentimentLookupTable.txt", emotions),
    ("EmoticonLookupTable.txt", emoticons), ("IdiomLookupTable.txt", emotions),
    ("NegatingWordList.txt", negations), ("BoosterWordList.txt", boosters),
    ("SlangLookupTable.txt", slang),
  ]

  private typealias Reader =
    @Sendable (DictionaryText, DictionaryText.Line, [Substring], inout DictionaryContent) -> Void

  /// Returns the paths of the tables in a folder that can be read; empty in any other folder.
  static func paths(in folder: String, names: [String]) -> [String] {
    tables.map(\.name).filter(names.contains).map { folder + "/" + $0 }
  }

  /// Reads one table.
  static func read(_ text: DictionaryText, _ content: inout DictionaryContent) {
    let name = text.path.split(separator: "/").last.map(String.init) ?? ""
    guard let table = tables.first(where: { $0.name == name }) else { return }
    for line in text.lines {
      table.read(text, line, line.text.tabFields, &content)
    }
  }

  /// Names the files of a folder that say what word lists cannot.
  static func lose(_ names: [String], in folder: String, _ content: inout DictionaryContent) {
    let known = tables.map(\.name)
    for name in names where !known.contains(name) && !name.hasPrefix(".") {
      let location = SourceLocation(file: folder + "/" + name)
      content.lose(name, "the file is no table that word lists can take up", at: location)
    }
  }

  /// The strengths of SentiStrength go from ±1, which is neutral, to ±5.
  private static func emotions(
    _ text: DictionaryText,
    _ line: DictionaryText.Line,
    _ fields: [Substring],
    _ content: inout DictionaryContent
  ) {
    guard let strength = strength(text, line, fields, &content) else { return }
    let value = max(0, abs(strength) - 1)
    content.add(fields[0], .valence(strength < 0 ? -value : value), at: text.location(line))
  }

  /// Emoticons have −1, 0 or 1, which it adds to a strength.
  private static func emoticons(
    _ text: DictionaryText,
    _ line: DictionaryText.Line,
    _ fields: [Substring],
    _ content: inout DictionaryContent
  ) {
    guard let strength = strength(text, line, fields, &content) else { return }
    content.add(fields[0], .valence(strength), at: text.location(line))
  }

  private static func strength(
    _ text: DictionaryText,
    _ line: DictionaryText.Line,
    _ fields: [Substring],
    _ content: inout DictionaryContent
  ) -> Double? {
    guard fields.count > 1, let value = DictionaryNumber.parse(fields[1]) else {
      content.lose(line.text, TabbedDictionaries.noNumber, at: text.location(line))
      return nil
    }
    guard abs(value) <= 5 else {
      content.lose(line.text, TabbedDictionaries.outOfRange, at: text.location(line))
      return nil
    }
    return value
  }

  private static func negations(
    _ text: DictionaryText,
    _ line: DictionaryText.Line,
    _ fields: [Substring],
    _ content: inout DictionaryContent
  ) {
    content.add(fields[0], .negator, at: text.location(line))
  }

  /// How much one step of strength is of a middling one: boosters add steps, word lists multiply.
  private static let stepShare = 0.3

  private static func boosters(
    _ text: DictionaryText,
    _ line: DictionaryText.Line,
    _ fields: [Substring],
    _ content: inout DictionaryContent
  ) {
    guard let steps = strength(text, line, fields, &content), steps != 0 else { return }
    content.add(fields[0], .intensity(1 + stepShare * steps), at: text.location(line))
  }

  private static func slang(
    _ text: DictionaryText,
    _ line: DictionaryText.Line,
    _ fields: [Substring],
    _ content: inout DictionaryContent
  ) {
    guard fields.count > 1, !fields[1].isEmpty else {
      content.lose(line.text, "no meaning stands behind its first tab", at: text.location(line))
      return
    }
    content.add(fields[0], .spelling(String(fields[1])), at: text.location(line))
  }
}
