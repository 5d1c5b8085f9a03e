/// The names under which the columns of gold files go; nil stands for the usual name.
package struct GoldNames: Hashable, Sendable {
  /// The polarity; usually `label`.
  package var label: String?
  /// The second coder's polarity; without a name there is none.
  package var secondCoder: String?
  /// The rating of the sentiment; usually `score`.
  package var score: String?
  /// The topics; usually `topics`.
  package var topics: String?
  /// Whether it is a complaint; usually `complaint`.
  package var complaint: String?
  /// Columns that cut the rows into groups.
  package var groups: [String] = []
  /// Whether labels are wanted; where ratings stand for them nothing that a label says matters.
  package var readsLabel = true
  /// What labels stand for.
  package var labels = LabelMap()

  /// Creates the usual names.
  package init() {}
}

/// Something that a gold file says of a comment.
package enum GoldField: Hashable, Sendable {
  case label
  case secondCoder
  case score
  case kpi
  case topics
  case aspects
  case complaint
  case group(Int)
}

/// Which columns or keys of gold files say what.
///
/// A column is found by its exact name, else by its letters and digits: `Label`, `LABEL` and `label` are one.
package struct GoldColumns: Sendable {
  private let names: [(field: GoldField, name: String)]
  private let folded: [String]

  /// Creates the columns that go by some names.
  package init(_ names: GoldNames) {
    var all: [(GoldField, String)] = [
      (.label, names.label ?? "label"), (.score, names.score ?? "score"), (.kpi, "kpi"),
      (.topics, names.topics ?? "topics"), (.aspects, "aspects"),
      (.complaint, names.complaint ?? "complaint"),
    ]
    if let second = names.secondCoder { all.append((.secondCoder, second)) }
    for (place, name) in names.groups.enumerated() { all.append((.group(place), name)) }
    if !names.readsLabel { all.removeAll { $0.0 == .label } }
    self.names = all
    folded = all.map { Self.folded($0.1) }
  }

  /// Returns what a column says, nothing for a column that is not gold; a column may serve for several.
  package func fields(of column: String) -> [GoldField] {
    let exact = names.filter { $0.name == column }.map(\.field)
    let similar = Self.folded(column)
    guard !similar.isEmpty else { return exact }
    let loose = names.indices.filter { folded[$0] == similar }.map { names[$0].field }
    return exact + loose.filter { !exact.contains($0) }
  }

  /// Returns the letters and digits of a name in lower case.
  static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
