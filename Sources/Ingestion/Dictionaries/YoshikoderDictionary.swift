import FeedbackModel

/// A dictionary of Yoshikoder: XML of `cnode` for categories and `pnode` for patterns.
enum YoshikoderDictionary {
  /// How deep categories may nest.
  private static let deepest = 64

  static func read(_ text: DictionaryText, _ content: inout DictionaryContent) throws {
    var scanner = XMLTagScanner(text)
    var open: [String] = []
    while let tag = try scanner.next() {
      let location = SourceLocation(file: text.path, line: tag.line)
      switch (tag.name, tag.kind) {
      case ("cnode", .closing): _ = open.popLast()
      case ("cnode", let kind):
        guard open.count < deepest else {
          throw DictionaryText.error(
            "categories nest deeper than \(deepest)",
            at: location,
            remedy: "check that each cnode is closed."
          )
        }
        if kind == .opening { open.append(tag.attributes["name"] ?? "") }
      case ("pnode", .opening), ("pnode", .empty):
        let form = tag.attributes["name"] ?? ""
        guard !form.isEmpty else {
          content.lose("pnode", "the pattern has no name", at: location)
          continue
        }
        // The outermost category is the dictionary itself.
        let category = Array(open.dropFirst())
        guard !category.isEmpty else {
          content.lose(form, "it stands before the first category", at: location)
          continue
        }
        content.add(form, category: category, .member(weight: nil), at: location)
      default: break
      }
    }
  }
}

/// A tag of an XML file.
private struct XMLTag {
  enum Kind {
    case opening
    case closing
    /// Opens and closes at once.
    case empty
  }

  var name = ""
  var kind = Kind.opening
  var attributes: [String: String] = [:]
  /// The line on which it begins, from 1.
  var line = 1
}

/// Goes from tag to tag of a plain XML file: no text between tags, no name spaces, and no definitions of its own, which
/// could stand for more than fits into memory.
private struct XMLTagScanner {
  private let path: String
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ text: DictionaryText) {
    path = text.path
    bytes = Array(text.text.utf8)
  }

  /// Returns the next tag; nil behind the last one.
  ///
  /// - Throws: `IngestionError` where the file is no plain XML.
  mutating func next() throws -> XMLTag? {
    while skip(to: UInt8(ascii: "<")) {
      let start = line
      if starts(with: "<!--") {
        guard skip(behind: "-->") else { throw fault("a comment is not closed", start) }
      } else if starts(with: "<?") {
        guard skip(behind: "?>") else { throw fault("an instruction is not closed", start) }
      } else if starts(with: "<!") {
        throw fault("the file has definitions of its own, which are not read", start)
      } else {
        return try tag(from: start)
      }
    }
    return nil
  }

  private mutating func tag(from start: Int) throws -> XMLTag {
    var tag = XMLTag(line: start)
    advance()
    if current == UInt8(ascii: "/") {
      tag.kind = .closing
      advance()
    }
    tag.name = takeName()
    while true {
      skipBlanks()
      guard let byte = current else { throw fault("a tag is not closed", start) }
      switch byte {
      case UInt8(ascii: ">"):
        advance()
        return tag
      case UInt8(ascii: "/"):
        tag.kind = .empty
        advance()
      default:
        let name = takeName()
        skipBlanks()
        guard !name.isEmpty, current == UInt8(ascii: "=") else {
          throw fault("an attribute has no value", line)
        }
        advance()
        skipBlanks()
        tag.attributes[name] = try takeValue()
      }
    }
  }

  private mutating func takeValue() throws -> String {
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw fault("a value stands without quotation marks", line)
    }
    let start = line
    advance()
    let first = place
    guard skip(to: quote) else { throw fault("a value is not closed", start) }
    let value = String(decoding: bytes[first..<place], as: UTF8.self)
    advance()
    return Self.unescaped(value)
  }

  private mutating func takeName() -> String {
    let first = place
    while let byte = current, byte > 0x20, !"=/>\"'<".utf8.contains(byte) { advance() }
    return String(decoding: bytes[first..<place], as: UTF8.self)
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// Replaces `&amp;` and its kin, and characters by number; what is no such reference stays.
  private static func unescaped(_ value: String) -> String {
    guard value.contains("&") else { return value }
    var text = ""
    var rest = value[...]
    while let start = rest.firstIndex(of: "&") {
      text += rest[..<start]
      rest = rest[rest.index(after: start)...]
      guard let end = rest.prefix(10).firstIndex(of: ";"),
        let character = character(rest[..<end])
      else {
        text += "&"
        continue
      }
      text += character
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private static func character(_ reference: Substring) -> String? {
    if let known = entities[String(reference)] { return known }
    guard reference.first == "#" else { return nil }
    let digits = reference.dropFirst()
    let number =
      digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}

extension XMLTagScanner {
  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func advance() {
    if bytes[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  private mutating func skipBlanks() {
    while let byte = current, byte <= 0x20 { advance() }
  }

  /// Goes to the next such byte; false where there is none.
  private mutating func skip(to byte: UInt8) -> Bool {
    while let next = current {
      if next == byte { return true }
      advance()
    }
    return false
  }

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  /// Goes behind the next such text; false where there is none.
  private mutating func skip(behind text: String) -> Bool {
    while current != nil {
      if starts(with: text) {
        for _ in text.utf8 { advance() }
        return true
      }
      advance()
    }
    return false
  }

  private func fault(_ message: String, _ line: Int) -> IngestionError {
    DictionaryText.error(
      message,
      at: SourceLocation(file: path, line: line),
      remedy: "save the dictionary anew in Yoshikoder, as .ykd."
    )
  }
}
