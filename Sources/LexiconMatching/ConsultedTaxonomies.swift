import FeedbackModel

/// The taxonomies that an overlay of topics consults.
///
/// Their topics are looked for in every comment but never told: that a comment speaks of `retail:delivery` may be
/// evidence for another topic, for a tone or for a complaint. The header names them, `#: consults: airline, retail`.
package enum ConsultedTaxonomies {
  /// Returns the taxonomies that some files consult, in byte order of their names.
  ///
  /// - Parameters:
  ///   - overlays: The paths of the files.
  ///   - written: Files that are only in memory.
  ///   - more: Names of taxonomies that are consulted beside those.
  ///   - folder: The folder of the language.
  /// - Returns: The names and the paths of the taxonomies.
  /// - Throws: `LexiconError` where a file cannot be read, or no taxonomy that ships has a name.
  package static func found(
    by overlays: some Sequence<String>,
    written: [WrittenLexicon] = [],
    more: [String] = [],
    folder: String
  ) throws(LexiconError) -> [(name: String, path: String)] {
    var names = Set(more)
    for path in overlays { names.formUnion(self.names(in: try FileReading.bytes(of: path))) }
    for file in written { names.formUnion(self.names(in: file.bytes)) }
    var found: [(name: String, path: String)] = []
    for name in names.sorted() { found.append((name, try path(of: name, folder))) }
    return found
  }

  /// Returns the names in the header of a file; none where it consults none.
  static func names(in file: [UInt8]) -> [String] {
    var names: [String] = []
    var rest = file.starts(with: byteOrderMark) ? file.dropFirst(byteOrderMark.count) : file[...]
    while let first = rest.first, first == UInt8(ascii: "#") || first <= UInt8(ascii: " ") {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let content = rest[..<end].last == UInt8(ascii: "\r") ? rest[..<end].dropLast() : rest[..<end]
      let line = String(decoding: content, as: UTF8.self)
      rest = rest[end...].dropFirst()
      guard line.hasPrefix("#:"), line.contains(LexiconTable.consultsKey) else { continue }
      let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].trimmed == LexiconTable.consultsKey else { continue }
      names += parts[1].split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }
    return names
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Returns the path of a taxonomy that ships.
  ///
  /// - Throws: `LexiconError` with code `unknownTaxonomy` where none has the name; paths are no names, since topics are
  ///   told by them.
  private static func path(of name: String, _ folder: String) throws(LexiconError) -> String {
    guard name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") }) else {
      throw LexiconError(
        .unknownTaxonomy,
        [
          Diagnostic(
            "'\(name)' cannot be consulted: it is no name of a taxonomy that ships",
            remedy: "name one of the files in \(folder)/topics, without its ending."
          )
        ]
      )
    }
    return try LexiconSet.taxonomyPath(name, folder)
  }
}
