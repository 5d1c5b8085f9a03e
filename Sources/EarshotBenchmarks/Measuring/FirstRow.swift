import Glibc
import Pipeline

/// The time until the first annotated row can be read.
enum FirstRow {
  /// Starts `earshot annotate` with its rows going into a pipe, and waits for the line behind the header.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - file: Its input.
  ///   - keepsLists: Whether it may take up the word lists that an earlier run compiled.
  /// - Returns: The seconds from before the start until the line's end has arrived; the run is then cut short.
  /// - Throws: `BenchmarkError` when the program cannot be started, or ends without a row.
  static func seconds(
    _ program: EarshotProgram,
    _ file: String,
    keepsLists: Bool
  ) throws -> Double {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw BenchmarkError("no pipe can be had", remedy: "close other programs.")
    }
    defer { close(ends[0]) }
    // The program gets the writing end as its standard output, and neither end otherwise.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let start = MonotonicClock.seconds()
    let child = try ChildProcess(
      program.path,
      program.annotate(file, jobs: nil, output: "-"),
      output: .descriptor(ends[1]),
      environment: keepsLists ? [:] : [EngineCache.variable: "off"]
    )
    close(ends[1])
    defer { child.end() }
    var lines = 0
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while lines < 2 {
      let count = read(ends[0], &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw BenchmarkError(
          "\(program.path) wrote no row for \(file)",
          remedy: "give a file with at least one row."
        )
      }
      lines += block[..<count].count { $0 == UInt8(ascii: "\n") }
    }
    return MonotonicClock.seconds() - start
  }
}
