import Calibration
import FeedbackModel
import Reporting

/// The figures of an evaluation for people: a page for a terminal, or Markdown.
struct EvaluationPage {
  /// A piece of the page under its heading.
  struct Section {
    var heading: String
    /// The tables, each with the notes that stand under it.
    var parts: [(table: FigureTable?, notes: [String])]
  }

  /// The widest line of notes and comments, in characters.
  private static let width = 96

  private let result: EvaluationResult
  private let settings: EvaluationSettings
  private let ratings: [RatingColumnText]
  private let manifest: RunManifest

  /// Creates the page.
  ///
  /// - Parameters:
  ///   - result: The figures.
  ///   - settings: How predictions were compared.
  ///   - ratings: The rating columns that the labels come from; none where they do not.
  ///   - manifest: What made the figures.
  init(
    _ result: EvaluationResult,
    _ settings: EvaluationSettings,
    _ ratings: [RatingColumnText],
    _ manifest: RunManifest
  ) {
    self.result = result
    self.settings = settings
    self.ratings = ratings
    self.manifest = manifest
  }

  /// Returns the page for a terminal.
  func text(_ paint: Paint) -> String {
    var lines = [paint(title, .bold)]
    for section in sections {
      lines += ["", paint(section.heading, .bold, .cyan)]
      for (place, part) in section.parts.enumerated() {
        if place > 0 { lines.append("") }
        lines += part.table?.lines(paint) ?? []
        for note in part.notes {
          lines += Self.wrapped(note, indent: "").map { paint($0, .faint) }
        }
      }
    }
    if !result.worst.isEmpty {
      lines += ["", paint(worstHeading, .bold, .cyan)]
      for (place, error) in result.worst.enumerated() {
        lines += terminalLines(error, number: place + 1, paint)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns the page as Markdown.
  func markdown() -> String {
    var text = "# \(MarkdownEscape.text(title))\n"
    for section in sections {
      text += "\n## \(section.heading)\n"
      for part in section.parts {
        if let table = part.table { text += "\n" + table.markdown() }
        for note in part.notes { text += "\n" + MarkdownEscape.text(note) + "\n" }
      }
    }
    if !result.worst.isEmpty {
      text += "\n## \(worstHeading)\n\n"
      for (place, error) in result.worst.enumerated() {
        text += "\(place + 1). \(MarkdownEscape.text(head(error)))  \n"
        text += "   “\(MarkdownEscape.text(error.text))”  \n"
        text += "   \(MarkdownEscape.text(hits(error)))\n"
      }
    }
    return text + "\n" + makers
  }

  private var title: String {
    let files = manifest.inputs.map(\.name).joined(separator: ", ")
    return "Earshot against \(result.engine.base) gold rows of \(files)"
  }

  private var sections: [Section] {
    let figures = EvaluationTables(result.engine, settings)
    var sections = [
      Section(
        heading: "Main figures",
        parts: [
          (
            EvaluationComparisons(result).mainTable(),
            EvaluationComparisons(result).mainNotes() + ratingNotes
          )
        ]
      )
    ]
    if !result.comparisons.isEmpty {
      sections.append(comparisonSection)
    }
    if let ceiling = result.ceiling {
      sections.append(
        Section(
          heading: "Two people on the same rows",
          parts: [(EvaluationComparisons.table(ceiling), EvaluationComparisons.ceilingNotes())]
        )
      )
    }
    sections += figures.sections
    sections += EvaluationErrorTables(result).sections
    return sections
  }

  private var ratingNotes: [String] {
    guard !ratings.isEmpty else { return [] }
    let columns = ratings.map { rating in
      "\(rating.name) (\(rating.low) negative, \(rating.high) positive, neutral between)"
    }
    return [
      "The labels are ratings: \(columns.joined(separator: ", ")). A rating is of the whole "
        + "service, a comment often of one thing; rows that say nothing are left out."
    ]
  }

  private var comparisonSection: Section {
    let comparisons = EvaluationComparisons(result)
    var parts: [(table: FigureTable?, notes: [String])] = []
    for table in comparisons.sideBySide() { parts.append((table, [])) }
    parts[parts.count - 1].notes = comparisons.sideNotes()
    let paired = comparisons.pairedTable()
    if !paired.isEmpty { parts.append((paired, comparisons.pairedNotes())) }
    return Section(heading: "Beside other tools", parts: parts)
  }

  /// What made the figures, for Markdown, where they may travel without the command.
  private var makers: String {
    let lists = (manifest.lexicons + manifest.taxonomies).map { "\($0.name) \($0.version)" }
    return MarkdownEscape.text(
      "Earshot \(manifest.engineVersion), ICU \(manifest.icuVersion); \(lists.joined(separator: ", "))."
    ) + "\n"
  }

  // MARK: - The worst errors

  private var worstHeading: String {
    result.worst.count == 1 ? "The widest miss" : "The \(result.worst.count) widest misses"
  }

  private func terminalLines(_ error: WorstError, number: Int, _ paint: Paint) -> [String] {
    let indent = String(repeating: " ", count: String(result.worst.count).count + 2)
    let mark = String(number) + ". "
    let first = String(repeating: " ", count: max(0, indent.count - mark.count)) + mark
    return [first + head(error)]
      + Self.wrapped("“\(DisplayText.oneLine(error.text, limit: 400))”", indent: indent)
      + Self.wrapped(hits(error), indent: indent).map { paint($0, .faint) }
  }

  private func head(_ error: WorstError) -> String {
    let called = error.predicted.map { "called \($0.name)" } ?? "not scored"
    let place = error.id == error.location.description ? "" : " (\(Self.place(error)))"
    return DisplayText.oneLine("\(error.id)\(place)") + ": \(error.gold.name), \(called) "
      + Self.signed(error.score)
  }

  /// The file's name and the line; the folder says nothing about the result.
  private static func place(_ error: WorstError) -> String {
    let name = error.location.file.split(separator: "/").last.map(String.init)
    return (name ?? "") + (error.location.line.map { ":\($0)" } ?? "")
  }

  private func hits(_ error: WorstError) -> String {
    guard !error.hits.isEmpty else { return "no entry found" }
    return error.hits.map { hit in
      let rules = hit.rules.isEmpty ? "" : " by " + hit.rules.joined(separator: ", ")
      return "\(hit.entry) \(Self.signed(Int(hit.value)))\(rules)"
    }.joined(separator: "; ")
  }

  private static func signed(_ thousandths: Int) -> String {
    (thousandths > 0 ? "+" : "") + FixedDecimal.text(Double(thousandths) / 1000, digits: 3)
  }

  /// Returns a text broken at blanks into lines.
  private static func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(indent + line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return line.isEmpty ? lines : lines + [indent + line]
  }
}
