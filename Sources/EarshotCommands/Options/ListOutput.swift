import ArgumentParser

/// Where a command writes its list, and in which format.
struct ListOutput: ParsableArguments {
  /// The formats of lists.
  enum Shape: String, OutputFormat {
    case table
    case ndjson
    case csv

    static let fallback = Shape.table
  }

  @Option(name: .long, help: ArgumentHelp("table, ndjson or csv.", valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  /// Whether the list is coloured: only what a terminal shows is.
  var isColored: Bool { output == "-" && Paint.standardOutput.isOn }

  /// Returns the format by the option, else by the output's name.
  ///
  /// - Throws: `CommandError` for a word that names no format.
  func shape() throws -> Shape { try Shape.chosen(by: format, output: output) }
}
