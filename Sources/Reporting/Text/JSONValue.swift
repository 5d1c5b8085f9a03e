import KPIModel

/// A JSON value whose keys keep the order in which they were given.
public indirect enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number already in decimal digits.
  case number(String)
  /// A text, not yet escaped.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys with their values, in the order of output.
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Equatable {
    /// The key, not yet escaped.
    public var key: String

    /// The value.
    public var value: JSONValue

    /// Creates a member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Returns a number as the KPI model writes it, or null for nil and for what is not finite.
  public static func decimal(_ value: Double?) -> JSONValue { .number(KPINumber.text(value)) }

  /// Returns a number with exactly `digits` digits behind the point.
  public static func fixed(_ value: Double, digits: Int) -> JSONValue {
    value.isFinite ? .number(FixedDecimal.text(value, digits: digits)) : .null
  }

  /// Returns a string, or null for nil.
  public static func text(_ value: String?) -> JSONValue {
    value.map(JSONValue.string) ?? .null
  }

  /// The value on one line.
  public var compact: String {
    var text = ""
    write(into: &text, depth: nil)
    return text
  }

  /// The value with a line for each member of the outer two levels' objects and lists.
  public var pretty: String {
    var text = ""
    write(into: &text, depth: 0)
    return text + "\n"
  }

  /// How deep a value may lie and still be broken into lines.
  private static let brokenLevels = 3

  private func write(into text: inout String, depth: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let digits): text += digits
    case .string(let value): Self.write(value, into: &text)
    case .array(let values):
      Self.write(values, "[", "]", into: &text, depth: depth) { value, text, depth in
        value.write(into: &text, depth: depth)
      }
    case .object(let members):
      Self.write(members, "{", "}", into: &text, depth: depth) { member, text, depth in
        Self.write(member.key, into: &text)
        text += ": "
        member.value.write(into: &text, depth: depth)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element],
    _ open: String,
    _ close: String,
    into text: inout String,
    depth: Int?,
    element: (Element, inout String, Int?) -> Void
  ) {
    let inner = depth.flatMap { $0 + 1 < brokenLevels && !elements.isEmpty ? $0 + 1 : nil }
    text += open
    for (index, value) in elements.enumerated() {
      if index > 0 { text += inner == nil ? ", " : "," }
      if let inner { text += "\n" + String(repeating: "  ", count: inner) }
      element(value, &text, inner)
    }
    if let depth, inner != nil { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  /// Writes a string; controls, direction controls and line separators as `\u` escapes, so that no viewer obeys them.
  private static func write(_ value: String, into text: inout String) {
    text += "\""
    defer { text += "\"" }
    // Keys and names are plain nearly all, and go in as a whole.
    if value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: text += escaped(scalar.value)
      default:
        if scalar.value <= 0xFFFF, DisplayText.isDirectionControl(scalar) {
          text += escaped(scalar.value)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  private static func escaped(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
