import CCompression
import FeedbackModel

/// How a file is packed, by its first bytes.
enum Compression: String {
  case gzip
  case zstd

  /// Finds the packing from the first bytes of a file, whatever its name is.
  init?(magic bytes: some Collection<UInt8>) {
    let bytes = Array(bytes.prefix(4))
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes == [0x28, 0xB5, 0x2F, 0xFD] {
      self = .zstd
    } else if bytes.count == 4, bytes[0] & 0xF0 == 0x50, Array(bytes[1...]) == [0x2A, 0x4D, 0x18] {
      // A skippable frame, such as pzstd writes first.
      self = .zstd
    } else {
      return nil
    }
  }

  var code: Int32 { self == .gzip ? Int32(EARSHOT_GZIP) : Int32(EARSHOT_ZSTD) }
}

/// The bytes of a file after unpacking, a block at a time.
///
/// Memory is bounded by the block size however far the file unpacks.
struct ByteStream: ~Copyable {
  private(set) var file: StoredFile
  let compression: Compression?
  private let unpacker: OpaquePointer?
  private var packed: [UInt8]
  private var packedRange = 0..<0
  private var isAtEnd = false

  /// The damage that ends the stream, kept back until the bytes before it were read.
  private var fault: IngestionError?

  /// The bytes that are asked for before the packing is looked at.
  private static let magicCount = 4

  init(path: String, blockBytes: Int) throws(IngestionError) {
    var file = try StoredFile(path: path)
    var packed: [UInt8] = Array(repeating: 0, count: max(blockBytes, Self.magicCount))
    let count = try Self.readMagic(&file, into: &packed)
    let compression = Compression(magic: packed[..<count])
    var unpacker: OpaquePointer?
    if let compression { unpacker = try Self.open(compression, path) }
    self.file = file
    self.packed = packed
    self.compression = compression
    self.unpacker = unpacker
    packedRange = 0..<count
  }

  private static func readMagic(
    _ file: inout StoredFile,
    into block: inout [UInt8]
  ) throws(IngestionError) -> Int {
    var count = 0
    while count < magicCount {
      let read = try block.withUnsafeMutableBufferPointer { (room) throws(IngestionError) in
        try file.read(into: UnsafeMutableBufferPointer(rebasing: room[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return count
  }

  deinit { if let unpacker { earshot_decompressor_free(unpacker) } }

  /// Puts the next bytes into the block; returns how many, 0 at the end.
  mutating func read(into block: inout [UInt8]) throws(IngestionError) -> Int {
    guard unpacker != nil else { return try readPlain(into: &block) }
    while !isAtEnd, fault == nil {
      if packedRange.isEmpty {
        let count = try packed.withUnsafeMutableBufferPointer { (room) throws(IngestionError) in
          try file.read(into: room)
        }
        packedRange = 0..<count
        if count == 0 { isAtEnd = true }
      }
      let produced = unpack(into: &block)
      if produced > 0 {
        isAtEnd = false
        return produced
      }
    }
    if let fault { throw fault }
    if let unpacker, earshot_decompressor_is_complete(unpacker) == 0 {
      throw damage(.truncatedFile, "the \(name) data ends too early", "fetch the file again.")
    }
    return 0
  }

  private var name: String { compression?.rawValue ?? "" }

  private mutating func readPlain(into block: inout [UInt8]) throws(IngestionError) -> Int {
    guard !packedRange.isEmpty else {
      return try block.withUnsafeMutableBufferPointer { (room) throws(IngestionError) in
        try file.read(into: room)
      }
    }
    let count = min(block.count, packedRange.count)
    for index in 0..<count { block[index] = packed[packedRange.lowerBound + index] }
    packedRange = packedRange.lowerBound + count..<packedRange.upperBound
    return count
  }

  private mutating func unpack(into block: inout [UInt8]) -> Int {
    var consumed = 0
    var produced = 0
    let range = packedRange
    let code = packed.withUnsafeBufferPointer { input in
      block.withUnsafeMutableBufferPointer { output in
        earshot_decompressor_run(
          unpacker,
          input.baseAddress.map { $0 + range.lowerBound },
          range.count,
          &consumed,
          output.baseAddress,
          output.count,
          &produced
        )
      }
    }
    packedRange = range.lowerBound + consumed..<range.upperBound
    if code != 0 {
      let reason = String(cString: earshot_decompressor_error(unpacker))
      // zstd's own words for a window beyond what its library takes by itself.
      if reason.contains("too much memory") {
        fault = damage(
          .damagedFile,
          "the \(name) data was packed with a larger window than can be unpacked here",
          "unpack it first: `zstd -d --long=31 \(file.path)`."
        )
        return produced
      }
      fault = damage(
        .damagedFile,
        "the \(name) data is damaged: \(reason)",
        "fetch the file again; `\(name) -t` checks it."
      )
    }
    return produced
  }

  private func damage(
    _ code: IngestionError.Code,
    _ message: String,
    _ remedy: String
  ) -> IngestionError {
    let rows = "the rows before this point were read"
    let location = SourceLocation(file: file.path)
    return IngestionError(code, Diagnostic("\(message); \(rows)", at: location, remedy: remedy))
  }

  private static func open(
    _ compression: Compression,
    _ path: String
  ) throws(IngestionError) -> OpaquePointer {
    guard let unpacker = earshot_decompressor_new(compression.code) else {
      throw IngestionError(
        .readFailed,
        Diagnostic(
          "there is no memory to unpack the file",
          at: SourceLocation(file: path),
          remedy: "close other programs and try again."
        )
      )
    }
    return unpacker
  }
}
