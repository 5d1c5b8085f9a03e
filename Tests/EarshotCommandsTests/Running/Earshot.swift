import Glibc

/// Runs the built command, as a user would.
enum Earshot {
  /// What a run of the command came to.
  struct Outcome {
    /// The exit code; 128 and more for a death by signal.
    var status: Int32
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }

    /// The lines of the output, without the empty one behind the last line end.
    var lines: [String] { text.lines }
  }

  /// The variables that the command looks at, or that a locale is made of.
  private static let ownVariables = [
    "EARSHOT_LEXICONS", "NO_COLOR", "LC_ALL", "LC_NUMERIC", "LC_CTYPE", "LANG",
  ]

  /// The command beside the test bundle.
  static let path: String = {
    guard let real = realpath("/proc/self/exe", nil) else { return "earshot" }
    defer { free(real) }
    let folder = String(cString: real).split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/earshot"
  }()

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name.
  ///   - input: What it reads on standard input.
  ///   - lexicons: The folder of word lists; those of the tests if none is given.
  ///   - environment: Variables beside those of the test.
  static func run(
    _ arguments: [String],
    input: String = "",
    lexicons: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = try start(
      arguments,
      input: input,
      lexicons: lexicons,
      environment: environment
    )
    return try process.outcome()
  }

  /// Starts the command.
  ///
  /// - Parameter output: Where its standard output goes; into a file of its own if nothing else is given.
  static func start(
    _ arguments: [String],
    input: String = "",
    output: String? = nil,
    lexicons: String? = nil,
    environment: [String: String] = [:]
  ) throws -> EarshotProcess {
    let folder = try TestFolder()
    let standardInput = try folder.write("in", input)
    var variables = inherited()
    variables["EARSHOT_LEXICONS"] = try lexicons ?? SmallLexicons.shared.path
    // Tests leave nothing in the user's folders, and compile what they run.
    variables["EARSHOT_CACHE"] = "off"
    variables.merge(environment) { _, new in new }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let mode: Int32 = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, standardInput, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output ?? folder.path + "/out", mode, 0o600)
    if output != nil { _ = try folder.write("out", "") }
    posix_spawn_file_actions_addopen(&actions, 2, folder.path + "/err", mode, 0o600)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var id: pid_t = 0
    let fault = posix_spawn(&id, path, &actions, nil, &words, &settings)
    guard fault == 0 else { throw TestFault("\(path) cannot be run: \(fault)") }
    return EarshotProcess(id: id, folder: folder)
  }

  private static func inherited() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    for name in ownVariables { variables[name] = nil }
    return variables
  }
}

/// A running command.
struct EarshotProcess {
  let id: pid_t
  let folder: TestFolder

  func send(_ signal: Int32) { kill(id, signal) }

  /// Waits for the end.
  func outcome() throws -> Earshot.Outcome {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { throw TestFault("waitpid: \(errno)") }
    }
    let signal = status & 0x7F
    return Earshot.Outcome(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      output: try folder.bytes("out"),
      errors: String(decoding: try folder.bytes("err"), as: UTF8.self)
    )
  }
}

/// Why a test cannot be run.
struct TestFault: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension String {
  /// The lines, without the empty one behind the last line end.
  var lines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
