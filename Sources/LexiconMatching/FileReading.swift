import FeedbackModel
import Glibc

/// Reads whole small files, as word lists are.
package enum FileReading {
  /// Returns the bytes of a file.
  ///
  /// - Throws: `LexiconError` with code `unreadable` when it cannot be read.
  package static func bytes(of path: String) throws(LexiconError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: block[..<count])
    }
  }

  /// Returns the names of the entries of a folder in byte order, or nil when it is none.
  package static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // `d_name` is a NUL-terminated array inside the entry, which lives until the next call.
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Returns whether a path is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func unreadable(_ path: String) -> LexiconError {
    LexiconError(
      .unreadable,
      [
        Diagnostic(
          "the file cannot be read: \(String(cString: strerror(errno)))",
          at: SourceLocation(file: path),
          remedy: "check the path and its permissions."
        )
      ]
    )
  }
}
