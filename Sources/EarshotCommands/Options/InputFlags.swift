import ArgumentParser
import FeedbackModel
import Glibc
import Ingestion
import Pipeline

/// The files of a run, and how they are read.
struct InputFlags: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Comment dumps: CSV, TSV, NDJSON or plain text, .gz or .zst, or - for standard input.",
      valueName: "file"
    )
  )
  var files: [String] = []

  @Option(name: .long, help: ArgumentHelp("The column of the comment.", valueName: "name"))
  var textColumn: String?

  @Option(name: .long, help: ArgumentHelp("The column of the row's id.", valueName: "name"))
  var idColumn: String?

  @Option(name: .long, help: ArgumentHelp("The column of the date.", valueName: "name"))
  var dateColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The column of the respondent's score.", valueName: "name")
  )
  var scoreColumn: String?

  @Option(name: .long, help: ArgumentHelp("The column of the channel.", valueName: "name"))
  var channelColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The column of the question that the comment answers.", valueName: "name")
  )
  var questionColumn: String?

  @Option(name: .long, help: ArgumentHelp("The column of the language.", valueName: "name"))
  var languageColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The question that every comment answers.", valueName: "text")
  )
  var question: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The language of every comment, such as en.", valueName: "code")
  )
  var language: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The scale of the scores: 0-10, 1-2, 1-3, 1-5, 1-7 or 1-10.",
      valueName: "scale"
    )
  )
  var scoreScale: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The order of day and month: dmy or mdy.", valueName: "order")
  )
  var dateOrder: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The time zone of days, such as Europe/London (default: UTC).",
      valueName: "zone"
    )
  )
  var timeZone: String?

  @Option(name: .long, help: ArgumentHelp("The charset, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .long,
    help: ArgumentHelp("csv, ndjson or text, where the file does not tell.", valueName: "format")
  )
  var inputFormat: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The character between cells of CSV; \\t for a tab.", valueName: "char")
  )
  var delimiter: String?

  @Option(name: .long, help: ArgumentHelp("How many workers (default: all cores).", valueName: "n"))
  var jobs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many rejected rows still count as done (exit 0); default 0.",
      valueName: "n"
    )
  )
  var maxRejects = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The bytes of a chunk; the result does not depend on it.",
      visibility: .hidden
    )
  )
  var chunkBytes = 256 << 10

  @Flag(name: .long, help: "Print no summary and no progress.")
  var quiet = false

  /// Checks that a file was given, for commands or calls that read nothing else.
  ///
  /// - Throws: `ValidationError`, which is told with the usage of the command.
  func requireFiles() throws {
    if files.isEmpty { throw ValidationError("Missing expected argument '<file> ...'") }
  }

  /// Returns how the run reads its inputs.
  ///
  /// - Throws: `CommandError` for a value that means nothing; `IngestionError` for an unknown time zone.
  func runOptions(segments: [String] = []) throws -> RunOptions {
    guard !files.isEmpty else {
      throw CommandError("no file was given", remedy: "name a file, or - for standard input.")
    }
    guard files.filter({ $0 == "-" }).count <= 1 else {
      throw CommandError("standard input can be read only once", remedy: "give - once.")
    }
    return try optionsOfAnyInput(segments: segments)
  }

  /// Returns what the options say of how inputs are read, whether files are named or not.
  ///
  /// - Throws: `CommandError` for a value that means nothing; `IngestionError` for an unknown time zone.
  func optionsOfAnyInput(segments: [String] = []) throws -> RunOptions {
    var options = RunOptions(paths: files)
    options.input = try inputOptions(segments: segments)
    options.question = question
    options.language = try languageCode()
    options.segmentColumns = segments
    options.jobs = try jobCount()
    if let scoreScale {
      options.scoreScale = ScoreScale(name: scoreScale)
      guard options.scoreScale != nil else {
        throw CommandError(
          "'\(scoreScale)' is no score scale",
          remedy: "give --score-scale 0-10, 1-2, 1-3, 1-5, 1-7 or 1-10."
        )
      }
    }
    if let dateOrder {
      options.dateOrder = DateOrder(rawValue: dateOrder)
      guard options.dateOrder != nil else {
        let known = DateOrder.allCases.map(\.rawValue).joined(separator: " or ")
        throw CommandError("'\(dateOrder)' is no date order", remedy: "give --date-order \(known).")
      }
    }
    if let timeZone { options.timeZone = try TimeZoneRules(name: timeZone) }
    return options
  }

  private func languageCode() throws -> String? {
    guard let language else { return nil }
    guard let code = DeclaredLanguage.code(named: language) else {
      throw CommandError(
        "'\(language)' is no language",
        remedy: "give --language its code of two letters, such as en."
      )
    }
    return code
  }

  private func inputOptions(segments: [String]) throws -> InputOptions {
    var input = InputOptions()
    let named: [(ColumnRole, String?)] = [
      (.text, textColumn), (.id, idColumn), (.date, dateColumn), (.score, scoreColumn),
      (.channel, channelColumn), (.question, questionColumn), (.language, languageColumn),
    ]
    for (role, name) in named {
      if let name { input.columns[role] = name }
    }
    input.extraColumns = segments
    input.encoding = encoding
    input.chunkBytes = max(1, chunkBytes)
    if let inputFormat {
      let formats: [String: InputFormat] = [
        "csv": .csv, "tsv": .csv, "ndjson": .ndjson, "text": .plainText,
      ]
      guard let format = formats[inputFormat] else {
        throw CommandError(
          "'\(inputFormat)' is no input format",
          remedy: "give csv, ndjson or text."
        )
      }
      input.format = format
    }
    if let delimiter {
      let character = delimiter == "\\t" ? "\t" : delimiter
      guard let byte = character.utf8.first, character.utf8.count == 1, byte < 0x80 else {
        throw CommandError(
          "'\(delimiter)' is no delimiter",
          remedy: "give one ASCII character, or \\t."
        )
      }
      input.delimiter = byte
    }
    return input
  }

  /// Returns how many workers the run has.
  func jobCount() throws -> Int {
    guard let jobs else { return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
    guard (1...1024).contains(jobs) else {
      throw CommandError(
        "'\(jobs)' workers are not possible",
        remedy: "give --jobs a number from 1 to 1024."
      )
    }
    return jobs
  }
}
