import FeedbackModel
import LexiconMatching

/// Looks for topics that can never hold, and for exclusions that exclude nothing.
struct TopicChecks {
  private(set) var warnings: [LexiconWarning] = []

  private let tables: [LexiconTable]

  /// The weight in thousandths at which a topic holds.
  private static let holds = 1000

  /// Creates the checks of taxonomies.
  ///
  /// - Parameters:
  ///   - tables: The files that are checked.
  ///   - context: Taxonomies whose topics these may name.
  init(_ tables: [LexiconTable], _ context: [LexiconTable]) {
    self.tables = tables
    // What another file gives to a topic is not seen here.
    namedElsewhere = Set(
      context.flatMap { $0.rows.filter { $0.fields[0] == "topic" }.map { $0.fields[1] } }
    )
  }

  private let namedElsewhere: Set<String>

  mutating func run(_ forms: CheckedForms, _ matching: inout FormChecks) {
    for (index, table) in tables.enumerated() where table.kind == .topics && !table.isOverlay {
      checkWeights(table)
      let own = forms.forms.filter { $0.table == index }
      var cues: [String: Set<Int32>] = [:]
      for form in own where form.fields[0] == "cue" {
        cues[Self.top(form.fields[1]), default: []].insert(form.pattern)
      }
      for form in own where form.fields[0] == "not" {
        guard !namedElsewhere.contains(form.fields[1]) else { continue }
        let known = cues[Self.top(form.fields[1])] ?? []
        let masks = matching.hits(in: form.example).contains {
          known.contains($0.pattern) || $0.uses.contains(.ruleWord)
        }
        guard !masks else { continue }
        warnings.append(
          LexiconWarning(
            .idle,
            "no cue or rule word of '\(form.fields[1])' is in '\(form.text)', so it excludes nothing",
            at: form.location,
            remedy: "take the line out, or correct the phrase."
          )
        )
      }
    }
  }

  private static func top(_ topic: String) -> String {
    topic.split(separator: "/").first.map(String.init) ?? topic
  }

  private mutating func checkWeights(_ table: LexiconTable) {
    var sums: [String: Int] = [:]
    for row in table.rows where ["cue", "rule", "prior", "word", "when"].contains(row.fields[0]) {
      guard let weight = Thousandths.parse(row.fields[2]) else { continue }
      let topic = row.fields[1]
      let parent = Self.top(topic)
      sums[topic, default: 0] += max(0, weight)
      if parent != topic, row.fields[0] != "prior" { sums[parent, default: 0] += max(0, weight) }
    }
    // A topic of what no other topic names needs no words of its own.
    let fallbacks = Set(table.rows.filter { $0.fields[0] == "else" }.map { $0.fields[1] })
    for row in table.rows where row.fields[0] == "topic" && !fallbacks.contains(row.fields[1]) {
      let topic = row.fields[1]
      let sum = sums[topic] ?? 0
      guard sum < Self.holds, !namedElsewhere.contains(topic) else { continue }
      let text = String(Thousandths.text(sum).dropLast(sum % 100 == 0 ? 2 : 0))
      warnings.append(
        LexiconWarning(
          .unreachable,
          "the topic '\(topic)' can never hold: all its weights come to \(text)",
          at: table.location(row),
          remedy: "add cues or rules, until a comment can reach 1."
        )
      )
    }
  }
}
