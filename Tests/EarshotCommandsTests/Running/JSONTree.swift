/// A JSON value with its keys in order and its numbers as they were written.
indirect enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONTree])
  case object([Member])

  struct Member: Equatable {
    var key: String
    var value: JSONTree
  }

  /// Reads a text that is one JSON value.
  init(_ text: String) throws {
    var reader = JSONReader(Array(text.utf8))
    self = try reader.value()
    try reader.end()
  }

  /// The keys of an object, in order.
  var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }

  /// The value of a key; null where there is none.
  subscript(key: String) -> JSONTree {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  var items: [JSONTree] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  var int: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// A decimal with exactly three places, in thousandths.
  var thousandths: Int? {
    guard case .number(let text) = self else { return nil }
    let parts = text.split(separator: ".")
    guard parts.count == 2, parts[1].utf8.count == 3, let magnitude = Int(parts[0] + parts[1])
    else { return nil }
    return magnitude
  }

  /// A span of bytes.
  var span: Range<Int>? {
    guard items.count == 2, let start = items[0].int, let end = items[1].int, start <= end else {
      return nil
    }
    return start..<end
  }
}

/// Reads JSON strictly.
private struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipBlanks() {
    while [0x20, 0x0A, 0x0D, 0x09].contains(next) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) throws {
    guard next == UInt8(ascii: character) else { throw fault("'\(character)' was expected") }
    position += 1
  }

  private func fault(_ message: String) -> TestFault {
    let tail = String(decoding: bytes[max(0, position - 40)...].prefix(80), as: UTF8.self)
    return TestFault("JSON, byte \(position): \(message) near \(tail)")
  }

  mutating func end() throws {
    skipBlanks()
    guard position == bytes.count else { throw fault("nothing more was expected") }
  }

  mutating func value() throws -> JSONTree {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONTree) throws -> JSONTree {
    for scalar in text.unicodeScalars { try take(scalar) }
    return value
  }

  private mutating func number() throws -> JSONTree {
    let start = position
    while Array("+-.0123456789eE".utf8).contains(next) { position += 1 }
    guard position > start else { throw fault("a value was expected") }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func object() throws -> JSONTree {
    try take("{")
    var members: [JSONTree.Member] = []
    skipBlanks()
    while next != UInt8(ascii: "}") {
      if !members.isEmpty { try take(",") }
      skipBlanks()
      let key = try string()
      skipBlanks()
      try take(":")
      members.append(JSONTree.Member(key: key, value: try value()))
      skipBlanks()
    }
    try take("}")
    return .object(members)
  }

  private mutating func array() throws -> JSONTree {
    try take("[")
    var items: [JSONTree] = []
    skipBlanks()
    while next != UInt8(ascii: "]") {
      if !items.isEmpty { try take(",") }
      items.append(try value())
      skipBlanks()
    }
    try take("]")
    return .array(items)
  }

  private mutating func string() throws -> String {
    try take("\"")
    var out: [UInt8] = []
    while next != UInt8(ascii: "\"") {
      guard next >= 0x20, position < bytes.count else { throw fault("a control in a string") }
      if next == UInt8(ascii: "\\") {
        position += 1
        try escape(&out)
      } else {
        out.append(next)
        position += 1
      }
    }
    try take("\"")
    guard let text = String(validating: out, as: UTF8.self) else { throw fault("no UTF-8") }
    return text
  }

  private mutating func escape(_ out: inout [UInt8]) throws {
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
      UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    ]
    let letter = next
    position += 1
    if let byte = plain[letter] { return out.append(byte) }
    guard letter == UInt8(ascii: "u") else { throw fault("an unknown escape") }
    var unit = try hex()
    if (0xD800..<0xDC00).contains(unit) {
      try take("\\")
      try take("u")
      unit = 0x10000 + (unit - 0xD800) << 10 + (try hex() - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw fault("half a pair") }
    out.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hex() throws -> UInt32 {
    guard position + 4 <= bytes.count,
      let number = UInt32(
        String(decoding: bytes[position..<position + 4], as: UTF8.self),
        radix: 16
      )
    else { throw fault("four hexadecimal digits were expected") }
    position += 4
    return number
  }
}
