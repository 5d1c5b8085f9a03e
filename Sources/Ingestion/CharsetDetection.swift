import CICU
import FeedbackModel

/// Finds the charset of a file from its first bytes.
///
/// In this order: byte order mark, the user's word, strict UTF-8, the pattern of zero bytes in UTF-16, ICU's
/// guess. A guess below `leastConfidence` is no answer but an error that names the option that settles it.
enum CharsetDetection {
  /// The bytes that are looked at.
  static let sampleBytes = 1 << 16

  /// The confidence of ICU, 0…100, from which its guess is taken.
  static let leastConfidence: Int32 = 60

  /// A charset and the length of the byte order mark that told it.
  struct Finding: Equatable {
    var name: String
    var markCount = 0
  }

  static func charset(
    of sample: UnsafeBufferPointer<UInt8>,
    isWholeFile: Bool,
    declared: String?,
    path: String
  ) throws -> Finding {
    if let finding = byteOrderMark(sample) { return finding }
    if let declared { return Finding(name: declared) }
    let sample = UnsafeBufferPointer(rebasing: sample.prefix(sampleBytes))
    if isUTF8(sample, isWhole: isWholeFile) { return Finding(name: "UTF-8") }
    if let name = wideCharset(sample) { return Finding(name: name) }
    if isDamagedUTF8(sample) { return Finding(name: "UTF-8") }
    if sample.contains(0) { throw BinaryFormat.error("zero bytes", path) }
    return try guess(sample, path)
  }

  private static func byteOrderMark(_ sample: UnsafeBufferPointer<UInt8>) -> Finding? {
    let marks: [(mark: [UInt8], name: String)] = [
      ([0xEF, 0xBB, 0xBF], "UTF-8"),
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE"),
      ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE"),
      ([0xFF, 0xFE], "UTF-16LE"),
      ([0xFE, 0xFF], "UTF-16BE"),
      ([0x84, 0x31, 0x95, 0x33], "GB18030"),
    ]
    for (mark, name) in marks where sample.starts(with: mark) {
      return Finding(name: name, markCount: mark.count)
    }
    return nil
  }

  /// Returns whether a sample is UTF-8 but for a sequence that is cut at its end.
  static func isUTF8(_ sample: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Bool {
    // Zero bytes are allowed in UTF-8, but text in UTF-16 and pictures have many, text in UTF-8 one at most.
    let zeroes = sample.count { $0 == 0 }
    guard zeroes == 0 || zeroes * zeroesPerText < sample.count || zeroes == 1 && sample.count > 4
    else { return false }
    let held = isWhole ? 0 : UTF8Sequence.incompleteTail(of: sample)
    var ignored: [UInt8] = []
    return UTF8Sequence.repair(
      UnsafeBufferPointer(rebasing: sample[..<(sample.count - held)]),
      into: &ignored
    ) == 0
  }

  /// Returns whether a sample has many sequences that only UTF-8 has, and a few broken ones.
  ///
  /// A dump with one cut emoji is still UTF-8; any other reading would spoil all its letters.
  private static func isDamagedUTF8(_ sample: UnsafeBufferPointer<UInt8>) -> Bool {
    var mended: [UInt8] = []
    let broken = UTF8Sequence.repair(sample, into: &mended)
    let sequences = mended.count { $0 >= 0xC0 } - broken
    return sequences > broken * sequencesPerBroken && !mended.contains(0)
  }

  /// Damaged UTF-8 has more sound sequences than this for each broken one; ICU's detector draws the same line.
  private static let sequencesPerBroken = 10

  /// A text in UTF-8 has fewer than one zero byte in this many.
  private static let zeroesPerText = 10

  /// Returns UTF-16 in the byte order that the zero bytes of Latin letters and blanks show.
  private static func wideCharset(_ sample: UnsafeBufferPointer<UInt8>) -> String? {
    var zeroes = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeroes[index & 1] += 1 }
    let pairs = sample.count / 2
    // Half of the characters of a Western text, blanks and line ends of any other.
    guard pairs > 1 else { return nil }
    if zeroes[1] * 10 > pairs, zeroes[0] * 10 < zeroes[1] { return "UTF-16LE" }
    if zeroes[0] * 10 > pairs, zeroes[1] * 10 < zeroes[0] { return "UTF-16BE" }
    return nil
  }

  private static func guess(
    _ sample: UnsafeBufferPointer<UInt8>,
    _ path: String
  ) throws -> Finding {
    var name: [CChar] = Array(repeating: 0, count: 64)
    let confidence = earshot_charset_detect(sample.baseAddress, sample.count, &name, name.count)
    let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    if confidence >= leastConfidence { return Finding(name: text) }
    let guess = confidence > 0 ? "; the best guess is \(text), but only \(confidence) % sure" : ""
    throw IngestionError(
      .uncertainEncoding,
      Diagnostic(
        "the charset cannot be told\(guess)",
        at: SourceLocation(file: path),
        remedy: "name it with --encoding, for example --encoding windows-1252."
      )
    )
  }
}
