import FeedbackModel
import Glibc
import Ingestion
import Pipeline

/// Tells on standard error how far a run is, and in the end what became of the rows.
final class RunReporter {
  /// How often progress is shown, in seconds.
  private static let interval = 0.25
  /// The most rejected rows that are told one by one.
  private static let shownRejects = 5

  private let isQuiet: Bool
  private let started = RunReporter.now()
  private var shown = 0.0
  private var rejects = 0

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  func progress(_ progress: RunProgress) {
    guard !isQuiet, StandardError.isTerminal else { return }
    let now = Self.now()
    guard now - shown >= Self.interval else { return }
    shown = now
    let seconds = max(now - started, 1e-3)
    let megabytes = Double(progress.bytes) / 1e6
    var text =
      "\(Self.grouped(progress.rows)) rows, \(Self.grouped(Int(Double(progress.rows) / seconds))) rows/s, "
      + "\(Self.tenths(megabytes / seconds)) MB/s"
    if let total = progress.totalBytes, total > 0, progress.bytes > 0 {
      let share = min(1, Double(progress.bytes) / Double(total))
      text += ", \(Int(share * 100)) %, \(Int((seconds / share - seconds).rounded(.up))) s left"
    }
    StandardError.rewrite(text)
  }

  /// Tells a rejected row.
  func tell(_ reject: Reject) {
    rejects += 1
    guard !isQuiet, rejects <= Self.shownRejects else { return }
    clear()
    StandardError.write("\(reject.location): rejected: \(reject.reason)")
  }

  /// Tells what became of the rows of some inputs.
  ///
  /// - Parameters:
  ///   - result: What a run returned.
  ///   - rejectsFile: The file that holds the rejected rows; nil without one.
  func finish(_ result: (inputs: [FinishedInput], tally: RowTally), rejectsFile: String? = nil) {
    tellUndecodable(result.inputs)
    finish(result.tally, rejectsFile: rejectsFile)
  }

  /// Tells what became of the rows.
  func finish(_ tally: RowTally, rejectsFile: String? = nil) {
    var parts: [String] = []
    for status in RowStatus.allCases {
      let count = tally[status]
      if count > 0 || status == .scored {
        parts.append("\(Self.grouped(count)) \(status.name.replacing("_", with: " "))")
      }
    }
    finish(rows: tally.rows, parts, tally)
    if let rejectsFile, !isQuiet {
      StandardError.write("the rejected rows are in \(rejectsFile)")
    }
  }

  /// Tells how many rows there were, what they came to, and how long it took.
  func finish(rows: Int, _ parts: [String], _ tally: RowTally) {
    guard !isQuiet else { return }
    clear()
    if rejects > Self.shownRejects {
      StandardError.write("… and \(Self.grouped(rejects - Self.shownRejects)) more rejected rows")
    }
    var parts = parts
    if tally.badDates > 0 {
      parts.append("\(Self.grouped(tally.badDates)) with a date that cannot be read")
    }
    if tally.byCompany > 0 {
      let turns = tally.byCompany == 1 ? "turn" : "turns"
      parts.append("\(Self.grouped(tally.byCompany)) \(turns) of the company, not scored")
    }
    if tally.noAnswers > 0 {
      let count = Self.grouped(tally.noAnswers)
      parts.append("\(count) previews, tests, spam or excluded, not counted")
    }
    let seconds = Self.tenths(Self.now() - started)
    StandardError.write(
      "\(Self.grouped(rows)) \(rows == 1 ? "row" : "rows"): \(parts.joined(separator: ", ")); \(seconds) s"
    )
  }

  /// Tells of bytes that mean nothing in the charset of their file, which became U+FFFD.
  func tellUndecodable(_ inputs: [FinishedInput]) {
    guard !isQuiet else { return }
    for input in inputs where input.undecodable > 0 {
      clear()
      let count = input.undecodable
      let places = count == 1 ? "one place" : "\(Self.grouped(count)) places"
      StandardError.write(
        "\(input.path):\(input.firstUndecodableLine ?? 1): bytes that mean nothing in \(input.encoding) were read as "
          + "\u{FFFD} in \(places), here first; if the file has another charset, name it with --encoding"
      )
    }
  }

  private func clear() {
    if StandardError.isTerminal { StandardError.rewrite("") }
  }

  /// Returns a count with commas between groups of three digits.
  static func grouped(_ count: Int) -> String {
    var digits = Array(String(count))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
