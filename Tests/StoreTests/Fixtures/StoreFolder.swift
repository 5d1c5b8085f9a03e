import Foundation
import Store

/// A folder for stores that lasts as long as the value.
final class StoreFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "earshot-store-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Opens a store of the folder for loading.
  func store(_ name: String = "a.db") throws -> FeedbackStore {
    try FeedbackStore(file(name), for: .load)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: file(name)))
  }

  /// The bytes of all files of the folder, one after the other.
  func allBytes() throws -> [UInt8] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().flatMap { name in
      Array(try Data(contentsOf: URL(filePath: file(name))))
    }
  }
}

extension [UInt8] {
  /// Returns whether a text stands somewhere in the bytes.
  func holds(_ text: String) -> Bool {
    Data(self).range(of: Data(text.utf8)) != nil
  }
}

enum FileBytes {
  static func of(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }
}
