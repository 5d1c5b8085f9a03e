import CICU
import CSimdJSON

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

  /// The line of the first such place, from 1; nil while there is none.
  private(set) var firstReplacedLine: Int?

  /// Whether ICU gave up, which no text that was tried makes it do; then what is behind is not decoded.
  private(set) var hasFailed = false

  /// The line feeds before the first such place.
  private var lineFeeds = 0

  /// Decodes a block and appends it to the text.
  mutating func decode(
    _ block: UnsafeBufferPointer<UInt8>,
    atEnd: Bool,
    into text: inout [UInt8]
  ) {
    let start = text.count
    append(block, atEnd: atEnd, to: &text)
    if firstReplacedLine == nil { findReplacement(in: text[start...]) }
  }

  private mutating func findReplacement(in added: ArraySlice<UInt8>) {
    guard replacements > 0 else {
      lineFeeds += Self.lineFeeds(in: added)
      return
    }
    // U+FFFD in UTF-8.
    let place = added.indices.first { added[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
    let before = added[..<(place ?? added.startIndex)]
    firstReplacedLine = lineFeeds + Self.lineFeeds(in: before) + 1
  }

  private static func lineFeeds(in text: ArraySlice<UInt8>) -> Int {
    text.withUnsafeBufferPointer { bytes in
      bytes.baseAddress?.count(of: Byte.lineFeed, to: bytes.count) ?? 0
    }
  }

  private mutating func append(
    _ block: UnsafeBufferPointer<UInt8>,
    atEnd: Bool,
    to text: inout [UInt8]
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
      hasFailed = code < 0 || (code == 1 && consumed == 0 && produced == 0)
      if code != 1 || hasFailed { return }
    }
  }
}
