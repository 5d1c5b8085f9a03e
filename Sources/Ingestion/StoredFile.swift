import FeedbackModel
import Glibc

/// The bytes of a file or of standard input as they are stored, with their digest.
struct StoredFile: ~Copyable {
  let path: String

  /// The size in bytes; nil for anything but a plain file.
  let size: Int?

  private(set) var bytesRead = 0

  /// The SHA-256 of the whole file; nil before its end was read.
  private(set) var sha256: String?

  private let descriptor: Int32
  private let closesDescriptor: Bool
  private var digest: SHA256Digest?

  /// Opens a file, or standard input for `-`.
  ///
  /// - Throws: `IngestionError` where it cannot be read.
  init(path: String) throws(IngestionError) {
    var status = stat()
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? STDIN_FILENO : Self.open(path)
    guard descriptor >= 0 else { throw Self.openError(errno, path) }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      if !isStandardInput { close(descriptor) }
      throw Self.directoryError(path)
    }
    self.path = path
    self.descriptor = descriptor
    closesDescriptor = !isStandardInput
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    digest = SHA256Digest()
    if size != nil { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
  }

  deinit { if closesDescriptor { close(descriptor) } }

  /// Fills the buffer from its start; returns how many bytes were read, 0 at the end of the file.
  ///
  /// - Throws: `IngestionError` where it cannot be read on.
  mutating func read(
    into buffer: UnsafeMutableBufferPointer<UInt8>
  ) throws(IngestionError) -> Int {
    while true {
      if size == nil { try waitForBytes() }
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 {
        bytesRead += count
        digest?.update(UnsafeBufferPointer(rebasing: buffer[..<count]))
        return count
      }
      if count == 0 {
        if let digest = digest.take() { sha256 = digest.hex() }
        return 0
      }
      if errno != EINTR { throw Self.readError(errno, path) }
    }
  }

  /// Opens a file; a pipe that nobody writes to yet as well, so that the wait for its writer can be interrupted.
  private static func open(_ path: String) -> Int32 {
    var status = stat()
    let isPipe = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | (isPipe ? O_NONBLOCK : 0))
    if isPipe, descriptor >= 0 {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }
    return descriptor
  }

  /// How often it is asked whether the user wants the wait for more input to end, in milliseconds.
  private static let patience: Int32 = 100

  /// Waits until there is something to read, be it the end.
  private func waitForBytes() throws(IngestionError) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let ready = poll(&request, 1, Self.patience)
      // A signal may come to this thread, and then ends the call.
      if ready > 0 || (ready < 0 && errno != EINTR) { return }
      if Interruption.isRequested { throw Self.readError(EINTR, path) }
    }
  }

  private static func openError(_ code: Int32, _ path: String) -> IngestionError {
    let location = SourceLocation(file: path)
    switch code {
    case ENOENT, ENOTDIR:
      return IngestionError(
        .fileNotFound,
        Diagnostic(
          "there is no such file",
          at: location,
          remedy: "check the path; `-` reads standard input."
        )
      )
    case EACCES, EPERM:
      return IngestionError(
        .permissionDenied,
        Diagnostic(
          "the file may not be read by this user",
          at: location,
          remedy: "ask its owner for read access, or run `chmod u+r` on it."
        )
      )
    default:
      return readError(code, path)
    }
  }

  private static func directoryError(_ path: String) -> IngestionError {
    IngestionError(
      .isDirectory,
      Diagnostic(
        "this is a directory; expected a file",
        at: SourceLocation(file: path),
        remedy: "name the files in it, for example `\(path)/*.csv`."
      )
    )
  }

  private static func readError(_ code: Int32, _ path: String) -> IngestionError {
    IngestionError(
      .readFailed,
      Diagnostic(
        "the file cannot be read: \(String(cString: strerror(code)))",
        at: SourceLocation(file: path),
        remedy: "check the disk or the network share that it is on, and try again."
      )
    )
  }
}
