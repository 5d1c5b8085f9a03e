import FeedbackModel
import LexiconMatching

/// Looks for lines that contradict one another, that change nothing, and for files that cannot be told apart.
struct EntryChecks {
  private(set) var warnings: [LexiconWarning] = []
  private let tables: [LexiconTable]

  init(_ tables: [LexiconTable]) { self.tables = tables }

  mutating func run(_ forms: CheckedForms) {
    checkNames()
    checkDoubles(forms)
    for form in forms.forms {
      checkIdle(form)
      checkTags(form)
      checkCharacters(form)
    }
  }

  private mutating func checkNames() {
    var seen: [String: LexiconTable] = [:]
    for table in tables {
      if table.rows.isEmpty {
        warnings.append(
          LexiconWarning(
            .idle,
            "the file has no entries",
            at: SourceLocation(file: table.path),
            remedy: "add some, or take the file away."
          )
        )
      }
      let key = "\(table.name)\t\(table.version)"
      guard let other = seen[key] else {
        seen[key] = table
        continue
      }
      warnings.append(
        LexiconWarning(
          .name,
          "\(Self.shortName(other.path)) is called '\(table.name)' \(table.version) too",
          at: SourceLocation(file: table.path),
          remedy: "give each file a name of its own; results name their makers by it."
        )
      )
    }
  }

  /// What makes two lines speak of the same thing.
  private struct Key: Hashable {
    let kind: LexiconKind
    let pattern: Int32
    /// The category of a cue, or file, record and topic of a taxonomy's line.
    let scope: String
  }

  private mutating func checkDoubles(_ forms: CheckedForms) {
    var seen: [Key: CheckedForms.Form] = [:]
    for form in forms.forms {
      guard let scope = Self.scope(form) else { continue }
      let key = Key(kind: form.kind, pattern: form.pattern, scope: scope)
      guard let other = seen[key] else {
        seen[key] = form
        continue
      }
      // What an overlay says over the shipped lists is meant.
      if other.isOverlay != form.isOverlay {
        seen[key] = form
        continue
      }
      let place = Self.place(of: other, seenFrom: form)
      if Self.value(other) == Self.value(form) {
        warnings.append(
          LexiconWarning(
            .repeat,
            "'\(form.text)' says the same in \(place)",
            at: form.location,
            remedy: "keep one of the two lines."
          )
        )
        continue
      }
      let counts = form.kind == .topics ? "that line counts" : "this line counts"
      warnings.append(
        LexiconWarning(
          .conflict,
          "'\(form.text)' is \(Self.value(form)) here and \(Self.value(other)) in \(place); \(counts)",
          at: form.location,
          remedy: "keep one of the two lines."
        )
      )
      if form.kind != .topics { seen[key] = form }
    }
  }

  /// Returns what two lines must share to speak of the same thing; nil where a form may stand often.
  private static func scope(_ form: CheckedForms.Form) -> String? {
    switch form.kind {
    case .valence, .negation, .intensity, .contrast, .irrealis, .comparison, .number, .question: ""
    // Right behind a number ("40mins") a unit is looked up as it is spelt.
    case .duration: form.text
    case .cue, .language, .answer, .grammar: form.fields[1]
    case .topics: "\(form.table)\t\(form.fields[0])\t\(form.fields[1])"
    case .model, .spelling: nil
    }
  }

  /// Returns what a line says of its form.
  private static func value(_ form: CheckedForms.Form) -> String {
    switch form.kind {
    case .valence:
      form.fields[2].isEmpty
        ? number(form.fields[1]) : "\(number(form.fields[1])) (\(form.fields[2]))"
    case .contrast: "\(number(form.fields[1])) and \(number(form.fields[2]))"
    case .cue: number(form.fields[2])
    case .topics: form.fields[0] == "not" ? "excluded" : number(form.fields[2])
    default: number(form.fields[1])
    }
  }

  /// The same number is the same value however it is written.
  private static func number(_ text: String) -> String {
    guard let value = Thousandths.parse(text) else { return text }
    let digits = Thousandths.text(value)
    return digits.hasSuffix("00") ? String(digits.dropLast(2)) : digits
  }

  private mutating func checkIdle(_ form: CheckedForms.Form) {
    guard !form.isOverlay else { return }
    let values = form.fields.map { Thousandths.parse($0) }
    let reason: String? =
      switch form.kind {
      case .intensity where values[1] == 1000: "a factor of 1 changes nothing"
      case .contrast where values[1] == 1000 && values[2] == 1000: "factors of 1 change nothing"
      case .cue where values[2] == 0, .topics where form.fields[0] == "cue" && values[2] == 0:
        "a weight of 0 changes nothing"
      default: nil
      }
    guard let reason else { return }
    warnings.append(
      LexiconWarning(
        .idle,
        "'\(form.text)': \(reason)",
        at: form.location,
        remedy: "take the line out, or correct the number."
      )
    )
  }

  /// The tags whose rules take the valence for that of a fault; praise with the tag `fault` is one where it is negated.
  private static let tagsOfFaults: Set<String> = ["wanted", "deed"]

  private mutating func checkTags(_ form: CheckedForms.Form) {
    guard form.kind == .valence, let value = Thousandths.parse(form.fields[1]), value > 0 else {
      return
    }
    for tag in form.fields[2].split(separator: ",") where Self.tagsOfFaults.contains(String(tag)) {
      warnings.append(
        LexiconWarning(
          .tag,
          "'\(form.text)' is praise and has the tag '\(tag)', which only faults can have",
          at: form.location,
          remedy: "correct the sign, or take the tag out."
        )
      )
    }
  }

  private mutating func checkCharacters(_ form: CheckedForms.Form) {
    guard form.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return }
    for scalar in form.text.unicodeScalars {
      switch scalar.value {
      case 0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: break
      default: continue
      }
      let code = String(scalar.value, radix: 16, uppercase: true)
      warnings.append(
        LexiconWarning(
          .invisible,
          "the form holds the invisible character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
          at: form.location,
          remedy: "write the line anew by hand."
        )
      )
      return
    }
  }

  /// Returns where another line stands: its line alone in the same file.
  private static func place(
    of other: CheckedForms.Form,
    seenFrom form: CheckedForms.Form
  ) -> String {
    let line = other.location.line ?? 0
    return other.table == form.table
      ? "line \(line)" : "\(shortName(other.location.file)):\(line)"
  }

  /// The file without the folders above it.
  static func shortName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
