import Glibc

/// What one run of a program took.
struct ChildRun: Sendable {
  /// From start to end, in seconds.
  var wallSeconds: Double
  /// User and system time, in seconds.
  var cpuSeconds: Double
  /// The most memory that the program held at once, in bytes.
  var peakBytes: Int

  /// Runs a program with its standard output thrown away, and waits for it.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - arguments: Its arguments, without its name.
  /// - Returns: Time and memory of the program alone.
  /// - Throws: `BenchmarkError` when it cannot be started, or ends with another exit code than 0.
  static func run(_ program: String, _ arguments: [String]) throws -> ChildRun {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var vector: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    vector.append(nil)
    defer { for text in vector { free(text) } }
    let start = MonotonicClock.seconds()
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, nil, vector, environ)
    guard code == 0 else {
      throw BenchmarkError(
        "\(program) cannot be started: \(String(cString: strerror(code)))",
        remedy: "build it with `swift build -c release`, or name it with --earshot."
      )
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
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

/// The clock that no one sets.
enum MonotonicClock {
  /// Returns the seconds since some fixed instant.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
