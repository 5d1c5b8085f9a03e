import FeedbackModel

/// The taxonomies that an overlay of topics consults.
///
/// Their topics are looked for in every comment but never told: that a comment speaks of `retail:delivery` may be
/// evidence for another topic, for a tone or for a complaint. The header names them, `#: consults: airline, retail`.
package enum ConsultedTaxonomies {
  /// A name as it stands in a header.
  struct Named: Hashable, Sendable {
    var name: String
    /// The line of the header, from 1.
    var line: Int
  }

  /// Returns the taxonomies that some files consult, in byte order of their names.
  ///
  /// - Parameters:
  ///   - files: The paths of the files.
  ///   - written: Files that are only in memory.
  ///   - more: Names of taxonomies that are consulted beside those.
  ///   - folder: The folder of the language.
  /// - Returns: The names and the paths of the taxonomies.
  /// - Throws: `LexiconError` where a file cannot be read, or no taxonomy that ships has a name.
  package static func found(
    by files: some Sequence<String>,
    written: [WrittenLexicon] = [],
    more: [String] = [],
    folder: String
  ) throws(LexiconError) -> [(name: String, path: String)] {
    var found: [String: String] = [:]
    for name in more { found[name] = try LexiconSet.taxonomyPath(name, folder) }
    for file in files {
      for named in names(in: try FileReading.bytes(of: file)) {
        found[named.name] = try path(of: named, in: file, folder)
      }
    }
    for file in written {
      for named in names(in: file.bytes) {
        found[named.name] = try path(of: named, in: file.name, folder)
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Returns the names in the header of a file; none where it consults none.
  static func names(in file: [UInt8]) -> [Named] {
    var names: [Named] = []
    var rest = file.starts(with: byteOrderMark) ? file.dropFirst(byteOrderMark.count) : file[...]
    var number = 0
    while let first = rest.first, first == UInt8(ascii: "#") || first <= UInt8(ascii: " ") {
      number += 1
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let content = rest[..<end].last == UInt8(ascii: "\r") ? rest[..<end].dropLast() : rest[..<end]
      let line = String(decoding: content, as: UTF8.self)
      rest = rest[end...].dropFirst()
      let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
      guard line.hasPrefix("#:"), parts.count == 2, parts[0].trimmed == LexiconTable.consultsKey
      else { continue }
      for name in parts[1].split(separator: ",").map(\.trimmed) where !name.isEmpty {
        names.append(Named(name: name, line: number))
      }
    }
    return names
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Returns the path of a taxonomy that ships; paths are no names, since topics are told by them.
  private static func path(
    of named: Named,
    in file: String,
    _ folder: String
  ) throws(LexiconError) -> String {
    let shipped = (FileReading.names(in: folder + "/topics") ?? []).filter { $0.hasSuffix(".tsv") }
    if shipped.contains(named.name + ".tsv") { return folder + "/topics/" + named.name + ".tsv" }
    throw LexiconError(
      .unknownTaxonomy,
      [
        Diagnostic(
          "there is no taxonomy '\(named.name)' to consult; known are "
            + shipped.map { $0.dropLast(4) }.joined(separator: ", "),
          at: SourceLocation(file: file, line: named.line),
          remedy: "name one of these, or take the name out."
        )
      ]
    )
  }
}
