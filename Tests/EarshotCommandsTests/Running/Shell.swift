import Foundation

/// Runs a script of the shell, for limits that only a shell sets.
enum Shell {
  static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, errors: String)
  {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script] + arguments
    var variables = ProcessInfo.processInfo.environment
    variables["EARSHOT_LEXICONS"] = try SmallLexicons.shared.path
    process.environment = variables
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
