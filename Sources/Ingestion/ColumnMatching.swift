import FeedbackModel

/// Finds the columns of roles among the names that a file has.
struct ColumnMatching {
  let path: String
  let names: [String]
  private let normalized: [String]

  /// The columns' names in a second header row; empty when there is none.
  private let labels: [String]

  init(path: String, names: [String], labels: [String]) {
    self.path = path
    self.names = names
    self.labels = labels.map { ColumnSpellings.normalized($0) }
    normalized = names.map { ColumnSpellings.normalized($0) }
  }

  /// Returns the places of all roles that are found.
  ///
  /// What options name comes first. The other roles follow in the order of `ColumnRole.allCases`, the text first
  /// of all; no column is taken twice, but by a role that shares. Of columns that fit equally well the first in the file is taken.
  func columns(for options: InputOptions) throws -> [ColumnRole: Int] {
    var found: [ColumnRole: Int] = [:]
    for role in ColumnRole.allCases {
      if let name = options.columns[role] { found[role] = try column(named: name) }
    }
    var taken = Set(found.filter { !$0.key.isShared }.values)
    for role in [.text] + ColumnRole.allCases where found[role] == nil {
      let others = role.isShared ? [] : taken
      guard let column = bestColumn(for: role, except: others) else { continue }
      found[role] = column
      if !role.isShared { taken.insert(column) }
    }
    if found[.text] == nil, options.requiresText { throw missingText() }
    return found
  }

  /// Returns the place of the column with a name that an option gives.
  func column(named name: String) throws -> Int {
    if let exact = names.firstIndex(of: name) { return exact }
    let wanted = ColumnSpellings.normalized(name)
    if !wanted.isEmpty, let similar = normalized.firstIndex(of: wanted) { return similar }
    if !wanted.isEmpty, let labelled = labels.firstIndex(of: wanted), labelled < names.count {
      return labelled
    }
    let guess = nearest(to: wanted).map { " Did you mean \"\($0)\"?" } ?? ""
    throw IngestionError(
      .missingColumn,
      Diagnostic(
        "there is no column \"\(name)\".\(guess) There are: \(list)",
        at: SourceLocation(file: path, line: 1),
        remedy: "give one of these names."
      )
    )
  }

  private func bestColumn(for role: ColumnRole, except taken: Set<Int>) -> Int? {
    let free = names.indices.filter { !taken.contains($0) }
    let ranked = free.compactMap { column in
      ColumnSpellings.rank(normalized[column], for: role).map { (rank: $0, column: column) }
    }
    if let best = ranked.min(by: { $0 < $1 }) { return best.column }
    let labelled = free.filter { $0 < labels.count }.compactMap { column in
      ColumnSpellings.rank(labels[column], for: role).map { (rank: $0, column: column) }
    }
    if let best = labelled.min(by: { $0 < $1 }) { return best.column }
    return role == .text ? free.first { Self.endsLikeText(names[$0]) } : nil
  }

  /// Whether the last word of a name says that the column holds comments: `Q7 Comment`, `store_feedback`.
  private static func endsLikeText(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard let last = words.last else { return false }
    return ["comment", "comments", "feedback", "verbatim", "text", "review", "kommentar"]
      .contains(String(last))
  }

  private func missingText() -> IngestionError {
    let spellings = ColumnSpellings.spellings(of: .text)
    let nearest = names.indices
      .compactMap { column in
        spellings.map { EditDistance.between($0, normalized[column]) }.min().map { ($0, column) }
      }
      .min { $0 < $1 }
    // Of a short name so many edits leave nothing.
    let guess =
      nearest.flatMap { distance, column in
        let isNear = distance <= Self.nearestDistance && distance * 2 < normalized[column].count
        return isNear ? " Did you mean \"\(names[column])\"?" : nil
      } ?? ""
    return IngestionError(
      .missingColumn,
      Diagnostic(
        "no column looks like the comment text.\(guess) There are: \(list)",
        at: SourceLocation(file: path, line: 1),
        remedy: "name it with --text-column."
      )
    )
  }

  /// The most edits between a name and what may have been meant.
  private static let nearestDistance = 3

  private func nearest(to wanted: String) -> String? {
    let distances = normalized.map { EditDistance.between(wanted, $0) }
    guard let column = distances.indices.min(by: { distances[$0] < distances[$1] }) else {
      return nil
    }
    let isNear = distances[column] <= max(Self.nearestDistance, wanted.count / 3)
    let contains = names.indices.first {
      !wanted.isEmpty && (normalized[$0].contains(wanted) || wanted.contains(normalized[$0]))
        && !normalized[$0].isEmpty
    }
    return isNear ? names[column] : contains.map { names[$0] }
  }

  /// The names there are, as many as a line can bear.
  private var list: String {
    let shown = names.prefix(Self.listedNames).map(Self.onOneLine).joined(separator: ", ")
    let rest = names.count - Self.listedNames
    return rest > 0 ? "\(shown), and \(counted(rest, "other"))" : shown
  }

  private static let listedNames = 40
  private static let listedCharacters = 60

  private static func onOneLine(_ name: String) -> String {
    let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > listedCharacters ? words.prefix(listedCharacters) + "…" : words
  }
}
