/// Which keys of a JSON object go to which cells.
///
/// The cells are one for each role, in the order of `ColumnRole.allCases`, then one for each further column. An
/// object may have several keys that fit one role; then the spelling that stands first in `ColumnSpellings` has
/// it, and of equal keys the last one, as in most JSON readers.
struct JSONKeyTable: Sendable {
  /// A cell that a key goes to, and how well it fits; the lowest rank has the cell.
  struct Match: Equatable, Sendable {
    var cell: Int
    var rank: Int
  }

  /// The number of cells of every record.
  private(set) var cellCount = 0

  private var chosen: [ColumnRole: String] = [:]
  /// The keys that options gave away, which no other role gets by its spellings.
  private var taken: Set<String> = []
  private var extras: [String] = []

  init() {}

  init(options: InputOptions) {
    chosen = options.columns
    taken = Set(chosen.filter { !$0.key.isShared }.values)
    extras = options.extraColumns
    cellCount = ColumnRole.allCases.count + extras.count
  }

  /// Returns the cells that a key goes to.
  func matches(for key: String) -> [Match] {
    let normalized = ColumnSpellings.normalized(key)
    var matches: [Match] = []
    for (cell, role) in ColumnRole.allCases.enumerated() {
      if let name = chosen[role] {
        matches += match(key, normalized, with: name, cell: cell)
      } else if role.isShared || !taken.contains(key),
        let rank = ColumnSpellings.rank(normalized, for: role)
      {
        matches.append(Match(cell: cell, rank: rank))
      }
    }
    for (index, name) in extras.enumerated() {
      matches += match(key, normalized, with: name, cell: ColumnRole.allCases.count + index)
    }
    return matches
  }

  private func match(_ key: String, _ normalized: String, with name: String, cell: Int) -> [Match] {
    if key == name { return [Match(cell: cell, rank: 0)] }
    return normalized == ColumnSpellings.normalized(name) ? [Match(cell: cell, rank: 1)] : []
  }
}
