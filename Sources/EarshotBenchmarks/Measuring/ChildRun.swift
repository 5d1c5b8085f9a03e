import Glibc

/// What one run of a program took.
struct ChildRun: Equatable, Sendable {
  /// From start to end, in seconds.
  var wallSeconds: Double
  /// User and system time, in seconds.
  var cpuSeconds: Double
  /// The most memory that the program held at once, in bytes.
  ///
  /// Linux begins the count with what the starting program holds, so this is never less than that; `weighed` starts
  /// from a small one.
  var peakBytes: Int

  /// Runs a program, and waits for it.
  ///
  /// - Parameters:
  ///   - program: The path of the program, or its name if it is on the search path.
  ///   - arguments: Its arguments, without its name.
  ///   - output: The file that gets its standard output.
  ///   - errors: The file that gets its standard error; nil leaves that as it is.
  ///   - environment: Variables beside those of this program.
  /// - Returns: Time and memory of the program alone.
  /// - Throws: `BenchmarkError` when it cannot be started, or ends with another exit code than 0.
  static func run(
    _ program: String,
    _ arguments: [String],
    output: String = "/dev/null",
    errors: String? = nil,
    environment: [String: String] = [:]
  ) throws -> ChildRun {
    let start = MonotonicClock.seconds()
    let child = try ChildProcess(
      program,
      arguments,
      output: .file(output),
      errors: errors,
      environment: environment
    )
    let (status, usage) = child.wait()
    let wall = MonotonicClock.seconds() - start
    guard status == 0 else {
      throw BenchmarkError(
        "\(program) ended with wait status \(status)",
        remedy: "run it by hand: \(program) \(arguments.joined(separator: " "))"
      )
    }
    return ChildRun(
      wallSeconds: wall,
      cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      // Linux gives kibibytes.
      peakBytes: usage.ru_maxrss * 1024
    )
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}

/// The clock of the time that this program has had on all cores.
enum ProcessorClock {
  /// Returns the seconds since the program's start.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The clock that no one sets.
enum MonotonicClock {
  /// Returns the seconds since some fixed instant.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
