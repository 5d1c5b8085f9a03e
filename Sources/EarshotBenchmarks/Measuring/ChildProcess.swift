import FeedbackModel
import Glibc
import Pipeline

/// A program that was started and not yet waited for.
struct ChildProcess {
  /// Where its standard output goes.
  enum Output {
    case file(String)
    /// A descriptor of this program, such as the end of a pipe.
    case descriptor(Int32)
  }

  private let program: String
  private let id: pid_t

  /// Starts a program.
  ///
  /// - Throws: `BenchmarkError` when it cannot be started.
  init(
    _ program: String,
    _ arguments: [String],
    output: Output,
    errors: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    guard !Interruption.isRequested else {
      throw BenchmarkError("the benchmark was interrupted", remedy: "run it again.")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let mode = O_WRONLY | O_CREAT | O_TRUNC
    switch output {
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, mode, 0o600)
    case .descriptor(let end): posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO)
    }
    if let errors {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, mode, 0o600)
    }
    var attributes = Self.heedingSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = Self.variables(with: environment).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    var code = posix_spawnp(&child, program, &actions, &attributes, &words, &variables)
    // A program that was just written is busy while a process that began meanwhile still holds it open.
    for _ in 0..<100 where code == ETXTBSY {
      usleep(20_000)
      code = posix_spawnp(&child, program, &actions, &attributes, &words, &variables)
    }
    guard code == 0 else {
      throw BenchmarkError(
        "\(program) cannot be started: \(String(cString: strerror(code)))",
        remedy: "build it with `swift build -c release`, or name it with --earshot."
      )
    }
    self.program = program
    id = child
  }

  /// A thread that blocks signals, as those of libdispatch do, must not hand that down.
  private static func heedingSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    return attributes
  }

  /// Waits for the end, and returns the wait status and what was used.
  func wait() -> (status: Int32, usage: rusage) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    return (status, usage)
  }

  /// Sends the program a signal.
  func send(_ signal: Int32) { kill(id, signal) }

  /// Ends the program and waits for that.
  func end() {
    send(SIGKILL)
    _ = wait()
  }

  /// This program's variables, with some set anew.
  private static func variables(with changes: [String: String]) -> [String] {
    var kept: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      let name = text.prefix { $0 != "=" }
      if changes[String(name)] == nil { kept.append(text) }
      next += 1
    }
    return kept + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
