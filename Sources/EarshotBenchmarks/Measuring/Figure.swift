/// A figure that can have a limit.
enum FigureName: String, CaseIterable, Sendable {
  case boundaryDifferences = "boundary_differences"
  case annotateCPURatio = "annotate_cpu_ratio"
  case kpiCPURatio = "kpi_cpu_ratio"
  case twoJobsWallExcess = "two_jobs_wall_excess"
  case twoJobsCPUExcess = "two_jobs_cpu_excess_points"
  case firstRow = "first_row_ms"
  case firstRowOfTiny = "first_row_tiny_ms"
  case firstRowCold = "first_row_cold_ms"
  case worstWords = "worst_words_ratio"
  case worstSentences = "worst_sentences_ratio"
  case worstStops = "worst_stops_ratio"
  case worstEmoji = "worst_emoji_ratio"
  case worstNegations = "worst_negations_ratio"
  case worstLetter = "worst_letter_ratio"
  case worstMarks = "worst_marks_ratio"
  case shortRows = "short_rows_ratio"
  case wideRow = "wide_row_ratio"
  case peak20 = "peak_20_mb"
  case peak130 = "peak_130_mb"
  case peak1300 = "peak_1300_mb"
  case annotateInstructions = "annotate_instructions"
  case kpiInstructions = "kpi_instructions"
  case startInstructions = "start_instructions"
  case warmStartInstructions = "warm_start_instructions"
  case annotateInstructionRatio = "annotate_instruction_ratio"
  case kpiInstructionRatio = "kpi_instruction_ratio"

  /// What has to be measured for it.
  enum Source: CaseIterable, Sendable {
    case boundaries, comparison, firstRow, worstCases, memory, instructions

    /// Whether a busy machine changes it.
    var isTimed: Bool { [.comparison, .firstRow, .worstCases].contains(self) }
  }

  /// What has to be measured for it.
  var source: Source {
    switch self {
    case .boundaryDifferences: .boundaries
    case .annotateCPURatio, .kpiCPURatio, .twoJobsWallExcess, .twoJobsCPUExcess: .comparison
    case .firstRow, .firstRowOfTiny, .firstRowCold: .firstRow
    case .worstWords, .worstSentences, .worstStops, .worstEmoji, .worstNegations, .worstLetter,
      .worstMarks, .shortRows, .wideRow:
      .worstCases
    case .peak20, .peak130, .peak1300: .memory
    case .annotateInstructions, .kpiInstructions, .startInstructions, .warmStartInstructions,
      .annotateInstructionRatio, .kpiInstructionRatio:
      .instructions
    }
  }

  /// What it is, in a few words and with its unit.
  var meaning: String {
    switch self {
    case .boundaryDifferences: "comments whose word boundaries are not ICU's"
    case .annotateCPURatio: "CPU of annotate ÷ ICU word loop"
    case .kpiCPURatio: "CPU of kpi ÷ ICU word loop"
    case .twoJobsWallExcess: "wall with 2 jobs ÷ 1, above the ICU loop's"
    case .twoJobsCPUExcess: "CPU growth with 2 jobs, points above the ICU loop's"
    case .firstRow: "start to first row out, ms"
    case .firstRowOfTiny: "start to first row out of a file of one row, ms"
    case .firstRowCold: "the same where no earlier run has compiled the word lists, ms"
    case .worstWords: "ns/byte of 1 MB of words ÷ of the file's comments"
    case .worstSentences: "ns/byte of 1 MB of sentences ÷ of the file's comments"
    case .worstStops: "ns/byte of 1 MB of words with stops for blanks ÷ of the file's comments"
    case .worstEmoji: "ns/byte of 1 MB of emoji ÷ of the file's comments"
    case .worstNegations: "ns/byte of 1 MB of \"not\" ÷ of the file's comments"
    case .worstLetter: "ns/byte of 1 MB of one letter ÷ of the file's comments"
    case .worstMarks: "ns/byte of 1 MB of combining marks ÷ of the file's comments"
    case .shortRows: "ns/row of 1,000,000 one-word comments ÷ of the file's rows"
    case .wideRow: "ns/byte of a row of 100,000 columns ÷ of the file"
    case .peak20: "peak memory at 20 MB of input, MB"
    case .peak130: "peak memory at 130 MB of input, MB"
    case .peak1300: "peak memory at 1,300 MB of input, MB"
    case .annotateInstructions: "instructions a row, annotate"
    case .kpiInstructions: "instructions a row, kpi"
    case .startInstructions: "instructions to start annotate where word lists are compiled"
    case .warmStartInstructions: "instructions to start annotate where an earlier run has"
    case .annotateInstructionRatio: "instructions a row, annotate ÷ ICU word loop"
    case .kpiInstructionRatio: "instructions a row, kpi ÷ ICU word loop"
    }
  }

  /// The digits behind the point in tables and JSON.
  var digits: Int {
    switch self {
    case .boundaryDifferences, .annotateInstructions, .kpiInstructions, .startInstructions,
      .warmStartInstructions:
      0
    case .twoJobsCPUExcess, .firstRow, .firstRowOfTiny, .firstRowCold, .peak20, .peak130, .peak1300:
      1
    default: 3
    }
  }
}

/// A figure as measured.
struct Figure: Equatable, Sendable {
  let name: FigureName

  /// The value, or nil where it cannot be told: a difference of two times that is not above zero, say.
  let value: Double?

  /// Creates a figure.
  init(_ name: FigureName, _ value: Double?) {
    self.name = name
    self.value = value
  }

  /// The value for a table.
  var text: String { value.map { Decimal.text($0, name.digits) } ?? "–" }

  /// The heading of a table of figures.
  static let heading = ["figure", "value", "what it is"]

  /// The cells of the table's row.
  var cells: [String] { [name.rawValue, text, name.meaning] }

  /// The figures as one JSON object; null for what cannot be told.
  static func json(_ figures: [Figure]) -> String {
    let members = figures.map { figure in
      "\"\(figure.name.rawValue)\":"
        + (figure.value.map { Decimal.text($0, figure.name.digits) } ?? "null")
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}
