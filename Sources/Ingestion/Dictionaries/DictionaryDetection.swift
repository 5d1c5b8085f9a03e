import FeedbackModel

/// Tells the format of a dictionary from its name and its first lines.
enum DictionaryDetection {
  /// The lines that are looked at.
  private static let sampleLines = 200

  /// The share of these lines that must have the shape of a format without a mark of its own.
  private static let leastShare = 0.8

  private static let extensions: [(suffix: String, format: DictionaryFormat)] = [
    (".dic", .liwc), (".lc3", .lexicoder), (".ykd", .yoshikoder), (".cat", .wordstat),
    (".yml", .quanteda), (".yaml", .quanteda),
  ]

  /// Returns the format; nil where nothing tells it.
  static func format(of text: DictionaryText) -> DictionaryFormat? {
    let name = text.path.lowercased()
    if let known = extensions.first(where: { name.hasSuffix($0.suffix) }) { return known.format }
    let lines = text.lines.prefix(sampleLines)
    guard let first = lines.first?.text else { return nil }
    if first == "%" { return .liwc }
    if first.hasPrefix("<?xml") || first.hasPrefix("<dictionary") { return .yoshikoder }
    if first.first == "+", first.dropFirst().first?.isLetter == true { return .lexicoder }
    if TableDictionary.isSentimentr(text) { return .sentimentr }
    if name.hasSuffix(".csv") { return .spreadsheet }
    return tabbed(lines.map(\.text.tabFields))
  }

  /// Tells formats of tabs by what stands in their fields.
  private static func tabbed(_ rows: [[Substring]]) -> DictionaryFormat? {
    func most(_ test: ([Substring]) -> Bool) -> Bool {
      Double(rows.count(where: test)) >= leastShare * Double(rows.count)
    }
    func number(_ row: [Substring], _ place: Int) -> Double? {
      row.count > place ? DictionaryNumber.parse(row[place]) : nil
    }
    if most({ $0.count == 3 && ($0[2] == "0" || $0[2] == "1") && number($0, 1) == nil }) {
      return .nrc
    }
    if most({ number($0, 1) != nil && number($0, 2) != nil }) { return .vader }
    // Whole numbers up to 5 are AFINN's; a table whose numbers have decimals is nobody's, and its scale must be told.
    if most({ $0.count == 2 && number($0, 1).map { $0 == $0.rounded() && abs($0) <= 5 } == true }) {
      return .afinn
    }
    return nil
  }

  /// Returns the error for a file whose format cannot be told.
  static func unknown(_ text: DictionaryText) -> IngestionError {
    let known = DictionaryFormat.allCases.map(\.rawValue).joined(separator: ", ")
    return DictionaryText.error(
      "the format of the dictionary cannot be told",
      at: text.location,
      remedy: "name it with --from: \(known)."
    )
  }
}
