import CICU
import CSimdJSON
import FeedbackModel

/// Turns blocks of bytes in one charset into UTF-8 that is always well formed.
///
/// Bytes that mean nothing become U+FFFD, one for each maximal part of a sequence, as the Unicode Standard
/// (section 3.9, "U+FFFD Substitution of Maximal Subparts") and ICU have it.
struct TextDecoder: ~Copyable {
  /// The charset, by the name of the user or of ICU.
  let name: String

  private let converter: OpaquePointer?
  private var carry: [UInt8] = []
  private var repaired = 0
  private var output: [UInt8] = []

  /// The bytes that the converter writes at a time.
  private static let outputBytes = 1 << 16

  /// Creates a decoder; nil when ICU knows no such charset.
  init?(encoding: String) {
    let folded = encoding.lowercased().filter { $0.isLetter || $0.isNumber }
    if ["utf8", "utf8bom", "utf8sig", "ascii", "usascii"].contains(folded) {
      name = "UTF-8"
      converter = nil
      return
    }
    guard let converter = earshot_converter_open(encoding) else { return nil }
    self.converter = converter
    name = String(cString: earshot_converter_name(converter))
    output = Array(repeating: 0, count: Self.outputBytes)
  }

  deinit { if let converter { earshot_converter_close(converter) } }

  /// The number of places where meaningless bytes became U+FFFD so far.
  var replacements: Int {
    repaired + (converter.map { earshot_converter_replacements($0) } ?? 0)
  }

  /// Decodes a block and appends it to the text.
  mutating func decode(
    _ block: UnsafeBufferPointer<UInt8>,
    atEnd: Bool,
    into text: inout [UInt8]
  ) {
    if converter != nil { return convert(block, atEnd: atEnd, into: &text) }
    guard carry.isEmpty else {
      let joined = carry + block
      carry.removeAll(keepingCapacity: true)
      return joined.withUnsafeBufferPointer { validate($0, atEnd: atEnd, into: &text) }
    }
    validate(block, atEnd: atEnd, into: &text)
  }

  private mutating func validate(
    _ block: UnsafeBufferPointer<UInt8>,
    atEnd: Bool,
    into text: inout [UInt8]
  ) {
    let held = atEnd ? 0 : UTF8Sequence.incompleteTail(of: block)
    let whole = UnsafeBufferPointer(rebasing: block[..<(block.count - held)])
    if earshot_utf8_is_valid(whole.baseAddress, whole.count) != 0 {
      text.append(contentsOf: whole)
    } else {
      repaired += UTF8Sequence.repair(whole, into: &text)
    }
    carry.append(contentsOf: block[(block.count - held)...])
  }

  private mutating func convert(
    _ block: UnsafeBufferPointer<UInt8>,
    atEnd: Bool,
    into text: inout [UInt8]
  ) {
    var offset = 0
    while true {
      var consumed = 0
      var produced = 0
      let code = output.withUnsafeMutableBufferPointer { output in
        earshot_converter_run(
          converter,
          block.baseAddress.map { $0 + offset },
          block.count - offset,
          &consumed,
          output.baseAddress,
          output.count,
          &produced,
          atEnd ? 1 : 0
        )
      }
      offset += consumed
      text.append(contentsOf: output[..<produced])
      // A converter that neither reads nor writes would go round for ever.
      if code != 1 || (consumed == 0 && produced == 0) { return }
    }
  }
}

/// What well-formed UTF-8 looks like: table 3-7 of the Unicode Standard.
enum UTF8Sequence {
  /// Returns the length of the sequence that a byte leads, and the range of its second byte; nil for no lead.
  static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0x00...0x7F: (1, 0x80...0xBF)
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }

  /// Returns how many bytes at `offset` are well formed together, and whether they are a whole sequence.
  static func prefix(
    of bytes: UnsafeBufferPointer<UInt8>,
    at offset: Int
  ) -> (count: Int, isWhole: Bool) {
    guard let (length, second) = shape(of: bytes[offset]) else { return (1, false) }
    var count = 1
    while count < length, offset + count < bytes.count {
      let byte = bytes[offset + count]
      let allowed = count == 1 ? second : 0x80...0xBF
      guard allowed.contains(byte) else { break }
      count += 1
    }
    return (count, count == length)
  }

  /// Returns how many bytes at the end may be the beginning of a sequence that the next block ends, 0…3.
  static func incompleteTail(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    for held in 1...3 where held <= bytes.count {
      let offset = bytes.count - held
      guard bytes[offset] & 0xC0 != 0x80 else { continue }
      let (count, isWhole) = prefix(of: bytes, at: offset)
      let isLead = shape(of: bytes[offset]) != nil
      return isLead && !isWhole && count == held ? held : 0
    }
    return 0
  }

  /// Appends the bytes with U+FFFD in place of all that is not well formed; returns how many were put in.
  static func repair(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Int {
    var replacements = 0
    var offset = 0
    var from = 0
    while offset < bytes.count {
      let (count, isWhole) = bytes[offset] < 0x80 ? (1, true) : prefix(of: bytes, at: offset)
      if !isWhole {
        text.append(contentsOf: bytes[from..<offset])
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replacements += 1
        from = offset + count
      }
      offset += count
    }
    text.append(contentsOf: bytes[from...])
    return replacements
  }
}
