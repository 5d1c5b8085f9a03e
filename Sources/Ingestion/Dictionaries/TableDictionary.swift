import FeedbackModel

/// A dictionary in CSV: a column for the term, and columns for its category or its weight; sentimentr's x and y among them.
struct TableDictionary {
  private let path: String
  private let encoding: String?
  private let names: [String]
  private let term: Int
  private let category: Int?
  private let weight: Int?

  private static let terms = [
    "term", "word", "form", "phrase", "pattern", "token", "ngram", "keyword", "entry", "x",
  ]
  private static let categories = [
    "category", "topic", "class", "label", "emotion", "sentiment", "dictionary", "group", "code",
  ]
  private static let weights = [
    "weight", "valence", "score", "value", "polarity", "strength", "mean", "y",
  ]

  /// What stands between a category and one within it, as in `Delivery > Delay`; a slash is mostly part of a name.
  private static let within = " > "

  /// The names of the columns that tell a table of sentimentr.
  private static let sentimentr = ["x", "y"]

  /// Finds the columns of a table by the names in its first line.
  ///
  /// - Throws: `IngestionError` where no column has the terms, or none says anything of them.
  init(_ text: DictionaryText, encoding: String?) throws {
    let names = Self.names(in: text)
    func place(_ known: [String]) -> Int? {
      for name in known {
        if let place = names.firstIndex(where: { ColumnSpellings.normalized($0) == name }) {
          return place
        }
      }
      return nil
    }
    guard let term = place(Self.terms) else {
      throw Self.missing("no column has the terms", Self.terms, names, text.path)
    }
    (path, self.encoding, self.names, self.term) = (text.path, encoding, names, term)
    (category, weight) = (place(Self.categories), place(Self.weights))
    guard category != nil || weight != nil else {
      let wanted = Self.categories + Self.weights
      throw Self.missing("no column says what the terms are worth", wanted, names, path)
    }
  }

  /// Whether the first line of a text is that of a table of sentimentr.
  static func isSentimentr(_ text: DictionaryText) -> Bool {
    names(in: text).map { ColumnSpellings.normalized($0) } == sentimentr
  }

  /// The names in the first line; quotation marks around them are taken off, and a name does not hold its delimiter.
  private static func names(in text: DictionaryText) -> [String] {
    guard let first = text.lines.first?.text else { return [] }
    let delimiter = [",", ";", "\t", "|"].max { left, right in
      first.count { String($0) == left } < first.count { String($0) == right }
    }
    return first.split(separator: delimiter ?? ",", omittingEmptySubsequences: false).map { name in
      let bare = name.trimmedBoth
      return bare.count > 1 && bare.first == "\"" && bare.last == "\""
        ? String(bare.dropFirst().dropLast()) : String(bare)
    }
  }

  /// A row of the table.
  struct Row {
    var term: String
    var category: String
    /// As it is written; empty without one.
    var weight: String
    var location: SourceLocation
  }

  /// Reads the rows; those that are no rows go to what was lost.
  func rows(_ content: inout DictionaryContent) throws -> [Row] {
    var options = InputOptions()
    options.format = .csv
    options.encoding = encoding
    options.columns = [.text: names[term]]
    let source = try InputSource(path: path, options: options)
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    var rows: [Row] = []
    while let chunk = try source.nextChunk() {
      parser.parse(chunk, into: &batch)
      for record in batch.records {
        func cell(_ place: Int?) -> String {
          guard let place, place < record.cells.count else { return "" }
          let range = batch.cells[record.cells.lowerBound + place].range
          return String(String(decoding: batch.bytes[range], as: UTF8.self)[...].trimmedBoth)
        }
        rows.append(
          Row(
            term: cell(term),
            category: cell(category),
            weight: cell(weight),
            location: SourceLocation(file: path, line: record.line)
          )
        )
      }
      for reject in batch.rejects { content.lose("", reject.reason, at: reject.location) }
    }
    return rows
  }

  /// Reads a table of terms with categories, weights or both.
  func read(_ content: inout DictionaryContent) throws {
    for row in try rows(&content) {
      guard !row.term.isEmpty else {
        content.lose(row.category, "the row has no term", at: row.location)
        continue
      }
      let weight = DictionaryNumber.parse(row.weight)
      guard weight != nil || row.weight.isEmpty else {
        content.lose("\(row.term) \(row.weight)", "its weight is no number", at: row.location)
        continue
      }
      guard category == nil || row.category.isEmpty else {
        content.add(
          row.term,
          category: row.category.split(separator: Self.within).map { String($0.trimmedBoth) },
          .member(weight: weight),
          at: row.location
        )
        continue
      }
      guard let weight else {
        content.lose(row.term, "the row has neither category nor weight", at: row.location)
        continue
      }
      content.add(row.term, .valence(weight), at: row.location)
    }
  }

  private static func missing(
    _ message: String,
    _ wanted: [String],
    _ names: [String],
    _ path: String
  ) -> IngestionError {
    let found = names.map { Excerpt.of($0.utf8) }.joined(separator: ", ")
    let choice = "\(wanted.dropLast().joined(separator: ", ")) or \(wanted.last ?? "")"
    return DictionaryText.error(
      "\(message); the columns are \(found)",
      at: SourceLocation(file: path, line: 1),
      remedy: "name one of them \(choice)."
    )
  }
}

// MARK: - sentimentr

extension TableDictionary {
  /// The weights of sentimentr are 1 for a clear word, which is 2 in word lists.
  private static let sentimentrScale = 2.0
  /// By how much sentimentr's amplifiers raise and its de-amplifiers lower, unless it is told otherwise.
  private static let amplifierWeight = 0.8
  /// By how much its adversatives weigh down what stands before them and raise what stands behind.
  private static let adversativeWeight = 0.25

  /// Reads a table of sentimentr: valence shifters where all numbers are those of its four kinds, else words with weights.
  func readSentimentr(_ content: inout DictionaryContent) throws {
    let rows = try rows(&content)
    let numbers = Set(rows.map(\.weight))
    let kinds: Set = ["1", "2", "3", "4"]
    let isShifters = numbers.count > 1 && numbers.isSubset(of: kinds)
    for row in rows {
      guard !row.term.isEmpty, let number = DictionaryNumber.parse(row.weight) else {
        content.lose("\(row.term) \(row.weight)", "it is no word with a number", at: row.location)
        continue
      }
      let meaning: DictionaryEntry.Meaning
      switch row.weight {
      case "1" where isShifters: meaning = .negator
      case "2" where isShifters: meaning = .intensity(1 + Self.amplifierWeight)
      case "3" where isShifters: meaning = .intensity(1 - Self.amplifierWeight)
      case "4" where isShifters:
        meaning = .contrast(before: 1 - Self.adversativeWeight, after: 1 + Self.adversativeWeight)
      default: meaning = .valence(number * Self.sentimentrScale)
      }
      content.add(row.term, meaning, at: row.location)
    }
  }
}
