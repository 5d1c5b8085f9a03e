import Glibc

/// The size of files, for progress.
enum StoredSize {
  /// Returns the bytes of a regular file, or nil for standard input, pipes and what is not there.
  static func of(_ path: String) -> Int? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }
}
