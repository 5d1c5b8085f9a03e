import Foundation

/// The folders of the project that tests read.
enum Repository {
  /// The folder of Package.swift.
  static let root: String = {
    let parts = URL(filePath: #filePath).resolvingSymlinksInPath().pathComponents
    return "/" + parts.dropFirst().dropLast(4).joined(separator: "/")
  }()

  /// The shipped word lists.
  static let lexicons = root + "/Lexicons"

  /// The sample corpora.
  static let corpora = [
    root + "/Corpora/operator/survey.csv",
    root + "/Corpora/railway/posts.ndjson",
    root + "/Corpora/gold/gold.ndjson",
  ]

  /// Returns the content of a file.
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}
