import FeedbackModel

/// A dictionary that another tool uses, read whole.
///
/// Nothing is dropped in silence: what is no entry, or says what no word list can say, is among the losses.
public struct ImportedDictionary: Sendable {
  /// A file that was read.
  public struct File: Hashable, Sendable {
    /// The path as the user gave it, or below the folder that the user gave.
    public var path: String
    /// The SHA-256 of its bytes, in hexadecimal digits.
    public var sha256: String
    /// The charset.
    public var encoding: String
  }

  /// The format as it was told or found.
  public let format: DictionaryFormat

  /// The files, one but for SentiStrength.
  public let files: [File]

  /// The entries in the order of the files.
  public let entries: [DictionaryEntry]

  /// What could not be read as an entry.
  public let losses: [DictionaryLoss]

  /// Reads a dictionary.
  ///
  /// - Parameters:
  ///   - path: The file; for SentiStrength the folder.
  ///   - names: The names of the files in the folder; nil where the path is none.
  ///   - format: The format; nil to find it from the name and the content.
  ///   - encoding: The charset by any name that ICU knows; nil to find it from the content.
  /// - Throws: `IngestionError` when the dictionary cannot be read, or its format cannot be told.
  public init(
    path: String,
    names: [String]? = nil,
    format: DictionaryFormat?,
    encoding: String?
  ) throws {
    var content = DictionaryContent()
    var texts: [DictionaryText]
    if let names {
      guard format == nil || format == .sentistrength else {
        throw Self.isFolder(path, format)
      }
      let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let paths = SentiStrengthFolder.paths(in: folder, names: names)
      guard !paths.isEmpty else { throw Self.isFolder(path, nil) }
      self.format = .sentistrength
      texts = []
      for path in paths {
        let text = try DictionaryText(path: path, encoding: encoding)
        SentiStrengthFolder.read(text, &content)
        texts.append(text)
      }
      SentiStrengthFolder.lose(names, in: folder, &content)
    } else {
      let text = try DictionaryText(path: path, encoding: encoding)
      guard let found = format ?? DictionaryDetection.format(of: text) else {
        throw DictionaryDetection.unknown(text)
      }
      self.format = found
      try Self.read(text, found, encoding, &content)
      texts = [text]
    }
    files = texts.map { File(path: $0.path, sha256: $0.sha256, encoding: $0.encoding) }
    (entries, losses) = (content.entries, content.losses)
  }

  private static func read(
    _ text: DictionaryText,
    _ format: DictionaryFormat,
    _ encoding: String?,
    _ content: inout DictionaryContent
  ) throws {
    switch format {
    case .vader: TabbedDictionaries.vader(text, &content)
    case .afinn: TabbedDictionaries.afinn(text, &content)
    case .nrc: TabbedDictionaries.nrc(text, &content)
    case .liwc: try CategoryDictionaries.liwc(text, &content)
    case .lexicoder: CategoryDictionaries.lexicoder(text, &content)
    case .wordstat: try CategoryDictionaries.wordstat(text, &content)
    case .quanteda: try NestedDictionary.read(text, &content)
    case .yoshikoder: try YoshikoderDictionary.read(text, &content)
    case .sentimentr: try TableDictionary(text, encoding: encoding).readSentimentr(&content)
    case .spreadsheet: try TableDictionary(text, encoding: encoding).read(&content)
    case .sentistrength: throw notFolder(text)
    }
  }

  private static func isFolder(_ path: String, _ format: DictionaryFormat?) -> IngestionError {
    let message =
      format.map { "this is a folder, but a dictionary of \($0.title) is a file" }
      ?? "the folder has none of the tables of SentiStrength"
    return DictionaryText.error(
      message,
      at: SourceLocation(file: path),
      remedy:
        "name the dictionary's file; of folders only those with EmotionLookupTable.txt are read."
    )
  }

  private static func notFolder(_ text: DictionaryText) -> IngestionError {
    DictionaryText.error(
      "a dictionary of SentiStrength is a folder, and this is a file",
      at: text.location,
      remedy: "name the folder that holds EmotionLookupTable.txt."
    )
  }
}
