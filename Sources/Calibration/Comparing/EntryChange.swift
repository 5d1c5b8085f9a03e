package import LexiconMatching

/// An entry that two sets of word lists do not have alike.
package struct EntryChange: Hashable, Sendable {
  /// The kind of its file.
  package let kind: LexiconKind
  /// The form; for cues and topics what it speaks for stands before it.
  package let entry: String
  /// What the old lists say; nil where they lack it.
  package let old: String?
  /// What the new lists say; nil where they lack it.
  package let new: String?

  /// Returns the differences, by kind and then in byte order of the entries.
  ///
  /// Compared is what counts in a run: of two lines for one form the one that stands over the other.
  package static func all(from old: LexiconSet, to new: LexiconSet) -> [EntryChange] {
    let (before, after) = (values(of: old), values(of: new))
    var changes: [EntryChange] = []
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      changes.append(
        EntryChange(kind: key.kind, entry: key.shown, old: before[key], new: after[key])
      )
    }
    let order = Dictionary(
      uniqueKeysWithValues: LexiconKind.allCases.enumerated().map { ($1, $0) }
    )
    return changes.sorted { left, right in
      let (first, second) = (order[left.kind] ?? 0, order[right.kind] ?? 0)
      if first != second { return first < second }
      return left.entry.utf8.lexicographicallyPrecedes(right.entry.utf8)
    }
  }

  /// What an entry is known by.
  private struct Key: Hashable {
    let kind: LexiconKind
    let scope: String
    let form: String

    var shown: String { scope.isEmpty ? form : "\(scope): \(form)" }
  }

  private static func values(of lexicons: LexiconSet) -> [Key: String] {
    var values: [Key: String] = [:]
    for table in lexicons.tables {
      for row in table.rows {
        guard let (key, value) = entry(row.fields, table.kind) else { continue }
        // Of several lines of one taxonomy the first counts, else the last.
        let isFirst = table.kind == .topics && !table.isOverlay
        if isFirst, values[key] != nil { continue }
        values[key] = value
      }
    }
    return values
  }

  private static func entry(_ fields: [String], _ kind: LexiconKind) -> (Key, String)? {
    func key(_ form: String, _ scope: String = "") -> Key {
      Key(kind: kind, scope: scope, form: form.lowercased())
    }
    switch kind {
    case .valence:
      let tags = fields[2].isEmpty ? "" : " (\(fields[2]))"
      return (key(fields[0]), number(fields[1]) + tags)
    case .contrast: return (key(fields[0]), "\(number(fields[1])), \(number(fields[2]))")
    case .cue: return (key(fields[0], fields[1]), number(fields[2]))
    case .language: return (key(fields[0], fields[1]), "listed")
    case .topics: return topicEntry(fields, key)
    default: return (key(fields[0]), number(fields[1]))
    }
  }

  private static func topicEntry(
    _ fields: [String],
    _ key: (String, String) -> Key
  ) -> (Key, String)? {
    switch fields[0] {
    case "topic": (key("(topic)", fields[1]), fields[3])
    case "prior": (key("(prior)", fields[1]), number(fields[2]))
    case "else": (key("(else)", fields[1]), "where no other topic is named")
    case "cue": (key(fields[3], fields[1]), number(fields[2]))
    case "word": (key(fields[3], fields[1] + " word"), number(fields[2]))
    case "when": (key(fields[3], fields[1] + " when"), number(fields[2]))
    case "tone", "neutral", "grievance":
      (key(fields[1] + " " + fields[3], fields[0]), number(fields[2]))
    case "rule": (key(fields[3], "\(fields[1]) rule"), number(fields[2]))
    case "not": (key(fields[3], fields[1] + " not"), "excluded")
    // Examples move nothing.
    default: nil
    }
  }

  private static func number(_ text: String) -> String {
    guard let value = Thousandths.parse(text) else { return text }
    let digits = Thousandths.text(value)
    return digits.hasSuffix("00") ? String(digits.dropLast(2)) : digits
  }
}
