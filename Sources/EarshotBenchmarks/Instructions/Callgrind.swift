import Glibc
import LexiconMatching
import Pipeline

/// Runs programs under `valgrind --tool=callgrind`.
///
/// Two things of valgrind 3.19 stand in the way of Swift programs, and both are mended here. It gives up on their debug
/// information, so a copy without it is run. And it writes into the signal mask that `sigsuspend` is given, which
/// libdispatch keeps in memory that cannot be written; a small library put before the others gives it a copy.
struct Callgrind {
  private static let valgrind = "valgrind"

  /// Whether valgrind can be found; whatever else is needed comes with a compiler.
  static var isAvailable: Bool { isInstalled(valgrind) }

  private static let maskCopying = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <signal.h>

    int sigsuspend(const sigset_t *mask) {
      sigset_t copy = *mask;
      int (*next)(const sigset_t *) = (int (*)(const sigset_t *))dlsym(RTLD_NEXT, "sigsuspend");
      return next(&copy);
    }

    """

  private let folder: WorkFolder
  private let library: String

  /// Makes ready what the runs need.
  ///
  /// - Parameter folder: Where copies and profiles are kept.
  /// - Throws: `BenchmarkError` when valgrind, strip or a C compiler is missing.
  init(in folder: WorkFolder) throws {
    self.folder = folder
    try Self.require(Self.valgrind, package: "valgrind")
    try Self.require("strip", package: "binutils")
    let source = try folder.write("mask.c", Array(Self.maskCopying.utf8))
    library = folder.file("mask.so")
    let compiler = Self.isInstalled("cc") ? "cc" : "clang"
    try Self.require(compiler, package: "gcc")
    _ = try ChildRun.run(compiler, ["-shared", "-fPIC", "-O1", source, "-o", library, "-ldl"])
  }

  /// Counts the instructions of a run.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - arguments: Its arguments.
  ///   - function: The C function inside which instructions count; nil counts all.
  ///   - cache: The folder of compiled word lists, which must hold them; nil has them compiled.
  ///   - models: Whether branches and caches are counted too, by a model of a processor.
  /// - Returns: What was counted.
  /// - Throws: `BenchmarkError` when the run fails.
  func count(
    _ program: String,
    _ arguments: [String],
    inside function: String? = nil,
    cache: String? = nil,
    models: Bool = false
  ) throws -> CallgrindProfile {
    let copy = try stripped(program)
    let profile = folder.file("profile")
    let messages = folder.file("messages")
    var options = ["--tool=callgrind", "--callgrind-out-file=\(profile)"]
    if let function { options.append("--toggle-collect=\(function)") }
    if models { options += ["--branch-sim=yes", "--cache-sim=yes"] }
    var environment = ["LD_PRELOAD": library, EngineCache.variable: cache ?? "off"]
    // Where none are found, a program that needs them says so itself.
    environment[LexiconLocator.environmentVariable] = try? Self.lexicons(of: program)
    do {
      _ = try ChildRun.run(
        Self.valgrind,
        options + [copy] + arguments,
        errors: messages,
        environment: environment
      )
    } catch {
      let said = String(decoding: (try? WholeFile.bytes(messages)) ?? [], as: UTF8.self)
      throw BenchmarkError(
        "valgrind could not run \(program):\n\(Self.gist(of: said))",
        remedy:
          "build with `swift build -c release --static-swift-stdlib`, or use a later valgrind."
      )
    }
    return try CallgrindProfile(
      text: String(decoding: WholeFile.bytes(profile), as: UTF8.self),
      path: profile
    )
  }

  /// Makes a copy of a program without debug information, once.
  private func stripped(_ program: String) throws -> String {
    let name = program.split(separator: "/").last.map(String.init) ?? program
    let copy = folder.file("\(name).stripped")
    guard access(copy, X_OK) != 0 else { return copy }
    _ = try ChildRun.run("strip", ["-g", "-o", copy, program])
    return copy
  }

  /// The copy stands elsewhere, so it is told where the program's own word lists are.
  private static func lexicons(of program: String) throws -> String {
    let real = realpath(program, nil)
    defer { free(real) }
    return try LexiconLocator.folder(
      option: nil,
      executable: real.map { String(cString: $0) } ?? program
    )
  }

  /// Valgrind's own complaint, without the lines on debug information that it always has.
  private static func gist(of messages: String) -> String {
    messages.split(separator: "\n").filter { !$0.hasPrefix("###") }.prefix(12)
      .joined(separator: "\n")
  }

  private static func require(_ program: String, package: String) throws {
    guard !isInstalled(program) else { return }
    throw BenchmarkError(
      "\(program) is not installed, and instructions cannot be counted without it",
      remedy: "apt-get install \(package), or put \(program) on the PATH."
    )
  }

  private static func isInstalled(_ program: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
