import Glibc
import Pipeline

extension OutputFile {
  /// Opens an output that is none of the files that are read.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard output.
  ///   - inputs: The files that are read, `-` for standard input.
  /// - Throws: `CommandError` where the output is one of the inputs, or its name asks for what cannot be written;
  ///   `OutputError` when it cannot be opened.
  convenience init(_ path: String, apartFrom inputs: [String]) throws {
    try Self.check(path, isNoneOf: inputs)
    try self.init(path)
  }

  /// Checks that an output is none of the files that are read, by whatever name and link.
  ///
  /// - Throws: `CommandError` where it is one, or its name asks for what cannot be written.
  static func check(_ path: String, isNoneOf inputs: [String]) throws {
    guard path != "-" else { return }
    try OutputName.check(path)
    guard let output = FileIdentity(path) else { return }
    for input in inputs where FileIdentity(input) == output {
      throw CommandError(
        "the output \(path) is the input \(input == "-" ? "on standard input" : input)",
        remedy: "write to another file."
      )
    }
  }
}

/// Which file stands behind a path, by device and number.
private struct FileIdentity: Equatable {
  private let device: dev_t
  private let number: ino_t

  /// Looks a path up, `-` for standard input; nil for what is no plain file.
  init?(_ path: String) {
    var status = stat()
    let isThere = path == "-" ? fstat(STDIN_FILENO, &status) == 0 : stat(path, &status) == 0
    guard isThere, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = status.st_dev
    number = status.st_ino
  }
}
