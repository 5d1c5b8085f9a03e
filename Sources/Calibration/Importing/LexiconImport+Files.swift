import FeedbackModel
import Ingestion
package import LexiconMatching
package import Pipeline

extension LexiconImport {
  /// Takes out the lines that other word lists do not go with, such as a spelling of what is itself a misspelling.
  ///
  /// - Parameter options: The word lists that the overlay is to come over.
  /// - Throws: `LexiconError` where these are faulty themselves.
  package mutating func fit(over options: EngineOptions) throws(LexiconError) {
    // A line that goes may leave another one without what it refers to, but there are fewer each time.
    while true {
      var options = options
      options.written = files
      do throws(LexiconError) {
        _ = try Engine(options)
        return sortLosses()
      } catch {
        let standing = lines.mapValues(\.all)
        for diagnostic in error.diagnostics {
          guard let line = refused(by: diagnostic, standing) else { throw error }
          // One line may be wrong twice.
          guard lines[line.kind]?.remove(line) == true else { continue }
          lose(line, "other word lists do not go with it: " + diagnostic.message)
        }
      }
    }
  }

  /// Returns the line that a diagnostic is about; nil where it is about none of this overlay's entries.
  private func refused(
    by diagnostic: Diagnostic,
    _ standing: [LexiconKind: [ImportedLines.Line]]
  ) -> ImportedLines.Line? {
    guard let location = diagnostic.location, let number = location.line,
      let (kind, lines) = standing.first(where: { Self.fileName($0.key) == location.file })
    else { return nil }
    let place = number - 1 - head(kind).utf8.count { $0 == UInt8(ascii: "\n") }
    return lines.indices.contains(place) ? lines[place] : nil
  }

  private static func fileName(_ kind: LexiconKind) -> String { kind.rawValue + ".tsv" }

  /// The names of all files that an import may write.
  package static let fileNames = [
    LexiconKind.contrast, .cue, .intensity, .negation, .spelling, .topics, .valence,
  ].map(fileName)

  /// How the name in the header of each file begins.
  package static let namePrefix = "imported-"

  /// The files of the overlay.
  package var files: [WrittenLexicon] {
    kinds.map { kind, _ in
      var text = head(kind)
      for line in lines[kind]?.all ?? [] { text += line.text + "\n" }
      return WrittenLexicon(name: Self.fileName(kind), bytes: Array(text.utf8))
    }
  }

  /// The digits of a digest that a header names.
  private static let digits = 12

  /// Returns the lines before the first entry; of a taxonomy with the topics that its cues name.
  private func head(_ kind: LexiconKind) -> String {
    let digests = dictionary.files.map { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      return ImportedText.line(name) + " " + file.sha256.prefix(Self.digits)
    }
    let source = "from the \(dictionary.format.title) dictionary " + digests.joined(separator: ", ")
    var head = """
      #: kind: \(kind.rawValue)
      #: name: \(Self.namePrefix)\(ImportedText.line(settings.name))-\(kind.rawValue)
      #: version: 1.0.0
      #: language: en
      #: licence: \(ImportedText.line(settings.licence ?? dictionary.format.licence))
      #: source: earshot lexicon import, \(source)
      \(kind.columns.joined(separator: "\t"))

      """
    guard kind == .topics else { return head }
    for topic in topics { head += "topic\t\(topic.id)\t\t\(topic.name)\t\n" }
    return head
  }

  /// The topics that cues name, parents before their parts.
  private var topics: [(id: String, name: String)] {
    var names: [String: String] = [:]
    var parents: [String: String] = [:]
    for category in categories.all {
      guard case .topic(let id) = category.target else { continue }
      names[id] = names[id] ?? category.path.last
      if let slash = id.firstIndex(of: "/") { parents[String(id[..<slash])] = category.path.first }
    }
    for (id, name) in parents where names[id] == nil { names[id] = name }
    return names.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      ($0.key, ImportedText.line($0.value))
    }
  }
}

/// Text of a dictionary as the line of a file can bear it.
enum ImportedText {
  /// Returns a text on one line, without tabs and control characters.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: " "
          default: scalar
          }
        }
      )
    )
  }
}
