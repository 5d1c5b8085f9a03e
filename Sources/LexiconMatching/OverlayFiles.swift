import FeedbackModel

/// Finds the word lists of an overlay.
package enum OverlayFiles {
  /// Returns the paths of an overlay's files: the file itself, or the `.tsv` files that lie in the folder.
  ///
  /// - Throws: `LexiconError` for a folder in which no list lies, and for a folder of word lists with their languages,
  ///   which is no overlay.
  package static func paths(at path: String) throws(LexiconError) -> [String] {
    guard FileReading.isFolder(path) else { return [path] }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let files = try LexiconSet.files(in: folder)
    if FileReading.isFolder(folder + "/en") {
      throw fault(
        path,
        "the folder is no overlay but one of word lists",
        "give it with --lexicons, or an overlay of its own."
      )
    }
    guard files.isEmpty else { return files }
    let inner = (FileReading.names(in: folder) ?? []).first { name in
      (FileReading.names(in: folder + "/" + name) ?? []).contains { $0.hasSuffix(".tsv") }
    }
    throw fault(
      path,
      "the folder holds no word lists",
      inner.map { "name the folder within, \(folder)/\($0)." } ?? "name a folder with `.tsv` files."
    )
  }

  private static func fault(_ path: String, _ message: String, _ remedy: String) -> LexiconError {
    LexiconError(
      .notFound,
      [Diagnostic(message, at: SourceLocation(file: path), remedy: remedy)]
    )
  }
}
