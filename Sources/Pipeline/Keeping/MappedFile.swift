import Glibc

/// A file of this user's own as it lies in memory, as long as this is there.
///
/// An island of unsafe code: the memory is mapped once, read only, and unmapped when nobody holds the file any more. That
/// nobody changes the file meanwhile is seen to by whoever writes it: files are put in place whole, and never written again.
final class MappedFile: @unchecked Sendable {
  /// The bytes; valid as long as the file is held.
  let bytes: UnsafeRawBufferPointer

  private let descriptor: Int32

  /// Maps a file; nil where it cannot be read, is empty, or is somebody else's, who could change it.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0, status.st_size > 0,
      let memory = mmap(
        nil,
        Int(status.st_size),
        PROT_READ,
        MAP_PRIVATE | Int32(MAP_POPULATE),
        descriptor,
        0
      ), memory != MAP_FAILED
    else {
      close(descriptor)
      return nil
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    close(descriptor)
  }

  /// Notes that the file is in use, for whoever takes out the oldest.
  func touch() { futimens(descriptor, nil) }
}
