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
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var hasFailed = false
    // A byte more than the file should have, so that its end is seen; what has grown, or is a pipe, goes on below.
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { room, count in
      fill(room, &count, from: descriptor, &hasFailed)
    }
    while !hasFailed, bytes.count > size {
      let block = [UInt8](unsafeUninitializedCapacity: blockBytes) { room, count in
        fill(room, &count, from: descriptor, &hasFailed)
      }
      if block.isEmpty { break }
      bytes += block
    }
    if hasFailed { throw unreadable(path) }
    return bytes
  }

  /// The bytes that are read at once of a file whose size is not known.
  private static let blockBytes = 1 << 16

  /// Reads until the room is full or the file at its end.
  private static func fill(
    _ room: UnsafeMutableBufferPointer<UInt8>,
    _ count: inout Int,
    from descriptor: Int32,
    _ hasFailed: inout Bool
  ) {
    while count < room.count {
      // In bounds: the room behind what was read is told.
      let found = read(descriptor, room.baseAddress.map { $0 + count }, room.count - count)
      if found < 0, errno == EINTR { continue }
      hasFailed = found < 0
      guard found > 0 else { return }
      count += found
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

  /// Returns whether there is something at a path.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

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
