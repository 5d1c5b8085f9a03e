import Glibc
import Pipeline

/// A folder for files that a benchmark needs for a while; it goes when the value goes.
///
/// It lies beside the input, so that written rows go to the same disk. The programs that are started keep their compiled
/// word lists there, and not where the user's own runs do. A class only for that end.
final class WorkFolder {
  let path: String

  /// Makes a folder beside a file.
  ///
  /// - Throws: `BenchmarkError` when it cannot be made.
  init(beside file: String) throws {
    path = "\(file).benchmark-\(getpid())"
    guard mkdir(path, 0o700) == 0 else {
      throw BenchmarkError(
        "\(path) cannot be made: \(String(cString: strerror(errno)))",
        remedy: "give a file in a folder that you may write to."
      )
    }
    setenv(EngineCache.variable, path, 1)
  }

  deinit {
    if let folder = opendir(path) {
      var names: [String] = []
      while let entry = readdir(folder) {
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          names.append(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
        }
      }
      closedir(folder)
      for name in names { unlink(file(name)) }
    }
    rmdir(path)
  }

  /// Returns the path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and returns its path.
  ///
  /// - Throws: `BenchmarkError` when it cannot be written.
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = file(name)
    let stream = fopen(path, "wb")
    let written = bytes.withUnsafeBytes {
      stream == nil ? -1 : fwrite($0.baseAddress, 1, $0.count, stream)
    }
    guard let stream, fclose(stream) == 0, written == bytes.count else {
      throw BenchmarkError("\(path) cannot be written", remedy: "make room on the disk.")
    }
    return path
  }
}

/// Small files read whole.
enum WholeFile {
  /// Returns the bytes of a file.
  ///
  /// - Throws: `BenchmarkError` when it cannot be read.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let stream = fopen(path, "rb") else {
      throw BenchmarkError(
        "\(path) cannot be read: \(String(cString: strerror(errno)))",
        remedy: "check the name and its permissions."
      )
    }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, stream)
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }
}
