import Glibc

/// A file that gets its name only when it is whole; or standard output.
///
/// A pipe or a device (`/dev/null`, `/dev/stdout`) is no file that could be replaced, and is written to as it stands.
/// Behind a symbolic link the file that it points to is replaced, not the link.
package final class OutputFile {
  private let path: String
  private let target: String
  private let temporary: String?
  private var descriptor: Int32

  /// Opens an output.
  ///
  /// - Parameter path: The file, or `-` for standard output.
  /// - Throws: `OutputError` when it cannot be opened.
  package init(_ path: String) throws(OutputError) {
    self.path = path
    target = Self.resolved(path)
    guard path != "-" else {
      temporary = nil
      descriptor = STDOUT_FILENO
      return
    }
    switch Self.kind(of: path) {
    case nil, S_IFREG:
      let name = "\(target).part-\(getpid())"
      temporary = name
      // Left by a process of the same number that was killed; anything else that stands there is not followed.
      unlink(name)
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    case S_IFDIR: throw OutputError(path, EISDIR)
    default:
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw OutputError(path, errno) }
  }

  /// Returns what stands at a path, behind links, as the type bits of its mode; nil where there is nothing.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Writes bytes.
  ///
  /// - Throws: `OutputError` when the disk is full or the reader is gone.
  package func write(_ bytes: [UInt8]) throws(OutputError) {
    try bytes.withUnsafeBufferPointer { bytes throws(OutputError) in try write(bytes) }
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      let written = Glibc.write(
        descriptor,
        bytes.baseAddress.map { $0 + start },
        bytes.count - start
      )
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(path, errno)
      }
      start += written
    }
  }

  /// Writes rows piece by piece.
  ///
  /// - Throws: `OutputError` when the disk is full or the reader is gone.
  package func write(_ rows: MarkedRows) throws(OutputError) {
    try rows.withPieces { pieces throws(OutputError) in
      var vectors = pieces.filter { !$0.isEmpty }.map {
        iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
      }
      try write(&vectors)
    }
  }

  /// The most pieces that the system takes at once: IOV_MAX of Linux.
  private static let mostPieces = 1024

  private func write(_ pieces: inout [iovec]) throws(OutputError) {
    var next = 0
    while next < pieces.count {
      let few = min(pieces.count - next, Self.mostPieces)
      var written = pieces.withUnsafeBufferPointer { pieces in
        writev(descriptor, pieces.baseAddress.map { $0 + next }, Int32(few))
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(path, errno)
      }
      while next < pieces.count, written >= pieces[next].iov_len {
        written -= pieces[next].iov_len
        next += 1
      }
      if written > 0 {
        pieces[next].iov_base = pieces[next].iov_base.map { $0 + written }
        pieces[next].iov_len -= written
      }
    }
  }

  /// Writes a text.
  package func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  /// Closes the file and gives it its name.
  package func finish() throws(OutputError) {
    guard descriptor >= 0, path != "-" else { return }
    let isClosed = close(descriptor) == 0
    descriptor = -1
    var fault = isClosed ? 0 : errno
    if let temporary, fault == 0, rename(temporary, target) != 0 { fault = errno }
    guard fault != 0 else { return }
    if let temporary { unlink(temporary) }
    throw OutputError(path, fault)
  }

  /// Closes and removes what was written so far.
  package func abandon() {
    guard descriptor >= 0, path != "-" else { return }
    close(descriptor)
    descriptor = -1
    if let temporary { unlink(temporary) }
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
