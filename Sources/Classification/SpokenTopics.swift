import FeedbackModel
import LexiconMatching

/// A topic that a comment speaks of, by cues and rules alone.
struct SpokenTopic: BitwiseCopyable, Sendable {
  /// The place of the topic in the catalogue; consulted topics follow the catalogue's own.
  var key: Int32
  /// How strongly, in thousandths; may be below the 1 from which a topic holds.
  var strength: Int32
}

/// The lines of taxonomies that give something where a comment speaks of a topic, while the files are read.
struct SpokenLines: Sendable {
  /// A topic by its place in the catalogue or among the consulted ones.
  enum Key: Sendable {
    case own(Int)
    case consulted(Int)
  }

  /// The places of the consulted topics by their ids.
  var consulted: [String: Int] = [:]

  private var steps: [(key: Key, step: Taxonomy.Step)] = []
  private var evidence: [(key: Key, evidence: Taxonomy.Evidence)] = []

  mutating func add(_ step: Taxonomy.Step, of key: Key) { steps.append((key, step)) }

  mutating func add(_ line: Taxonomy.Evidence, of key: Key) { evidence.append((key, line)) }

  /// Lays the lines out by the keys of `SpokenTopic`.
  ///
  /// - Parameter ownCount: How many topics the catalogue has in the end.
  /// - Returns: What a topic gives others, and what it says of the comment.
  func laidOut(
    ownCount: Int
  ) -> (steps: PatternMap<Taxonomy.Step>, evidence: PatternMap<Taxonomy.Evidence>) {
    func number(_ key: Key) -> Int32 {
      switch key {
      case .own(let place): Int32(place)
      case .consulted(let place): Int32(ownCount + place)
      }
    }
    var map = (steps: PatternMap<Taxonomy.Step>(), evidence: PatternMap<Taxonomy.Evidence>())
    for (key, step) in steps { map.steps.add(step, for: number(key)) }
    for (key, line) in evidence { map.evidence.add(line, for: number(key)) }
    map.steps.seal()
    map.evidence.seal()
    return map
  }
}

// MARK: - Reading the lines

extension Taxonomy {
  /// Reads `other 1.5`: the topic that a comment must speak of, and how strongly.
  mutating func takeStep(
    _ row: LexiconTable.Row,
    of table: LexiconTable,
    _ topic: Int,
    _ weight: Int,
    _ diagnostics: inout [Diagnostic]
  ) {
    let parts = row.text(3).split(separator: " ").map(String.init)
    let strength = parts.count == 2 ? Thousandths.parse(parts[1]) : nil
    guard let least = strength, let spoken = spokenTopic(parts[0]) else {
      if strength != nil, !table.isWhole { return }
      diagnostics.append(
        Diagnostic(
          "'\(row.text(3))' is no topic declared above with a strength",
          at: table.location(row),
          remedy: "write the id of a topic, a blank and a number, such as `delay 1.0`."
        )
      )
      return
    }
    self.spoken.add(Step(least: least, topic: topic, weight: weight), of: spoken)
  }

  /// Reads a line whose topic is what a comment must speak of, and whose pattern says how strongly.
  mutating func takeEvidence(
    _ row: LexiconTable.Row,
    _ category: CueCategory,
    of table: LexiconTable,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let spoken = spokenTopic(row.text(1)) else {
      return tellUndeclared(row, of: table, &diagnostics)
    }
    guard let weight = table.number(of: row, field: 2, &diagnostics),
      let least = table.number(of: row, field: 3, &diagnostics)
    else { return }
    self.spoken.add(Evidence(least: least, weight: weight, category: category), of: spoken)
  }

  private func spokenTopic(_ id: String) -> SpokenLines.Key? {
    if let own = places[id] { return .own(own) }
    return spoken.consulted[id].map { .consulted($0) }
  }
}

extension Taxonomy.Record {
  /// What a line of the record is evidence of; nil for records that say something of a topic.
  var evidence: CueCategory? {
    switch self {
    case .tone: .tone
    case .neutral: .neutral
    case .grievance: .grievance
    default: nil
    }
  }
}
