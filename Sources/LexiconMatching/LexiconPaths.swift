/// Where the word lists of a run are.
package struct LexiconPaths: Sendable {
  /// The paths: shipped files in byte order of their names, then taxonomies as asked for, then overlays, then the
  /// taxonomies that these consult.
  package let all: [String]

  /// The language that the lists are of, such as `en`.
  package let language: String

  private let firstTaxonomy: Int
  private let firstOverlay: Int
  private let firstConsulted: Int
  /// The names of the taxonomies that are consulted.
  private let consulted: [String]

  /// Finds the files.
  ///
  /// - Parameters:
  ///   - folder: The folder of word lists.
  ///   - language: The language's folder within, such as `en`.
  ///   - taxonomies: Names of shipped taxonomies, or paths of taxonomy files.
  ///   - overlays: Folders or files whose entries come over the shipped ones.
  ///   - written: Overlay files that are only in memory; they are no paths, but what they consult is.
  ///   - consulted: Names of shipped taxonomies that are consulted beside those that overlays name.
  /// - Throws: `LexiconError` when a folder, an overlay or a taxonomy cannot be found.
  package init(
    folder: String,
    language: String,
    taxonomies: [String],
    overlays: [String],
    written: [WrittenLexicon] = [],
    consulted: [String] = []
  ) throws(LexiconError) {
    var paths = try LexiconSet.files(in: folder) + LexiconSet.files(in: folder + "/" + language)
    firstTaxonomy = paths.count
    // Named twice a taxonomy would count twice.
    for name in taxonomies {
      let path = try LexiconSet.taxonomyPath(name, folder + "/" + language)
      if !paths[firstTaxonomy...].contains(path) { paths.append(path) }
    }
    firstOverlay = paths.count
    var overlaid: [String] = []
    for overlay in overlays {
      // So would an overlay; its later place is the one that stands over others.
      let own = try OverlayFiles.paths(at: overlay)
      overlaid.removeAll(where: own.contains)
      overlaid += own
    }
    paths += overlaid
    firstConsulted = paths.count
    let found = try ConsultedTaxonomies.found(
      by: paths[firstTaxonomy...],
      written: written,
      more: consulted,
      folder: folder + "/" + language
    )
    self.consulted = found.map(\.name)
    self.language = language
    paths += found.map(\.path)
    all = paths
  }

  /// Whether the file at a place was asked for as a taxonomy.
  package func isTaxonomy(_ place: Int) -> Bool { place >= firstTaxonomy && place < firstOverlay }

  /// Whether the entries of the file at a place come over those of the shipped files.
  package func isOverlay(_ place: Int) -> Bool { place >= firstOverlay && place < firstConsulted }

  /// The name of the taxonomy at a place where it is only consulted; nil for all other files.
  package func consultedName(_ place: Int) -> String? {
    place >= firstConsulted ? consulted[place - firstConsulted] : nil
  }

  /// What compiled lists depend on: for each file what it was given as and the digest of its bytes.
  ///
  /// - Parameter digests: The SHA-256 of each file, in hexadecimal digits.
  /// - Returns: A line a file, in the order of the files.
  package func parts(_ digests: [String]) -> [String] {
    digests.enumerated().map { place, digest in
      if let name = consultedName(place) { return "consulted \(name) \(digest)" }
      return (isOverlay(place) ? "overlay " : isTaxonomy(place) ? "taxonomy " : "list ") + digest
    }
  }

  /// The digests of the files as they are now.
  ///
  /// - Throws: `LexiconError` for the first file that cannot be read.
  package func digests() throws(LexiconError) -> [String] {
    var digests: [String] = []
    for result in Concurrently.map(all, DigestedFile.init) {
      digests.append(try result.digest.get())
    }
    return digests
  }
}

/// The digest of a file, or why it cannot be read.
private struct DigestedFile: Sendable {
  let digest: Result<String, LexiconError>

  init(_ path: String) {
    digest = Result { () throws(LexiconError) in SHA256.hex(of: try FileReading.bytes(of: path)) }
  }
}
