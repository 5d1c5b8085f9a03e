public import ArgumentParser
import Calibration
import FeedbackModel
// Its `stdout` is a variable, which nobody changes.
@preconcurrency import Glibc
import Ingestion
import LexiconMatching
import Pipeline
import Reporting
import Store

/// The command `earshot`.
public struct EarshotCommand: AsyncParsableCommand {
  /// The name, the help texts and the subcommands of `earshot`.
  public static let configuration = CommandConfiguration(
    commandName: "earshot",
    abstract:
      "Listens to what customers write: sentiment, topics, complaints and KPIs from comment dumps.",
    discussion: """
      Nothing leaves this machine. Compiled word lists are kept in the user's folder of caches; the variable \
      EARSHOT_CACHE names another folder, or says off. Files may be CSV, TSV, NDJSON or plain text, packed with gzip \
      or zstd, or - for standard input. Exit codes: 0 done, 1 done with more rejected rows than --max-rejects, 2 cannot run, \
      130 interrupted.
      """,
    version: "earshot \(Engine.version)",
    subcommands: [
      AnnotateCommand.self, ReportCommand.self, FlagCommand.self, KPICommand.self,
      LoadCommand.self, ForgetCommand.self, ExplainCommand.self, KwicCommand.self,
      TermsCommand.self, TokenizeCommand.self, TopicsCommand.self,
      EvaluateCommand.self, CalibrateCommand.self, LexiconCommand.self,
    ]
  )

  /// Creates the command.
  public init() {}

  /// Runs the command and ends the process with the exit code that CLI users rely on.
  ///
  /// - Parameter arguments: The arguments without the program's name.
  public static func launch(_ arguments: some Sequence<String>) async -> Never {
    do {
      let arguments = Array(arguments)
      if arguments.first == "--version" {
        // Reads the word lists to name them, which no other call should pay for.
        print(VersionText.full)
        finish()
      }
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      finish()
    } catch {
      end(with: error)
    }
  }

  /// Ends the process as done, if all that was printed could be written.
  private static func finish() -> Never {
    let reason = fflush(stdout) == 0 ? "" : ": \(String(cString: strerror(errno)))"
    guard reason.isEmpty, ferror(stdout) == 0 else {
      StandardError.write(
        CommandError(
          "the output cannot be written\(reason)",
          remedy: "make room on the disk, or send it elsewhere."
        ).description
      )
      leave(ExitStatus.cannotRun)
    }
    Glibc.exit(ExitStatus.done)
  }

  private static func end(with error: any Error) -> Never {
    // Whatever went wrong because the user wanted an end.
    if error is RunInterrupted || Interruption.isRequested { leave(ExitStatus.interrupted) }
    if let code = error as? ExitCode { leave(code.rawValue) }
    // Help and version come as errors that succeed.
    if exitCode(for: error) == .success {
      print(fullMessage(for: error))
      finish()
    }
    StandardError.write(message(of: error))
    leave(ExitStatus.cannotRun)
  }

  /// Ends the process while other threads may still be reading ahead.
  ///
  /// A usual exit would destroy what libraries hold from under them, and the process would abort behind its message.
  private static func leave(_ status: Int32) -> Never {
    Engine.finishKeeping()
    fflush(nil)
    _exit(status)
  }

  private static func message(of error: any Error) -> String {
    switch error {
    // Forms that someone pasted may hold what a terminal would obey.
    case let error as LexiconError:
      error.diagnostics.map { DisplayText.oneLine($0.description, limit: .max) }
        .joined(separator: "\n")
    case let error as IngestionError: "\(error)"
    case let error as OutputError: error.description
    case let error as CommandError: error.description
    case let error as StoreError: DisplayText.oneLine(error.description, limit: .max)
    case let error as GoldError: error.description
    case let error as LabelError: error.description
    default: fullMessage(for: error)
    }
  }
}

/// The exit codes of the command line.
enum ExitStatus {
  static let done: Int32 = 0
  static let tooManyRejects: Int32 = 1
  static let cannotRun: Int32 = 2
  static let interrupted: Int32 = 130
}

/// A mistake in how a command was called.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, remedy: String) {
    description = "error: \(message). Fix: \(remedy)"
  }
}
