import FeedbackModel

/// A value of a gold row as it stood: a cell of CSV or a value of JSON.
package enum GoldValue: Sendable {
  case text(String)
  case json(JSONNode)

  /// The text of a cell or of a JSON string, blanks around it taken off; nil for everything else.
  var text: String? {
    switch self {
    case .text(let cell): Self.trimmed(cell)
    case .json(.string(let text)): Self.trimmed(text)
    case .json: nil
    }
  }

  /// Whether the value says nothing.
  var isMissing: Bool {
    if case .json(.null) = self { return true }
    return text?.isEmpty == true
  }

  /// The value as the name of a group.
  var group: String { text ?? shown }

  /// The value as people would write it, for messages.
  var shown: String {
    switch self {
    case .json(.number(let number)):
      return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .json(.bool(let value)): return "\(value)"
    case .json(.array): return "[…]"
    case .json(.object): return "{…}"
    default:
      let text = text ?? ""
      return text.count > 40 ? text.prefix(40) + "…" : text
    }
  }

  /// Returns a text without the blanks around it.
  static func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}

/// A value that means nothing in its column.
struct SenselessValue: Error {
  let message: String
  let remedy: String
}

// MARK: - What values mean

extension GoldValue {
  /// Returns the polarity that the value stands for.
  ///
  /// - Parameters:
  ///   - column: The column of the value.
  ///   - labels: What labels stand for.
  ///   - option: The option that names another column; nil where there is none.
  /// - Returns: The polarity; nil where the value stands for nothing that counts.
  /// - Throws: `SenselessValue` for any other value.
  func label(
    _ column: String,
    _ labels: LabelMap,
    option: String? = "--label-column"
  ) throws(SenselessValue) -> SentimentLabel? {
    do {
      switch self {
      case .json(.array), .json(.object), .json(.null): throw LabelMap.UnknownLabel()
      case .text, .json: return try labels.side(of: text ?? shown)
      }
    } catch {
      let orElse = option.map { ", or name another column with \($0)" } ?? ""
      throw SenselessValue(
        message: "the \(column) '\(shown)' is none of negative, neutral and positive",
        remedy: "write one of these three\(mapping)\(orElse)."
      )
    }
  }

  /// How to say what a label stands for; nothing for a value that can be none.
  private var mapping: String {
    switch self {
    case .json(.array), .json(.object), .json(.null): return ""
    case .text, .json: break
    }
    let isPlain = (text ?? shown).unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " -_.+/".unicodeScalars.contains(scalar)
    }
    return isPlain && shown == (text ?? shown)
      ? ", say what it stands for with --label-map '\(shown)=…'"
      : ", say what it stands for in a file that you give with --label-map"
  }

  /// Returns the number.
  func number(_ column: String) throws(SenselessValue) -> Double {
    if case .json(.number(let number)) = self, number.isFinite { return number }
    if let text, let number = Double(text), number.isFinite { return number }
    throw SenselessValue(
      message: "the \(column) '\(shown)' is no number",
      remedy: "write digits with a point, or name another column with --score-column."
    )
  }

  /// Returns the truth value: true or false, yes or no, 1 or 0.
  func truth(_ column: String) throws(SenselessValue) -> Bool {
    switch self {
    case .json(.bool(let value)): return value
    case .json(.number(let number)) where number == 0 || number == 1: return number == 1
    default: break
    }
    switch text?.lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default:
      throw SenselessValue(
        message: "the \(column) '\(shown)' is neither true nor false",
        remedy: "write true or false, or name another column with --complaint-column."
      )
    }
  }

  /// Returns names: a JSON list of them or of objects with a `topic`, or a text with `;` between.
  func names(_ column: String) throws(SenselessValue) -> [String] {
    let misshapen = SenselessValue(
      message: "the \(column) '\(shown)' are no list of names",
      remedy: "write [\"one\", \"two\"] in NDJSON, one;two in CSV."
    )
    guard case .array(let nodes)? = list else {
      guard let text else { throw misshapen }
      return Self.parts(of: text)
    }
    var names: [String] = []
    for node in nodes {
      guard let name = node.string ?? node["topic"]?.string else { throw misshapen }
      names.append(name)
    }
    return names
  }

  /// Returns aspects: a JSON list of objects with `topic` or `term` and `label`, or a text `name:label;name:label`.
  ///
  /// - Parameter labels: What labels stand for; an aspect with any other one has no side.
  /// - Returns: The aspects.
  /// - Throws: `SenselessValue` for any other value.
  func aspects(_ labels: LabelMap) throws(SenselessValue) -> [GoldAspect] {
    let misshapen = SenselessValue(
      message: "the aspects '\(shown)' are no list of topics with labels",
      remedy: "write [{\"topic\": \"delay\", \"label\": \"negative\"}], in CSV delay:negative."
    )
    guard case .array(let nodes)? = list else {
      guard let text else { throw misshapen }
      var aspects: [GoldAspect] = []
      for part in Self.parts(of: text) {
        guard let colon = part.lastIndex(of: ":") else { throw misshapen }
        let name = Self.trimmed(String(part[..<colon]))
        let label = Self.trimmed(String(part[part.index(after: colon)...]))
        aspects.append(GoldAspect(name: name, label: try? labels.side(of: label)))
      }
      return aspects
    }
    var aspects: [GoldAspect] = []
    for node in nodes {
      // A term in the text is more exact than the topic that it belongs to.
      guard let name = node["term"]?.string ?? node["topic"]?.string else { throw misshapen }
      let label = node["label"]?.string
      aspects.append(
        GoldAspect(name: name, label: label.flatMap { try? labels.side(of: $0) })
      )
    }
    return aspects
  }

  /// The JSON list, in a text that is one as well.
  private var list: JSONNode? {
    if case .json(let node) = self, case .array = node { return node }
    if let text, text.first == "[" { return JSONNode(text.utf8) }
    return nil
  }

  private static func parts(of text: String) -> [String] {
    text.split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
