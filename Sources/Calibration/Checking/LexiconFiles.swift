package import LexiconMatching

/// The files that a check reads.
package struct LexiconFiles: Sendable {
  /// The paths in the order in which the files apply.
  package private(set) var paths: [String] = []

  /// The first of the paths that are overlays.
  package private(set) var firstOverlay = 0

  /// Taxonomies whose topics the others may name, but that are not checked themselves.
  package private(set) var context: [String] = []

  /// Taxonomies that the files consult, by name and path; they are not checked themselves.
  package private(set) var consulted: [(name: String, path: String)] = []

  /// Whether they are all that a run needs, so that what lacks can be told.
  package private(set) var isWhole = true

  /// Finds the files of a lexicon folder with overlays: every list, and every taxonomy where none is named.
  ///
  /// - Throws: `LexiconError` where a folder or a taxonomy is not there.
  package init(
    folder: String,
    taxonomies: [String],
    overlays: [String]
  ) throws(LexiconError) {
    paths = try Self.lists(in: folder)
    if taxonomies.isEmpty {
      paths += try Self.taxonomies(in: folder)
    } else {
      for name in taxonomies { paths.append(try LexiconSet.taxonomyPath(name, folder + "/en")) }
    }
    firstOverlay = paths.count
    for overlay in overlays { paths += try OverlayFiles.paths(at: overlay) }
    consulted = try ConsultedTaxonomies.found(by: paths, folder: folder + "/en")
  }

  /// Finds the files at some paths: a folder that holds `en` is one of word lists, another is read as an overlay is.
  ///
  /// - Parameters:
  ///   - given: Files and folders.
  ///   - context: Taxonomies, by path, whose topics the files may name.
  ///   - folder: The folder of word lists, where files consult taxonomies; nil where there is none.
  /// - Throws: `LexiconError` where one is not there.
  package init(
    at given: [String],
    context: [String],
    folder: String? = nil
  ) throws(LexiconError) {
    isWhole = false
    self.context = context
    for path in given {
      let isLexicon = FileReading.isFolder(path + "/en")
      if isLexicon { isWhole = true }
      let found =
        isLexicon
        ? try Self.lists(in: path) + Self.taxonomies(in: path) : try OverlayFiles.paths(at: path)
      paths += found.filter { !paths.contains($0) }
    }
    firstOverlay = paths.count
    if let folder {
      consulted = try ConsultedTaxonomies.found(by: paths, folder: folder + "/en")
    }
  }

  private static func lists(in folder: String) throws(LexiconError) -> [String] {
    try LexiconSet.files(in: folder) + LexiconSet.files(in: folder + "/en")
  }

  private static func taxonomies(in folder: String) throws(LexiconError) -> [String] {
    let topics = folder + "/en/topics"
    return FileReading.isFolder(topics) ? try LexiconSet.files(in: topics) : []
  }
}
