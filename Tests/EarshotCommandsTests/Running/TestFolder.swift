import Foundation
import Synchronization

/// A folder of files that lasts as long as the value.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    let name = "earshot-test-\(UUID().uuidString)"
    let url = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names of the files within, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Writes a file, and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// Writes a file, and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return path + "/" + name
  }

  /// Returns the content of a file.
  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path + "/" + name)))
  }

  /// Returns the content of a file.
  func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// Returns the size of a file in bytes.
  func size(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return (attributes[.size] as? Int) ?? 0
  }

  /// Copies a folder, not the link to one, into this one, and returns its path.
  func copy(_ folder: String, as name: String) throws -> String {
    let source = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
    try FileManager.default.copyItem(atPath: source, toPath: path + "/" + name)
    return path + "/" + name
  }

  /// Packs a file with a command such as gzip, and returns the path of the packed one.
  func pack(_ name: String, with command: String, suffix: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [command, "-q", "-k", path + "/" + name]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TestFault("\(command) failed") }
    return path + "/" + name + suffix
  }
}

/// Removes a folder when the tests are over; what is stored in a `static let` is never given back.
func removeAtExit(_ folder: TestFolder) {
  keptPaths.withLock { $0.append(folder.path) }
}

private let keptPaths = Mutex<[String]>(
  {
    atexit {
      for path in keptPaths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
    return []
  }()
)
