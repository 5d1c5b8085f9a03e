import Calibration
import FeedbackModel
import LexiconMatching
import Reporting

/// The files of a check, for a terminal or as JSON.
struct LexiconCheckPage {
  private let check: LexiconCheck
  private let paint: Paint

  init(_ check: LexiconCheck, paint: Paint) {
    self.check = check
    self.paint = paint
  }

  /// The digits of a digest that are shown.
  private static let digits = 8

  /// A line a file, and the sums.
  var text: String {
    var table = FigureTable(
      ["kind", "name", "version", "entries", "digest"],
      textColumns: [0, 1, 2, 4]
    )
    for file in check.tables {
      table.add([
        file.kind.rawValue + (file.isOverlay ? " (overlay)" : ""), file.name, file.version,
        RunReporter.grouped(file.rows.count), String(file.sha256.prefix(Self.digits)),
      ])
    }
    let entries = check.tables.reduce(0) { $0 + $1.rows.count }
    let sums = [
      CoveragePage.counted(check.tables.count, "file"),
      entries == 1 ? "1 entry" : "\(RunReporter.grouped(entries)) entries",
      CoveragePage.counted(check.warnings.count, "warning"),
    ].joined(separator: ", ")
    let lines = check.tables.isEmpty ? [] : table.lines(paint) + [""]
    return (lines + [paint(sums, .bold)]).joined(separator: "\n") + "\n"
  }

  /// The files and the warnings.
  var json: String {
    let files = check.tables.map { file in
      JSONValue.object([
        .init("file", .string(file.path)), .init("kind", .string(file.kind.rawValue)),
        .init("name", .string(file.name)), .init("version", .string(file.version)),
        .init("entries", .integer(file.rows.count)), .init("sha256", .string(file.sha256)),
        .init("overlay", .bool(file.isOverlay)),
      ])
    }
    let warnings = check.warnings.map { warning in
      JSONValue.object([
        .init("code", .string(warning.code.rawValue)),
        .init("file", .string(warning.location.file)),
        .init("line", warning.location.line.map(JSONValue.integer) ?? .null),
        .init("message", .string(warning.message)), .init("remedy", .string(warning.remedy)),
      ])
    }
    return JSONValue.object([
      .init("files", .array(files)), .init("warnings", .array(warnings)),
    ]).pretty
  }
}
