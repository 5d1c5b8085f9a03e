import FeedbackModel
package import Ingestion
package import LexiconMatching

/// Makes the files of an overlay from a dictionary that another tool uses.
///
/// Every entry of the dictionary is carried over, or says what another one says already, or is told among the losses:
/// `entries = carried + repeated + left out + losses` of entries.
package struct LexiconImport {
  /// What the user wants.
  package struct Settings: Sendable {
    /// What the files are called after.
    package var name = "dictionary"
    /// The licence in the headers; nil for that of the format.
    package var licence: String?
    /// What all weights are multiplied by, in thousandths.
    package var scale = 1000
    /// The valence of a word of a good category, in thousandths.
    package var strength = 2000
    /// What categories become.
    package var wishes: [ImportedCategories.Wish] = []
    /// The only categories that are wanted; all where it is empty.
    package var only: [String] = []

    /// Creates the default settings.
    package init() {}
  }

  /// The dictionary.
  package let dictionary: ImportedDictionary

  /// Its categories, and what became of them.
  package let categories: ImportedCategories

  /// How many entries say what another one says already.
  package private(set) var repeated = 0

  /// How many entries are of categories that are left out.
  package private(set) var leftOut = 0

  /// What is not carried over, in the order of the files.
  package internal(set) var losses: [DictionaryLoss]

  let settings: Settings
  var lines: [LexiconKind: ImportedLines] = [:]
  private var forms: ImportedForms

  /// Makes the lines of an overlay.
  ///
  /// - Parameters:
  ///   - dictionary: The dictionary.
  ///   - settings: What the user wants.
  /// - Throws: `ImportedCategories.Unknown` for a category that the dictionary does not have.
  package init(
    _ dictionary: ImportedDictionary,
    _ settings: Settings
  ) throws(ImportedCategories.Unknown) {
    self.dictionary = dictionary
    self.settings = settings
    losses = dictionary.losses
    forms = ImportedForms(dictionary.format)
    categories = try ImportedCategories(
      dictionary.entries,
      wishes: settings.wishes,
      only: settings.only,
      strength: settings.strength
    )
    for entry in dictionary.entries { take(entry) }
    sortLosses()
  }

  /// The kinds that there are lines of, with their numbers, in the order of the kinds.
  package var kinds: [(kind: LexiconKind, lines: Int)] {
    LexiconKind.allCases.compactMap { kind in
      guard let count = lines[kind]?.count, count > 0 else { return nil }
      return (kind, count)
    }
  }

  /// How many entries are carried over.
  package var carried: Int { lines.values.reduce(0) { $0 + $1.count } }

  private mutating func take(_ entry: DictionaryEntry) {
    let target = entry.category.isEmpty ? nil : categories.target(of: entry.category)
    if target == .skip {
      leftOut += 1
      return
    }
    do throws(ImportedForms.Refusal) {
      let line = try line(of: entry, target)
      switch lines[line.kind, default: ImportedLines()].add(line) {
      case .isNew: break
      case .isRepeated: repeated += 1
      case .replaces(let other):
        lose(other, "a later line says something else of the same form")
      case .contradicts(let other):
        lose(other, Self.twoSigns)
        lose(line, Self.twoSigns)
      case .isContradicted: lose(line, Self.twoSigns)
      }
    } catch {
      lose(entry.form, error.reason, at: entry.location)
    }
  }

  /// Puts the losses in the order of files and lines; those of one line in the order in which they came.
  mutating func sortLosses() {
    losses = losses.enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      return (first.file, first.line ?? 0, left.offset)
        < (second.file, second.line ?? 0, right.offset)
    }.map(\.element)
  }

  private static let twoSigns = "it stands in categories of both signs"

  mutating func lose(_ line: ImportedLines.Line, _ reason: String) {
    lose(line.form, reason, at: line.location)
  }

  private mutating func lose(_ text: String, _ reason: String, at location: SourceLocation) {
    losses.append(DictionaryLoss(text, reason, at: location))
  }

  /// Returns the line of a word list that says what an entry says.
  private mutating func line(
    of entry: DictionaryEntry,
    _ target: ImportTarget?
  ) throws(ImportedForms.Refusal) -> ImportedLines.Line {
    let kind: LexiconKind
    var says: [String]
    var owner = ""
    var isOfCategory = false
    switch (entry.meaning, target) {
    case (.valence(let weight), _):
      (kind, says) = (.valence, [try valence(weight), ""])
    case (.member(let weight), .valence(let usual)?):
      let sign = usual < 0 ? -1.0 : 1.0
      let own = weight.map { sign * abs($0) } ?? Double(usual) / 1000
      (kind, says) = (.valence, [try valence(own, isScaled: weight != nil), ""])
      isOfCategory = true
    case (.member(let weight), .topic(let id)?):
      (kind, says, owner) = (.topics, [try weightText(weight)], id)
    case (.member(let weight), .cue(let category)?):
      (kind, says, owner) = (.cue, [try weightText(weight)], category)
    case (.member, .intensity(let factor)?):
      (kind, says) = (.intensity, [FittedNumber.text(factor)])
    case (.negator, _), (.member, .negation?): (kind, says) = (.negation, ["negator"])
    case (.intensity(let factor), _): (kind, says) = (.intensity, [try number(factor, 100...3000)])
    case (.contrast(let before, let after), _):
      (kind, says) = (.contrast, [try number(before, 0...2000), try number(after, 0...2000)])
    case (.spelling(let standard), _):
      (kind, says) = (.spelling, [try forms.form(standard, beginsLine: true).text])
      guard !entry.form.contains(" "), !standard.contains(" ") else {
        throw ImportedForms.Refusal(
          reason: "it stands for several words, and a spelling is of single ones"
        )
      }
    case (.member, _):
      throw ImportedForms.Refusal(reason: "its category became nothing")
    }
    let form = try forms.form(entry.form, beginsLine: kind != .topics)
    if kind == .valence || kind == .cue || kind == .topics {
      says.append(ImportedText.line(entry.category.joined(separator: "/")))
    }
    return ImportedLines.Line(
      kind: kind,
      form: form.text,
      pattern: form.pattern,
      owner: owner,
      says: says,
      isOfCategory: isOfCategory,
      location: entry.location
    )
  }

  private func valence(
    _ weight: Double,
    isScaled: Bool = true
  ) throws(ImportedForms.Refusal) -> String {
    let scaled = isScaled ? weight * Double(settings.scale) / 1000 : weight
    guard abs(scaled) <= 4 else {
      throw ImportedForms.Refusal(reason: "its weight is beyond −4…4; --scale brings it down")
    }
    return FittedNumber.text(Int((scaled * 1000).rounded()))
  }

  private func weightText(_ weight: Double?) throws(ImportedForms.Refusal) -> String {
    try number(weight ?? 1, -1_000_000...1_000_000)
  }

  private func number(
    _ value: Double,
    _ range: ClosedRange<Int>
  ) throws(ImportedForms.Refusal) -> String {
    guard abs(value) < 10_000, range.contains(Int((value * 1000).rounded())) else {
      throw ImportedForms.Refusal(reason: "its weight is beyond what word lists take")
    }
    return FittedNumber.text(Int((value * 1000).rounded()))
  }
}
