import Glibc

extension ChildRun {
  /// Runs a program from a small process of its own, so that its peak memory is its own too.
  ///
  /// Linux begins the count of a program's peak memory with what the program held that started it, and this one holds
  /// more than Earshot may.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - arguments: Its arguments, without its name.
  /// - Returns: Time and memory of the program alone.
  /// - Throws: `BenchmarkError` when it cannot be started, or ends with another exit code than 0.
  static func weighed(_ program: String, _ arguments: [String]) throws -> ChildRun {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw BenchmarkError("no pipe can be had", remedy: "close other programs.")
    }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = try ChildProcess(
      EarshotProgram.neighbour("earshot-benchmarks"),
      ["weigh", program] + arguments,
      output: .descriptor(ends[1])
    )
    close(ends[1])
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 10)
    while true {
      let count = read(ends[0], &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      text += block[..<count]
    }
    guard child.wait().status == 0, let run = ChildRun(line: String(decoding: text, as: UTF8.self))
    else {
      throw BenchmarkError(
        "\(program) could not be measured",
        remedy: "run it by hand: \(program) \(arguments.joined(separator: " "))"
      )
    }
    return run
  }

  /// The run as a line of numbers parted by blanks.
  var line: String { "\(wallSeconds) \(cpuSeconds) \(peakBytes)" }

  /// Reads what `line` gives.
  init?(line: String) {
    let fields = line.split(whereSeparator: \.isWhitespace)
    guard fields.count == 3, let wall = Double(fields[0]), let cpu = Double(fields[1]),
      let peak = Int(fields[2])
    else { return nil }
    self.init(wallSeconds: wall, cpuSeconds: cpu, peakBytes: peak)
  }
}
