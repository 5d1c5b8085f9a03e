package import LexiconMatching

/// What a fit changes, as the lines of overlay files that people can read and edit.
package struct FittedOverlay: Sendable {
  /// One line: the fields of its kind, the note last.
  typealias Line = [String]

  var valences: [Line] = []
  var cues: [Line] = []
  var constants: [Line] = []
  var topics: [Line] = []

  /// Where the weights come from, for the headers.
  var source = ""

  /// Creates an overlay that changes nothing.
  package init() {}

  /// How many entries, cues and constants are changed or new.
  package var lineCount: Int { valences.count + cues.count + constants.count + topics.count }

  /// Adds the lines of another overlay.
  mutating func add(_ other: FittedOverlay) {
    valences += other.valences
    cues += other.cues
    constants += other.constants
    topics += other.topics
  }

  /// The taxonomies whose topics the lines name beside those of the catalogue.
  private var consulted: String {
    var names: Set<String> = []
    for line in topics {
      for field in [line[1], line[3]] {
        guard line[0] != "topic", line[0] != "word", let end = field.firstIndex(of: ":") else {
          continue
        }
        names.insert(String(field[..<end]))
      }
    }
    return names.sorted().joined(separator: ", ")
  }

  /// The files, none for kinds that nothing is changed of.
  package var files: [WrittenLexicon] {
    let parts: [(LexiconKind, String, [Line])] = [
      (.valence, "valence", valences), (.cue, "cues", cues), (.model, "model", constants),
      (.topics, "topics", topics),
    ]
    return parts.compactMap { kind, name, lines in
      lines.isEmpty ? nil : WrittenLexicon(name: name + ".tsv", bytes: bytes(kind, name, lines))
    }
  }

  private func bytes(_ kind: LexiconKind, _ name: String, _ lines: [Line]) -> [UInt8] {
    var text = """
      #: kind: \(kind.rawValue)
      #: name: calibrated-\(name)
      #: version: 1.0.0
      #: language: en
      #: licence: that of the comments it was fitted to
      #: source: \(source)

      """
    if kind == .topics, !consulted.isEmpty { text += "#: consults: \(consulted)\n" }
    text += kind.columns.joined(separator: "\t") + "\n"
    for line in lines { text += line.map(Self.cell).joined(separator: "\t") + "\n" }
    return Array(text.utf8)
  }

  /// Returns a field with blanks for what would end it: people may have written anything into the names of their topics.
  private static func cell(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 < 0x20 }) else { return field }
    return String(String.UnicodeScalarView(field.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}

/// Writes the numbers of overlay files.
enum FittedNumber {
  /// The least weight of a word that is evidence of a side or of a complaint, in thousandths.
  ///
  /// Of the thousands of words that a fit finds most say next to nothing. Out of fold, figures are the same without those
  /// below a tenth; from .15 on they fall.
  static let leastOfWord = 100

  /// Returns a weight in whole hundredths, as thousandths.
  static func hundredths(_ weight: Double) -> Int { Int((weight * 100).rounded()) * 10 }

  /// Returns a weight in whole tenths, as thousandths.
  static func tenths(_ weight: Double) -> Int { Int((weight * 10).rounded()) * 100 }

  /// Returns thousandths without needless noughts, such as `-0.3`.
  static func text(_ thousandths: Int) -> String { Thousandths.short(thousandths) }
}
