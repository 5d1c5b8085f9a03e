import FeedbackModel

/// The text of an input as UTF-8: unpacked, decoded, and read as far as it is asked for.
struct TextReader: ~Copyable {
  /// The text that was read and not yet taken.
  private(set) var text: [UInt8] = []

  /// Whether no more text will come, be it for the end of the file or for a fault.
  private(set) var isAtEnd = false

  /// The fault that ended the text before the end of the file.
  private(set) var fault: IngestionError?

  /// Whether the whole file is in the text.
  var isComplete: Bool { isAtEnd && fault == nil }

  private var stream: BlockSource
  private var decoder: TextDecoder
  private var block: [UInt8]

  /// The bytes that are read before anything is detected; the same for all options.
  static let lookaheadBytes = 1 << 20

  private static let maximumBlockBytes = 1 << 18

  init(path: String, options: InputOptions) throws {
    let blockBytes = min(max(options.chunkBytes, 1), Self.maximumBlockBytes)
    var stream = try BlockSource(path: path, blockBytes: blockBytes)
    let head = Self.readHead(&stream, blockBytes: blockBytes)
    if head.bytes.isEmpty { throw head.fault ?? Self.emptyFile(path) }
    let finding = try head.bytes.withUnsafeBufferPointer { bytes in
      try BinaryFormat.check(bytes, path)
      return try CharsetDetection.charset(
        of: bytes,
        isWholeFile: head.isAtEnd && bytes.count <= CharsetDetection.sampleBytes,
        declared: options.encoding,
        path: path
      )
    }
    guard let decoder = TextDecoder(encoding: finding.name) else {
      throw Self.unknownEncoding(finding.name, path)
    }
    if !head.isAtEnd { stream.readAhead(blockBytes: blockBytes) }
    self.stream = stream
    self.decoder = decoder
    block = Array(repeating: 0, count: blockBytes)
    isAtEnd = head.isAtEnd
    fault = head.fault
    let ends = isAtEnd
    head.bytes.withUnsafeBufferPointer { bytes in
      let marked = UnsafeBufferPointer(rebasing: bytes[finding.markCount...])
      self.decoder.decode(marked, atEnd: ends, into: &text)
    }
    endWhereUndecodable()
  }

  var path: String { stream.path }

  /// The name of the charset.
  var encodingName: String { decoder.name }

  var bytesRead: Int { stream.bytesRead }
  var totalBytes: Int? { stream.size }
  var sha256: String? { stream.sha256 }
  var replacements: Int { decoder.replacements }
  var firstReplacedLine: Int? { decoder.firstReplacedLine }

  /// Reads one more block.
  mutating func readMore() {
    guard !isAtEnd else { return }
    var count = 0
    do {
      count = try stream.read(into: &block)
    } catch {
      fault = error
    }
    isAtEnd = count == 0
    block.withUnsafeBufferPointer { bytes in
      let read = UnsafeBufferPointer(rebasing: bytes[..<count])
      decoder.decode(read, atEnd: count == 0, into: &text)
    }
    endWhereUndecodable()
  }

  private mutating func endWhereUndecodable() {
    guard decoder.hasFailed, fault == nil else { return }
    fault = Self.undecodable(encodingName, path)
    isAtEnd = true
  }

  /// Takes the first bytes of the text away and returns them.
  mutating func take(_ count: Int) -> [UInt8] {
    if count < text.count / 2 {
      // The rest stays where its room is.
      let taken = Array(text[..<count])
      text.removeFirst(count)
      return taken
    }
    var rest: [UInt8] = []
    rest.reserveCapacity(max(count, text.count - count) + block.count)
    rest.append(contentsOf: text[count...])
    text.removeLast(text.count - count)
    swap(&text, &rest)
    return rest
  }

  private static func readHead(
    _ stream: inout BlockSource,
    blockBytes: Int
  ) -> (bytes: [UInt8], isAtEnd: Bool, fault: IngestionError?) {
    var bytes: [UInt8] = []
    var block: [UInt8] = Array(repeating: 0, count: blockBytes)
    while bytes.count < lookaheadBytes {
      let wanted = min(blockBytes, lookaheadBytes - bytes.count)
      if wanted < block.count { block.removeLast(block.count - wanted) }
      do {
        let count = try stream.read(into: &block)
        if count == 0 { return (bytes, true, nil) }
        bytes.append(contentsOf: block[..<count])
      } catch {
        return (bytes, true, error)
      }
    }
    return (bytes, false, nil)
  }

  private static func emptyFile(_ path: String) -> IngestionError {
    IngestionError(
      .emptyFile,
      Diagnostic(
        "the file is empty",
        at: SourceLocation(file: path),
        remedy: "check that the export was finished."
      )
    )
  }

  private static func undecodable(_ name: String, _ path: String) -> IngestionError {
    IngestionError(
      .readFailed,
      Diagnostic(
        "the text cannot be read on as \(name); the rows before this point were read",
        at: SourceLocation(file: path),
        remedy: "name its charset, for example --encoding windows-1252."
      )
    )
  }

  private static func unknownEncoding(_ name: String, _ path: String) -> IngestionError {
    IngestionError(
      .unknownEncoding,
      Diagnostic(
        "there is no charset \"\(name)\"",
        at: SourceLocation(file: path),
        remedy: "give a name that IANA or ICU knows, for example --encoding windows-1252."
      )
    )
  }
}
