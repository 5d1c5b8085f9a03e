import FeedbackModel

/// Dictionaries of words under their categories, in plain lines: LIWC, Lexicoder and WordStat.
enum CategoryDictionaries {
  // MARK: - LIWC

  /// Reads categories between two lines of `%`, then words with the ids of theirs.
  ///
  /// In newer dictionaries tabs before a category's id say what it is a part of.
  static func liwc(_ text: DictionaryText, _ content: inout DictionaryContent) throws {
    let lines = text.lines
    guard lines.first?.text == "%" else {
      throw DictionaryText.error(
        "the file does not begin with a line '%'",
        at: SourceLocation(file: text.path, line: lines.first?.number),
        remedy: "write the categories between two lines '%' at the top, an id and a name a line."
      )
    }
    guard let end = lines.dropFirst().firstIndex(where: { $0.text == "%" }) else {
      throw DictionaryText.error(
        "no second line '%' ends the categories",
        at: text.location(lines[0]),
        remedy: "write a line '%' behind the last category."
      )
    }
    let paths = try categories(lines[1..<end], text)
    for line in lines[(end + 1)...] {
      let fields = line.text.tabFields.filter { !$0.isEmpty }
      let location = text.location(line)
      guard !line.text.contains(where: { "<>()".contains($0) }) || isSign(fields[0]) else {
        content.lose(line.text, "its category depends on the words around it", at: location)
        continue
      }
      guard fields.count > 1 else {
        content.lose(line.text, "no category stands behind it", at: location)
        continue
      }
      for id in fields.dropFirst() {
        guard let path = paths[String(id)] else {
          content.lose("\(fields[0]) \(id)", "the file names no category of this id", at: location)
          continue
        }
        content.add(fields[0], category: path, .member(weight: nil), at: location)
      }
    }
  }

  private static func categories(
    _ lines: ArraySlice<DictionaryText.Line>,
    _ text: DictionaryText
  ) throws -> [String: [String]] {
    var paths: [String: [String]] = [:]
    var open: [(depth: Int, name: String)] = []
    for line in lines {
      let fields = line.text.tabFields.filter { !$0.isEmpty }
      guard fields.count > 1 else {
        throw DictionaryText.error(
          "'\(Excerpt.of(line.text.utf8))' is no id and name of a category",
          at: text.location(line),
          remedy: "write the id, a tab and the name."
        )
      }
      while let last = open.last, last.depth >= line.indentation.count { open.removeLast() }
      open.append((line.indentation.count, String(fields[1])))
      guard paths.updateValue(open.map(\.name), forKey: String(fields[0])) == nil else {
        throw DictionaryText.error(
          "the id \(Excerpt.of(fields[0].utf8)) stands twice",
          at: text.location(line),
          remedy: "give each category an id of its own."
        )
      }
    }
    return paths
  }

  /// Returns whether a form is an emoticon such as `:)`, whose brackets are no condition.
  private static func isSign(_ form: Substring) -> Bool { !form.contains(where: \.isLetter) }

  // MARK: - Lexicoder

  /// Reads lines `+category`, each before its words.
  static func lexicoder(_ text: DictionaryText, _ content: inout DictionaryContent) {
    var category: [String] = []
    for line in text.lines {
      if line.text.first == "+", line.text.dropFirst().first?.isLetter == true {
        category = [String(line.text.dropFirst().trimmedBoth)]
      } else if category.isEmpty {
        content.lose(line.text, "it stands before the first category", at: text.location(line))
      } else {
        content.add(
          line.text,
          category: category,
          .member(weight: nil),
          at: text.location(line)
        )
      }
    }
  }

  // MARK: - WordStat

  /// How many blanks a tab may stand for where a file mixes both.
  private static let tabWidths = [4, 8]

  /// Reads a tree by its indentation: a line that ends in a number in brackets is a word, any other one a category.
  ///
  /// - Throws: `IngestionError` where blanks and tabs are mixed so that it cannot be told what belongs to what.
  static func wordstat(_ text: DictionaryText, _ content: inout DictionaryContent) throws {
    let readings = tabWidths.map { WordStatTree(tabWidth: $0).read(text) }
    for (narrow, wide) in zip(readings[0], readings[1]) where narrow.category != wide.category {
      throw DictionaryText.error(
        "blanks and tabs are mixed so that it cannot be told to which category the line belongs",
        at: text.location(narrow.line),
        remedy: "indent with tabs alone."
      )
    }
    for item in readings[0] {
      let location = text.location(item.line)
      guard let (form, weight) = WordStatTree.word(item.line.text) else { continue }
      guard form.first != "@" else {
        content.lose(form, "it is a rule and no word", at: location)
        continue
      }
      guard !item.category.isEmpty else {
        content.lose(form, "it stands before the first category", at: location)
        continue
      }
      content.add(
        form.split(separator: "_").joined(separator: " "),
        category: item.category,
        .member(weight: weight == 1 ? nil : weight),
        at: location
      )
    }
  }
}

/// The indented tree of a WordStat dictionary.
private struct WordStatTree {
  struct Item {
    var line: DictionaryText.Line
    /// The categories that the line stands in, outermost first.
    var category: [String]
  }

  let tabWidth: Int

  /// Returns all lines with the categories around them.
  func read(_ text: DictionaryText) -> [Item] {
    var open: [(column: Int, name: String)] = []
    return text.lines.map { line in
      let column = column(of: line.indentation)
      while let last = open.last, last.column >= column { open.removeLast() }
      let item = Item(line: line, category: open.map(\.name))
      if Self.word(line.text) == nil { open.append((column, String(line.text))) }
      return item
    }
  }

  /// Blanks before a tab are slips of the hand, which no editor shows.
  private func column(of indentation: Substring) -> Int {
    let tabs = indentation.count { $0 == "\t" }
    return tabs * tabWidth + indentation.reversed().prefix { $0 == " " }.count
  }

  /// Returns a word and its weight, as in `TERM (1)`; nil for a category.
  static func word(_ line: Substring) -> (form: Substring, weight: Double)? {
    guard line.last == ")", let bracket = line.lastIndex(of: "(") else { return nil }
    let number = line[line.index(after: bracket)...].dropLast().trimmedBoth
    guard let weight = DictionaryNumber.parse(number) else { return nil }
    let form = line[..<bracket].trimmedBoth
    return form.isEmpty ? nil : (form, weight)
  }
}
