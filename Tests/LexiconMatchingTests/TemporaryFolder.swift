import Glibc

@testable import LexiconMatching

/// A folder with the given files that lasts as long as the value.
final class TemporaryFolder {
  let path: String

  /// Creates a folder.
  ///
  /// - Parameter files: Paths below the folder, and what stands in each file.
  init(_ files: [String: String] = [:]) {
    var template = Array("/tmp/earshot-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "There is no room for a temporary folder.")
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    for (name, text) in files { write(Array(text.utf8), to: name) }
  }

  /// Writes a file, and makes the folders above it.
  func write(_ bytes: [UInt8], to name: String) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0, "A temporary file cannot be made.")
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      precondition(written > 0, "A temporary file cannot be written.")
      rest = rest.dropFirst(written)
    }
  }

  deinit { Self.removeTree(path) }

  private static func removeTree(_ path: String) {
    for name in FileReading.names(in: path) ?? [] { removeTree(path + "/" + name) }
    remove(path)
  }
}
