import FeedbackModel

/// The whole text of a dictionary's file, decoded, line by line.
struct DictionaryText {
  /// One line without its end and without blanks around it.
  struct Line {
    /// From 1.
    var number: Int
    var text: Substring
    /// What stands before the text: blanks and tabs.
    var indentation: Substring
  }

  let path: String
  let text: String
  let encoding: String
  let sha256: String

  /// The lines that hold something.
  let lines: [Line]

  /// The most bytes of a dictionary; the largest that are known have a tenth of that.
  static let byteLimit = 64 << 20

  /// Reads a file.
  ///
  /// - Throws: `IngestionError` when it cannot be read, is no text, or is too long.
  init(path: String, encoding: String?) throws {
    var options = InputOptions()
    options.encoding = encoding
    var reader = try TextReader(path: path, options: options)
    while !reader.isAtEnd {
      reader.readMore()
      guard reader.text.count <= Self.byteLimit else {
        throw Self.error(
          "the file is longer than \(Self.byteLimit >> 20) MiB",
          at: SourceLocation(file: path),
          remedy: "check that it is a dictionary; comments are read by `earshot annotate`."
        )
      }
    }
    if let fault = reader.fault { throw fault }
    self.init(
      path: path,
      text: String(decoding: reader.text, as: UTF8.self),
      encoding: reader.encodingName,
      sha256: reader.sha256 ?? ""
    )
  }

  /// Takes a text that is in memory.
  init(path: String, text: String, encoding: String = "UTF-8", sha256: String = "") {
    self.path = path
    self.text = text
    self.encoding = encoding
    self.sha256 = sha256
    lines = Self.lines(of: text)
  }

  private static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var number = 0
    var rest = text[...]
    while !rest.isEmpty {
      number += 1
      // A CR LF is one character.
      let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
      let whole = rest[..<end]
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      let indentation = whole.prefix { $0 == " " || $0 == "\t" }
      let content = whole[indentation.endIndex...].trimmedEnd
      guard !content.isEmpty else { continue }
      lines.append(Line(number: number, text: content, indentation: indentation))
    }
    return lines
  }

  /// The place of a line.
  func location(_ line: Line) -> SourceLocation { SourceLocation(file: path, line: line.number) }

  /// The place of the whole file.
  var location: SourceLocation { SourceLocation(file: path) }

  /// Returns an error of a dictionary.
  static func error(
    _ message: String,
    at location: SourceLocation,
    remedy: String
  ) -> IngestionError {
    IngestionError(.invalidDictionary, Diagnostic(message, at: location, remedy: remedy))
  }
}

extension Substring {
  /// The text without blanks and tabs behind it.
  var trimmedEnd: Substring {
    var rest = self
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }

  /// The text without blanks and tabs around it.
  var trimmedBoth: Substring { drop { $0 == " " || $0 == "\t" }.trimmedEnd }

  /// The fields between tabs, without blanks around them.
  var tabFields: [Substring] {
    split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmedBoth)
  }
}
