import Testing

@testable import Ingestion

@Suite struct ReadAheadTests {
  /// Rows of some MiB, so that most of a packed file comes from the thread that reads ahead.
  private static let rows = Array(
    ("id,text\n"
      + (0..<60_000).map { "\($0),a comment that says \($0 &* 7919) things\n" }.joined()).utf8
  )

  private struct Whole: Equatable {
    var bytes: [UInt8] = []
    var bytesRead = 0
    var sha256: String?
    var failure: String?
  }

  private func read(_ stored: [UInt8], chunkBytes: Int = 100_000) throws -> Whole {
    let file = TemporaryFile(stored)
    var options = InputOptions()
    options.chunkBytes = chunkBytes
    let source = try file.open(options)
    var whole = Whole()
    do {
      while let chunk = try source.nextChunk() { whole.bytes += chunk.bytes }
    } catch {
      whole.failure = String(describing: error).replacing(file.path, with: "FILE")
    }
    (whole.bytesRead, whole.sha256) = (source.bytesRead, source.sha256)
    return whole
  }

  private static let packings: [@Sendable ([UInt8]) -> [UInt8]] = [
    { PackedFile.gzip($0) }, { PackedFile.zstd($0) },
  ]

  @Test(arguments: packings.indices)
  func packedFilesGiveTheRowsOfPlainOnes(packing: Int) throws {
    let plain = try read(Self.rows)
    let stored = Self.packings[packing](Self.rows)
    let packed = try read(stored)
    #expect(packed.bytes == plain.bytes)
    #expect(packed.failure == nil)
    #expect(packed.bytesRead == stored.count)
    #expect(packed.sha256 == SHA256Digest.hex(of: stored))
  }

  @Test(arguments: packings.indices)
  func damageComesBehindTheRowsBeforeIt(packing: Int) throws {
    let stored = Self.packings[packing](Self.rows)
    let cut = try read(Array(stored.dropLast(stored.count / 8)))
    #expect(cut.failure?.contains("ends too early") == true)
    #expect(cut.bytes.count > 1 << 20 && cut.bytes.count < Self.rows.count)
    #expect(Self.rows.dropFirst("id,text\n".utf8.count).starts(with: cut.bytes))
    for chunkBytes in [1 << 14, 1 << 18] {
      #expect(
        try read(Array(stored.dropLast(stored.count / 8)), chunkBytes: chunkBytes).failure
          == cut.failure
      )
    }
  }

  /// A reader that goes away leaves a thread that ends by itself.
  @Test(arguments: packings.indices)
  func filesAreLeftInTheMiddle(packing: Int) throws {
    let stored = Self.packings[packing](Self.rows)
    for chunks in 0..<20 {
      let file = TemporaryFile(stored)
      var options = InputOptions()
      options.chunkBytes = 1 << 14
      let source = try file.open(options)
      for _ in 0..<chunks { #expect(try source.nextChunk() != nil) }
    }
  }
}
