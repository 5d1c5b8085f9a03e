import Calibration
import FeedbackModel
import Ingestion
import LexiconMatching
import Pipeline
import Reporting

/// What came of an import, for a terminal or as JSON.
struct ImportPage {
  /// The most categories that a terminal shows.
  private static let mostCategories = 40
  /// The most reasons that it shows.
  private static let mostReasons = 12
  /// The most characters of what a reason's first line holds.
  private static let exampleWidth = 24

  private let result: LexiconImport
  private let folder: String
  private let paint: Paint

  init(_ result: LexiconImport, folder: String, paint: Paint) {
    self.result = result
    self.folder = folder
    self.paint = paint
  }

  /// The whole page with a line end.
  var text: String {
    let dictionary = result.dictionary
    let encodings = Set(dictionary.files.map(\.encoding)).sorted().joined(separator: ", ")
    let title =
      "\(dictionary.format.title) dictionary (\(encodings)): "
      + entries(dictionary.entries.count)
    var lines = [paint(title, .bold), account]
    if !result.categories.all.isEmpty { lines += ["", heading("Categories")] + categories }
    if !result.losses.isEmpty { lines += ["", heading("Not carried over")] + losses }
    if !result.kinds.isEmpty { lines += ["", heading("In \(folder)")] + files }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ text: String) -> String { paint(text, .bold, .cyan) }

  private func entries(_ count: Int) -> String {
    count == 1 ? "1 entry" : "\(RunReporter.grouped(count)) entries"
  }

  /// What became of the entries; the parts add up to them.
  private var account: String {
    var parts = ["\(RunReporter.grouped(result.carried)) carried over"]
    let lost = result.dictionary.entries.count - result.carried - result.repeated - result.leftOut
    for (count, what) in [
      (result.repeated, "said already"), (result.leftOut, "left out by category"),
      (lost, "not carried over"),
    ] where count > 0 {
      parts.append("\(RunReporter.grouped(count)) \(what)")
    }
    let unread = result.dictionary.losses.count
    if unread > 0 {
      let verb = unread == 1 ? "is" : "are"
      parts.append("beside them \(RunReporter.grouped(unread)) that \(verb) no entry")
    }
    return parts.joined(separator: ", ")
  }

  private var categories: [String] {
    var table = FigureTable(["category", "becomes", "entries"], textColumns: [0, 1])
    let all = result.categories.all
    for category in all.prefix(Self.mostCategories) {
      table.add([category.name, category.target.text, RunReporter.grouped(category.entries)])
    }
    let more = all.count - Self.mostCategories
    guard more > 0 else { return table.lines(paint) }
    let rest = "and \(RunReporter.grouped(more)) more; --format json has all"
    return table.lines(paint) + [paint(rest, .faint)]
  }

  private var losses: [String] {
    var table = FigureTable(["n", "first", "line"], textColumns: [1, 2])
    let reasons = ImportLossList(result.losses).reasons
    var lines: [String] = []
    for reason in reasons.prefix(Self.mostReasons) {
      let first = CoveragePage.clipped(reason.first.text, to: Self.exampleWidth)
      table.add([
        RunReporter.grouped(reason.count), first, reason.first.location.line.map(String.init) ?? "",
      ])
    }
    // The reason stands below its figures: it is a sentence, and would make the table wide.
    for (line, reason) in zip(table.lines(paint).dropFirst(2), reasons) {
      lines += [line, paint("   " + DisplayText.oneLine(reason.text), .faint)]
    }
    let more = reasons.count - Self.mostReasons
    return Array(table.lines(paint).prefix(2)) + lines
      + (more > 0 ? [paint("and \(RunReporter.grouped(more)) more reasons", .faint)] : [])
  }

  private var files: [String] {
    var table = FigureTable(["file", "lines"])
    for (kind, count) in result.kinds {
      table.add([kind.rawValue + ".tsv", RunReporter.grouped(count)])
    }
    if !result.losses.isEmpty {
      table.add([ImportLossList.fileName, RunReporter.grouped(result.losses.count)])
    }
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    return table.lines(paint) + [
      "", "`earshot lexicon check \(folder)` tells what no comment can match,",
      "`earshot lexicon diff --overlay \(folder) FILE` what the entries move.",
    ]
  }

  /// Everything, with each loss.
  var json: String {
    let dictionary = result.dictionary
    let files = dictionary.files.map { file in
      JSONValue.object([
        .init("file", .string(file.path)), .init("sha256", .string(file.sha256)),
        .init("encoding", .string(file.encoding)),
      ])
    }
    let categories = result.categories.all.map { category in
      JSONValue.object([
        .init("category", .array(category.path.map { .string($0) })),
        .init("target", .string(category.target.text)),
        .init("entries", .integer(category.entries)),
      ])
    }
    let written = result.kinds.map { kind, lines in
      JSONValue.object([
        .init("file", .string(kind.rawValue + ".tsv")), .init("kind", .string(kind.rawValue)),
        .init("lines", .integer(lines)),
      ])
    }
    let losses = result.losses.map { loss in
      JSONValue.object([
        .init("file", .string(loss.location.file)),
        .init("line", loss.location.line.map(JSONValue.integer) ?? .null),
        .init("text", .string(loss.text)), .init("reason", .string(loss.reason)),
      ])
    }
    return JSONValue.object([
      .init("format", .string(dictionary.format.rawValue)), .init("dictionary", .array(files)),
      .init("entries", .integer(dictionary.entries.count)),
      .init("carried", .integer(result.carried)), .init("repeated", .integer(result.repeated)),
      .init("left_out", .integer(result.leftOut)), .init("categories", .array(categories)),
      .init("files", .array(written)), .init("losses", .array(losses)),
    ]).pretty
  }
}

/// What an import could not carry over, as a list.
struct ImportLossList {
  /// The name of the list beside the overlay's files; no word list, so that no run reads it.
  static let fileName = "not-imported.csv"

  /// One reason.
  struct Reason {
    var text: String
    var count: Int
    var first: DictionaryLoss
  }

  private let losses: [DictionaryLoss]

  init(_ losses: [DictionaryLoss]) { self.losses = losses }

  /// The reasons, the most frequent first; of equal ones the first to occur.
  var reasons: [Reason] {
    var places: [String: Int] = [:]
    var reasons: [Reason] = []
    for loss in losses {
      if let place = places[loss.reason] {
        reasons[place].count += 1
      } else {
        places[loss.reason] = reasons.count
        reasons.append(Reason(text: loss.reason, count: 1, first: loss))
      }
    }
    return reasons.enumerated().sorted { left, right in
      (right.element.count, left.offset) < (left.element.count, right.offset)
    }.map(\.element)
  }

  /// Writes the list into the folder, or takes an earlier one out where nothing was lost.
  func write(to folder: OverlayFolder) throws {
    guard !losses.isEmpty else { return folder.remove(Self.fileName) }
    var text = CSVText.line(["file", "line", "text", "reason"])
    for loss in losses {
      text += CSVText.line([
        CSVText.guarded(loss.location.file), loss.location.line.map { String($0) } ?? "",
        CSVText.guarded(loss.text), CSVText.guarded(loss.reason),
      ])
    }
    try folder.write(text, to: Self.fileName)
  }
}
