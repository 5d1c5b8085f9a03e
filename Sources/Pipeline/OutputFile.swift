import Glibc

/// A file that gets its name only when it is whole; or standard output.
package final class OutputFile {
  private let path: String
  private let temporary: String?
  private var descriptor: Int32

  /// Opens an output.
  ///
  /// - Parameter path: The file, or `-` for standard output.
  /// - Throws: `OutputError` when it cannot be opened.
  package init(_ path: String) throws(OutputError) {
    self.path = path
    guard path != "-" else {
      temporary = nil
      descriptor = STDOUT_FILENO
      return
    }
    let name = "\(path).part-\(getpid())"
    temporary = name
    descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path, errno) }
  }

  /// Writes bytes.
  ///
  /// - Throws: `OutputError` when the disk is full or the reader is gone.
  package func write(_ bytes: [UInt8]) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(path, errno)
      }
      start += written
    }
  }

  /// Writes a text.
  package func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  /// Closes the file and gives it its name.
  package func finish() throws(OutputError) {
    guard let temporary else { return }
    guard close(descriptor) == 0 else { throw OutputError(path, errno) }
    descriptor = -1
    guard rename(temporary, path) == 0 else { throw OutputError(path, errno) }
  }

  /// Closes and removes what was written so far.
  package func abandon() {
    guard let temporary, descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporary)
  }

  deinit { abandon() }
}

/// Why an output could not be written.
package struct OutputError: Error, Sendable, CustomStringConvertible {
  /// The system's number of the fault.
  package let code: Int32

  /// The sentence for people.
  package let description: String

  init(_ path: String, _ code: Int32) {
    self.code = code
    let name = path == "-" ? "standard output" : path
    description =
      "\(name): error: the output cannot be written: \(String(cString: strerror(code))). "
      + "Fix: check the folder, its permissions and the room on the disk."
  }
}
