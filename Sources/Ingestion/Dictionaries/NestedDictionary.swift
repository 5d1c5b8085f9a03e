import FeedbackModel
import Yams

/// A dictionary of nested keys in YAML, as quanteda writes it.
enum NestedDictionary {
  /// How deep keys may nest.
  private static let deepest = 16

  static func read(_ text: DictionaryText, _ content: inout DictionaryContent) throws {
    let document = try YAMLDocument(path: text.path, text: text.text)
    guard case .mapping(let mapping)? = document.root else {
      throw DictionaryText.error(
        "the file holds no keys with words below them",
        at: SourceLocation(file: text.path, line: document.root?.mark?.line),
        remedy: "write each category as a key, its words as a list below it."
      )
    }
    try read(mapping, category: [], text, &content)
  }

  private static func read(
    _ mapping: Node.Mapping,
    category: [String],
    _ text: DictionaryText,
    _ content: inout DictionaryContent
  ) throws {
    for (key, value) in mapping {
      let location = SourceLocation(file: text.path, line: key.mark?.line)
      guard let name = key.scalar?.string, !name.isEmpty else {
        throw DictionaryText.error(
          "a key is no name",
          at: location,
          remedy: "write each category as a plain key."
        )
      }
      guard category.count < deepest else {
        throw DictionaryText.error(
          "'\(Excerpt.of(name.utf8))' nests deeper than \(deepest) keys",
          at: location,
          remedy: "put it into a key above."
        )
      }
      try read(value, category: category + [name], text, &content)
    }
  }

  private static func read(
    _ node: Node,
    category: [String],
    _ text: DictionaryText,
    _ content: inout DictionaryContent
  ) throws {
    switch node {
    case .mapping(let mapping): try read(mapping, category: category, text, &content)
    case .sequence(let items):
      for item in items { try read(item, category: category, text, &content) }
    case .scalar(let scalar):
      let form = scalar.string
      let location = SourceLocation(file: text.path, line: scalar.mark?.line)
      // A key without words.
      guard !form.isEmpty, form != "~" else { return }
      content.add(
        form.split(whereSeparator: { $0 == "_" || $0.isWhitespace }).joined(separator: " "),
        category: category,
        .member(weight: nil),
        at: location
      )
    default: return
    }
  }
}
