import Testing

@testable import Ingestion

@Suite struct ByteStreamTests {
  static let text = "id,text\n" + (0..<20_000).map { "\($0),late again \($0)\n" }.joined()

  static let packings: [(name: String, pack: @Sendable ([UInt8]) -> [UInt8])] = [
    ("plain", { $0 }),
    ("gzip", { PackedFile.gzip($0) }),
    (
      "gzip of two members",
      { PackedFile.gzip(Array($0[..<77])) + PackedFile.gzip(Array($0[77...])) }
    ),
    ("gzip with an empty member", { PackedFile.gzip($0) + PackedFile.gzip([]) }),
    ("gzip with padding", { PackedFile.gzip($0) + Array(repeating: 0, count: 600) }),
    ("zstd", { PackedFile.zstd($0) }),
    (
      "zstd of two frames",
      { PackedFile.zstd(Array($0[..<77])) + PackedFile.zstd(Array($0[77...])) }
    ),
    (
      "zstd behind a skippable frame",
      { [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9] + PackedFile.zstd($0) }
    ),
  ]

  @Test(arguments: packings.indices, [1000, 1 << 20])
  func packedFilesReadAsPlain(index: Int, chunkBytes: Int) throws {
    var options = InputOptions()
    options.chunkBytes = chunkBytes
    let stored = Self.packings[index].pack(Array(Self.text.utf8))
    let reading = try Reading(TemporaryFile(stored), options)
    #expect(reading.rows.count == 20_000)
    #expect(reading.rows.last?.cells == ["19999", "late again 19999"])
    #expect(reading.failure == nil)
  }

  @Test(arguments: packings.indices)
  func digestAndCountsAreOfTheStoredBytes(index: Int) throws {
    let stored = Self.packings[index].pack(Array(Self.text.utf8))
    let file = TemporaryFile(stored)
    let source = try file.open()
    while try source.nextChunk() != nil {}
    #expect(source.sha256 == SHA256Digest.hex(of: stored))
    #expect(source.bytesRead == stored.count)
    #expect(source.totalBytes == stored.count)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func digestsAreThoseOfTheStandard(text: String, hex: String) {
    // FIPS 180-4, examples of NIST.
    #expect(SHA256Digest.hex(of: Array(text.utf8)) == hex)
  }

  @Test(arguments: [1, 3, 5])
  func truncatedFileGivesItsRowsFirst(index: Int) throws {
    let stored = Self.packings[index].pack(Array(Self.text.utf8))
    let reading = try Reading(TemporaryFile(stored.dropLast(stored.count / 3)))
    #expect(reading.rows.count > 10_000)
    #expect(reading.rows.count < 20_000)
    #expect(reading.rows.last.map { $0.cells[1]?.hasSuffix($0.cells[0] ?? "-") } == true)
    #expect(reading.failure?.contains("data ends too early") == true)
    #expect(reading.failure?.hasPrefix("FILE: error: ") == true)
  }

  /// A byte of the text in gzip, which has a checksum, and the type of a block in Zstandard.
  @Test(arguments: [(1, 100), (5, 6)])
  func damagedFileIsAnError(index: Int, offset: Int) throws {
    var stored = Self.packings[index].pack(Array(Self.text.utf8))
    stored[offset] ^= 0xFF
    do {
      let reading = try Reading(TemporaryFile(stored))
      #expect(reading.failure?.contains("is damaged") == true)
    } catch {
      #expect((error as? IngestionError)?.code == .damagedFile)
    }
  }

  @Test(arguments: [(1, 100_000), (5, 65_545)], [100, 5000, 1 << 20])
  func rowsBeforeDamageAreTheSameForAllChunks(_ damage: (Int, Int), chunkBytes: Int) throws {
    var stored = Self.packings[damage.0].pack(Array(Self.text.utf8))
    stored[damage.1] ^= 0xFF
    let file = TemporaryFile(stored)
    var options = InputOptions()
    options.chunkBytes = chunkBytes
    let reading = try Reading(file, options)
    #expect(try reading == Reading(file))
    #expect(reading.rows.count > 1000)
    #expect(reading.failure?.contains("is damaged") == true)
  }

  @Test func bombTakesConstantMemory() throws {
    // A quarter of a gigabyte in rows of 128 KiB, from a file of 16 kB.
    let blocks = 2000
    let stored = PackedFile.zstdBomb(
      Array("text\n".utf8),
      UInt8(ascii: "a"),
      blocks: blocks,
      between: [Byte.lineFeed]
    )
    let source = try TemporaryFile(stored).open()
    var text = 0
    var largest = 0
    while let chunk = try source.nextChunk() {
      text += chunk.bytes.count
      largest = max(largest, chunk.bytes.capacity)
    }
    #expect(text == blocks * (PackedFile.zstdBlockBytes + 1))
    #expect(largest < 4 << 20)
  }

  @Test func bombInOneCellIsAnError() throws {
    let stored = PackedFile.zstdBomb(Array("text\n\"".utf8), UInt8(ascii: "a"), blocks: 10_000)
    let reading = try Reading(TemporaryFile(stored))
    #expect(reading.failure?.hasPrefix("FILE:2:1: error: the quote that opens here") == true)
  }
}
