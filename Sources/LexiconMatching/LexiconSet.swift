package import FeedbackModel

/// The lexicon files of one run: those of a language, of the taxonomies asked for, and of overlays.
package struct LexiconSet: Sendable {
  /// Every file, shipped ones first in byte order of their names, then taxonomies as asked for, then overlays.
  package private(set) var tables: [LexiconTable]

  /// The taxonomies that are only consulted, in the order of their names.
  package private(set) var consulted: [LexiconTable]

  /// Creates the set of files that are read already, in the order in which they apply.
  package init(tables: [LexiconTable], consulted: [LexiconTable] = []) {
    (self.tables, self.consulted) = (tables, consulted)
  }

  /// The files that name every result's makers.
  package var sources: [LexiconSource] {
    (tables + consulted).map(LexiconSource.init)
  }

  /// The files of one kind.
  package func tables(_ kind: LexiconKind) -> [LexiconTable] {
    tables.filter { $0.kind == kind }
  }

  /// Reads the word lists.
  ///
  /// - Parameters:
  ///   - folder: The folder of word lists.
  ///   - language: The language's folder within, such as `en`.
  ///   - taxonomies: Names of shipped taxonomies, or paths of taxonomy files.
  ///   - overlays: Folders or files whose entries come over the shipped ones.
  /// - Returns: The word lists, in the order of `tables`.
  /// - Throws: `LexiconError`; every line of every file that is not laid out as its kind asks is listed.
  package static func load(
    folder: String,
    language: String,
    taxonomies: [String],
    overlays: [String]
  ) throws(LexiconError) -> LexiconSet {
    var diagnostics: [Diagnostic] = []
    let lexicons = try load(
      folder: folder,
      language: language,
      taxonomies: taxonomies,
      overlays: overlays,
      &diagnostics
    )
    guard diagnostics.isEmpty else { throw LexiconError(.invalidLines, diagnostics) }
    return lexicons
  }

  /// Reads the word lists without their bad lines, so that what is wrong with the others can be told with them.
  ///
  /// - Parameters:
  ///   - folder: The folder of word lists.
  ///   - language: The language's folder within, such as `en`.
  ///   - taxonomies: Names of shipped taxonomies, or paths of taxonomy files.
  ///   - overlays: Folders or files whose entries come over the shipped ones.
  ///   - diagnostics: Receives every line that is not laid out as its kind asks.
  /// - Returns: The word lists without these lines.
  /// - Throws: `LexiconError` when a file cannot be found or read.
  package static func load(
    folder: String,
    language: String,
    taxonomies: [String],
    overlays: [String],
    _ diagnostics: inout [Diagnostic]
  ) throws(LexiconError) -> LexiconSet {
    let paths = try LexiconPaths(
      folder: folder,
      language: language,
      taxonomies: taxonomies,
      overlays: overlays
    )
    return try load(paths, &diagnostics)
  }

  /// Reads word lists without their bad lines.
  ///
  /// - Parameters:
  ///   - paths: Where they are.
  ///   - diagnostics: Receives every line that is not laid out as its kind asks.
  /// - Returns: The word lists without these lines.
  /// - Throws: `LexiconError` when a file cannot be read.
  package static func load(
    _ paths: LexiconPaths,
    _ diagnostics: inout [Diagnostic]
  ) throws(LexiconError) -> LexiconSet {
    var tables: [LexiconTable] = []
    var consulted: [LexiconTable] = []
    for (place, read) in Concurrently.map(paths.all, ReadTable.init).enumerated() {
      guard var table = try read.table(&diagnostics) else { continue }
      table.isOverlay = paths.isOverlay(place)
      table.consultedName = paths.consultedName(place)
      if paths.isTaxonomy(place) || table.consultedName != nil, table.kind != .topics {
        diagnostics.append(Self.noTaxonomy(table))
      }
      if !table.isOf(language: paths.language) {
        diagnostics.append(Self.foreign(table, paths.language))
      }
      if table.consultedName == nil { tables.append(table) } else { consulted.append(table) }
    }
    return LexiconSet(tables: tables, consulted: consulted)
  }

  /// Adds overlay files that are only in memory, behind all others.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - diagnostics: Receives every line that is not laid out as its kind asks.
  package mutating func add(_ files: [WrittenLexicon], _ diagnostics: inout [Diagnostic]) {
    for file in files {
      guard var table = LexiconTable.read(file.bytes, file.name, &diagnostics) else { continue }
      table.isOverlay = true
      tables.append(table)
    }
  }

  private static func noTaxonomy(_ table: LexiconTable) -> Diagnostic {
    Diagnostic(
      "this is a list of the kind \(table.kind.rawValue), not a taxonomy",
      at: SourceLocation(file: table.path, line: 1),
      remedy: "give it with --overlay, or a file of the kind topics with --taxonomy."
    )
  }

  /// Words of another language would be taken for words of this one.
  private static func foreign(_ table: LexiconTable, _ language: String) -> Diagnostic {
    let own = table.header["language"] ?? ""
    return Diagnostic(
      "this list is of the language '\(own)', and the lists in use are of '\(language)'",
      at: SourceLocation(file: table.path),
      remedy: "leave it out, or write `#: language: \(language)` if its words are of that language."
    )
  }

  /// Returns the names of the taxonomies that ship for a language.
  package static func shippedTaxonomies(folder: String, language: String) -> [String] {
    (FileReading.names(in: folder + "/" + language + "/topics") ?? [])
      .filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }
  }

  /// Returns the paths of the lexicon files that lie in a folder, in byte order.
  ///
  /// - Throws: `LexiconError` where there is no such folder.
  package static func files(in folder: String) throws(LexiconError) -> [String] {
    guard let names = FileReading.names(in: folder) else {
      throw LexiconError(
        .notFound,
        [
          Diagnostic(
            "there is no folder of word lists here",
            at: SourceLocation(file: folder),
            remedy: "give the folder that holds `en` with --lexicons DIR."
          )
        ]
      )
    }
    return names.filter { $0.hasSuffix(".tsv") }.map { folder + "/" + $0 }
  }

  /// Returns the path of a taxonomy that is given by name or by path.
  ///
  /// - Parameters:
  ///   - name: The name or path.
  ///   - folder: The folder of the language.
  /// - Returns: The path as it was given, or that of the shipped file.
  /// - Throws: `LexiconError` with code `unknownTaxonomy` for a name that no file has.
  package static func taxonomyPath(
    _ name: String,
    _ folder: String
  ) throws(LexiconError) -> String {
    if name.contains("/") || name.hasSuffix(".tsv") { return name }
    let shipped = (FileReading.names(in: folder + "/topics") ?? []).filter { $0.hasSuffix(".tsv") }
    if shipped.contains(name + ".tsv") { return folder + "/topics/" + name + ".tsv" }
    let known = shipped.map { $0.dropLast(4) }.joined(separator: ", ")
    throw LexiconError(
      .unknownTaxonomy,
      [
        Diagnostic(
          "there is no taxonomy '\(name)'; known are \(known)",
          remedy: "give one of these names, or the path of a taxonomy file."
        )
      ]
    )
  }
}

/// A file as it was read, with what is wrong with it.
private struct ReadTable: Sendable {
  private let found: Result<LexiconTable?, LexiconError>
  private let diagnostics: [Diagnostic]

  /// Reads a file.
  init(_ path: String) {
    var diagnostics: [Diagnostic] = []
    found = Result { () throws(LexiconError) in try LexiconTable.read(path, &diagnostics) }
    self.diagnostics = diagnostics
  }

  /// Returns the table, or nil when the header does not say what the file is.
  func table(_ diagnostics: inout [Diagnostic]) throws(LexiconError) -> LexiconTable? {
    diagnostics += self.diagnostics
    return try found.get()
  }
}

/// A lexicon file that is written, but not yet to any folder.
package struct WrittenLexicon: Hashable, Sendable {
  /// The name that it will have in its folder.
  package let name: String

  /// The whole file.
  package let bytes: [UInt8]

  /// Creates a file.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A lexicon file as results name it.
public struct LexiconSource: Hashable, Sendable {
  /// The name in the file's header.
  public let name: String

  /// The version in the file's header.
  public let version: String

  /// The SHA-256 of the file, in hexadecimal digits.
  public let sha256: String

  /// Creates a source.
  package init(name: String, version: String, sha256: String) {
    (self.name, self.version, self.sha256) = (name, version, sha256)
  }

  /// Creates the source that a file is.
  package init(_ table: LexiconTable) {
    name = table.name
    version = table.version
    sha256 = table.sha256
  }
}
