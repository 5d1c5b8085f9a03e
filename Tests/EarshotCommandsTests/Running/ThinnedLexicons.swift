import Foundation

/// The shipped word lists with most of their entries left out: as varied, and read in a fraction of the time.
enum ThinnedLexicons {
  /// One entry in so many is kept of every list but for topics, model and languages.
  private static let step = 12

  /// The folder.
  static var shared: TestFolder { get throws { try made.get() } }

  private static let made = Result {
    let folder = try make()
    removeAtExit(folder)
    return folder
  }

  private static func make() throws -> TestFolder {
    let folder = try TestFolder()
    let files = try FileManager.default.subpathsOfDirectory(atPath: Repository.lexicons)
    for file in files where file.hasSuffix(".tsv") {
      let text = try Repository.text(Repository.lexicons + "/" + file)
      let whole = ["en/model.tsv", "languages.tsv"].contains(file)
      try folder.write(file, whole ? text : thinned(text))
    }
    return folder
  }

  private static func thinned(_ text: String) -> String {
    var entries = -1
    let kept = text.split(separator: "\n").filter { line in
      if line.hasPrefix("#:") || line.hasPrefix("topic\t") { return true }
      if line.hasPrefix("#"), !line.hasPrefix("#\t") { return false }
      entries += 1
      // The first of them names the columns.
      return entries % step == 0
    }
    return kept.joined(separator: "\n") + "\n"
  }
}
