import Glibc
import Reporting

/// Standard error: messages, progress and summaries.
enum StandardError {
  /// Whether a person is looking.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Writes a line, or several, without what a terminal would obey: names of files and columns come from strangers.
  static func write(_ line: String) {
    let bytes = Array((DisplayText.harmless(line) + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Replaces the current line, for progress.
  static func rewrite(_ line: String) {
    let bytes = Array(("\r\u{1B}[2K" + line).utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
