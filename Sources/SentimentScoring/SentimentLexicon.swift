import CScanning
package import FeedbackModel
package import LexiconMatching

/// What kind of statement a valence entry makes.
package struct ValenceTags: OptionSet, BitwiseCopyable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// States a failure of service as a fact.
  package static var fault: ValenceTags { ValenceTags(rawValue: 1) }
  /// Judges something.
  package static var quality: ValenceTags { ValenceTags(rawValue: 2) }
  /// Names a feeling of the writer.
  package static var emotion: ValenceTags { ValenceTags(rawValue: 4) }
  /// Abuses someone.
  package static var insult: ValenceTags { ValenceTags(rawValue: 8) }
  /// Is a courtesy.
  package static var polite: ValenceTags { ValenceTags(rawValue: 16) }
  /// Has the form of a question and asks nothing ("what more could you want").
  package static var rhetorical: ValenceTags { ValenceTags(rawValue: 32) }

  /// Names what should be done ("answer the phone"): left undone it is a fault as well, so that no negation turns it.
  package static var wanted: ValenceTags { ValenceTags(rawValue: 64) }

  /// Names what a service does ("call me back"): it says nothing where it is done, and is a fault where it is not.
  package static var deed: ValenceTags { ValenceTags(rawValue: 128) }

  /// The tags by their names in the files.
  package static let named: [String: ValenceTags] = [
    "fault": .fault, "quality": .quality, "emotion": .emotion, "insult": .insult, "polite": .polite,
    "rhetorical": .rhetorical, "wanted": .wanted, "deed": .deed,
  ]
}

/// Whether a pattern negates.
package enum NegationRole: BitwiseCopyable, Sendable {
  /// Turns what follows in its clause.
  case negator
  /// Looks like a negation and turns nothing ("not only").
  case pseudo
  /// Turns what follows, however far behind it it is said of its subject ("by no means was …").
  case sweeping
  /// Is sweeping as well, but behind it a word of degree says that there was never more of it ("never … so kind").
  case rarity
  /// Is such a word of degree ("so", "this", "more", "kinder").
  case degree
  /// Turns what follows, and what stands before it where nothing follows ("… They weren't.").
  case denial
  /// Says yes to what stands before it.
  case assent
  /// Mends the fault that it names ("fixed the leak"), or that is named before it ("the leak was fixed").
  case remedy
  /// Keeps away the fault that it names ("prevents leaks").
  case prevention
  /// Does something about the fault that it names, so that not to do it leaves the fault ("did not explain the delay").
  case redress
  /// Says of one alone what the others are not ("Only the manager is polite").
  case exclusive

  /// Whether it turns what follows.
  package var negates: Bool { self == .negator || isSweeping || self == .denial }

  /// Whether it turns from afar.
  package var isSweeping: Bool { self == .sweeping || self == .rarity }
}

/// How a pattern takes what follows out of plain fact.
package enum IrrealisRole: CaseIterable, BitwiseCopyable, Sendable {
  case wish
  case condition
  case suggestion
  case request
  case question
  case hearsay
  case expectation
  /// Somebody praises himself: "advertised as".
  case claim
}

// Roles have no raw strings: comparing those is slow, and every hit is asked for its roles.

extension NegationRole {
  /// The roles by their names in the files.
  static let named: [String: NegationRole] = [
    "negator": .negator, "pseudo": .pseudo, "sweeping": .sweeping, "rarity": .rarity,
    "degree": .degree,
    "denial": .denial, "assent": .assent, "remedy": .remedy, "prevention": .prevention,
    "redress": .redress, "exclusive": .exclusive,
  ]
}

extension IrrealisRole {
  /// The roles by their names in the files.
  static let named: [String: IrrealisRole] = Dictionary(
    uniqueKeysWithValues: allCases.map { ("\($0)", $0) }
  )
}

/// What sentiment scoring knows of one pattern.
///
/// Kept in 12 bytes, because there are tens of thousands and every hit asks for one.
package struct SentimentEntry: BitwiseCopyable, Sendable {
  private static var none: Int16 { .min }

  private var storedValence = Self.none
  private var storedIntensity = Self.none
  private var storedBefore = Self.none
  private var storedAfter = Self.none
  /// What the pattern does to what stands behind it; nil where it negates nothing.
  package var negation: NegationRole?
  /// What makes what stands behind the pattern unreal; nil where nothing does.
  package var irrealis: IrrealisRole?
  /// What kind of praise or fault it is.
  package var tags: ValenceTags = []

  /// Creates the entry of a pattern that nothing is known of.
  init() {}

  /// The valence in thousandths; nil when the pattern has none, 0 when it neutralises the words inside.
  package var valence: Int? {
    get { storedValence == Self.none ? nil : Int(storedValence) }
    set { storedValence = newValue.map { Int16($0) } ?? Self.none }
  }

  /// The factor in thousandths by which the pattern raises or lowers what follows.
  package var intensity: Int? {
    get { storedIntensity == Self.none ? nil : Int(storedIntensity) }
    set { storedIntensity = newValue.map { Int16($0) } ?? Self.none }
  }

  /// Whether no file says anything of the pattern.
  var saysNothing: Bool {
    storedValence == Self.none && storedIntensity == Self.none && storedBefore == Self.none
      && negation == nil && irrealis == nil
  }

  /// The factors in thousandths for what stands before and behind a contrast.
  package var contrast: (before: Int, after: Int)? {
    get { storedBefore == Self.none ? nil : (Int(storedBefore), Int(storedAfter)) }
    set {
      storedBefore = newValue.map { Int16($0.before) } ?? Self.none
      storedAfter = newValue.map { Int16($0.after) } ?? Self.none
    }
  }
}

/// The entries of all sentiment lexicons, by pattern.
package struct SentimentLexicon: Sendable {
  /// By pattern; those that sentiment does not use say nothing.
  var entries: [SentimentEntry] = []

  /// Returns whether a pattern is of matter for sentiment.
  package func contains(_ pattern: Int32) -> Bool { self[pattern] != nil }

  /// Returns what is known of a pattern, or nil when it is of no matter for sentiment.
  package subscript(pattern: Int32) -> SentimentEntry? {
    guard Int(pattern) < entries.count, !entries[Int(pattern)].saysNothing else { return nil }
    return entries[Int(pattern)]
  }

  /// Asks for the memory in which a pattern is looked up, so that it is there when it is.
  func prefetch(_ pattern: Int32) {
    // No access: the address is only named.
    entries.withUnsafeBufferPointer {
      earshot_prefetch($0.baseAddress.map { $0 + Int(pattern) })
    }
  }

  /// Reads the valence, negation, intensity, contrast and irrealis files.
  ///
  /// A later file's entry stands over an earlier one's; the same form twice in one file is a fault.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  package init(
    _ lexicons: LexiconSet,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    // Each row has a pattern of its own, more or less; growing would copy all again.
    let rows = LexiconKind.sentimentKinds.flatMap { lexicons.tables($0) }
      .reduce(0) { $0 + $1.rows.count }
    entries.reserveCapacity(rows)
    var known = PatternRows(room: rows)
    for kind in LexiconKind.sentimentKinds {
      for table in lexicons.tables(kind) {
        known.start(table.rows)
        var tags = TagField()
        for (place, row) in table.rows.enumerated() {
          if kind == .valence { tags.read(row) }
          guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
          if let first = known.row(of: pattern, now: place) {
            // What differs by spelling alone is no fault of the file, and the first line stands.
            guard !patterns.hasVariant(row.text(0)), !patterns.hasVariant(first.text(0)) else {
              continue
            }
            diagnostics.append(
              Diagnostic(
                "'\(row.text(0))' stands already in line \(first.line)",
                at: table.location(row),
                remedy: "keep one of the two lines."
              )
            )
            continue
          }
          take(row, of: table, pattern, tags, &diagnostics)
        }
      }
    }
  }

  private mutating func take(
    _ row: LexiconTable.Row,
    of table: LexiconTable,
    _ pattern: Int32,
    _ tags: TagField,
    _ diagnostics: inout [Diagnostic]
  ) {
    var entry = self[pattern] ?? SentimentEntry()
    func number(_ field: Int, _ range: ClosedRange<Int>) -> Int? {
      table.number(of: row, field: field, in: range, &diagnostics)
    }
    func unknown(_ what: String, _ known: [String]) {
      diagnostics.append(table.unknown(what, known: known, row))
    }
    switch table.kind {
    case .valence:
      guard let value = number(1, -4000...4000) else { return }
      entry.valence = value
      entry.tags = tags.tags
      for name in tags.unknown { unknown(name, ValenceTags.named.keys.sorted()) }
    case .negation:
      entry.negation = NegationRole.named[row.text(1)]
      if entry.negation == nil { unknown(row.text(1), NegationRole.named.keys.sorted()) }
    case .intensity:
      guard let value = number(1, 100...3000) else { return }
      entry.intensity = value
    case .contrast:
      guard let before = number(1, 0...2000), let after = number(2, 0...2000) else { return }
      entry.contrast = (before, after)
    default:
      entry.irrealis = IrrealisRole.named[row.text(1)]
      if entry.irrealis == nil { unknown(row.text(1), IrrealisRole.allCases.map { "\($0)" }) }
    }
    set(entry, at: pattern)
  }

  /// Takes the valence of a pattern out, as if no valence file had its form.
  package mutating func removeValence(of pattern: Int32) {
    guard var entry = self[pattern] else { return }
    entry.valence = nil
    entry.tags = []
    set(entry, at: pattern)
  }

  private mutating func set(_ entry: SentimentEntry, at pattern: Int32) {
    while entries.count <= Int(pattern) { entries.append(SentimentEntry()) }
    entries[Int(pattern)] = entry
  }
}

extension LexiconKind {
  /// The kinds that sentiment scoring reads, in the order in which it does.
  fileprivate static let sentimentKinds: [LexiconKind] = [
    .valence, .negation, .intensity, .contrast, .irrealis,
  ]
}

/// The tags of the row that was read last; every row of a table must be read.
private struct TagField {
  private(set) var tags: ValenceTags = []
  private(set) var unknown: [String] = []

  mutating func read(_ row: LexiconTable.Row) {
    guard !row.repeats(2) else { return }
    (tags, unknown) = ([], [])
    for name in row.text(2).split(separator: ",") {
      if let tag = ValenceTags.named[String(name)] {
        tags.insert(tag)
      } else {
        unknown.append(String(name))
      }
    }
  }
}

/// In which row of the table under way each pattern stands.
private struct PatternRows {
  private var rows: [(table: Int32, place: Int32)] = []
  private var table: Int32 = 0
  private var current: LexiconRows?

  /// Creates the rows of no table, with room for as many patterns.
  init(room: Int) { rows.reserveCapacity(room) }

  /// Forgets the table before.
  mutating func start(_ rows: LexiconRows) {
    table += 1
    current = rows
  }

  /// Returns the row in which a pattern stands already; nil where it does not, and then it stands in the row given.
  mutating func row(of pattern: Int32, now place: Int) -> LexiconTable.Row? {
    while rows.count <= Int(pattern) { rows.append((0, 0)) }
    let known = rows[Int(pattern)]
    if known.table == table { return current?[Int(known.place)] }
    rows[Int(pattern)] = (table, Int32(place))
    return nil
  }
}
