import Dispatch
import Synchronization

/// Reads blocks of a stream ahead of whoever wants them, on a thread of its own.
///
/// For packed files: unpacking takes about as long as finding the records. The blocks come in their order with all that
/// was known when they were read, so nothing depends on how far ahead the thread is. At most `depth` blocks are held.
final class ReadAhead: Sendable {
  /// A block as it was read.
  struct Block: Sendable {
    /// The room, of which the first `count` bytes were read; none at the end of the stream.
    var bytes: [UInt8]
    var count = 0
    /// What the file said of itself behind the block.
    var bytesRead = 0
    var sha256: String?
    /// The fault that ended the stream in place of a block.
    var fault: IngestionError?
  }

  /// The most blocks that are read and not yet taken.
  private static let depth = 3

  private let exchange: Exchange

  /// Starts to read.
  ///
  /// - Parameters:
  ///   - stream: Is read to its end, or to the end of this object.
  ///   - blockBytes: The most bytes of a block.
  init(_ stream: consuming ByteStream, blockBytes: Int) {
    let exchange = Exchange()
    let source = Source(stream)
    self.exchange = exchange
    for _ in 0..<Self.depth { exchange.wanted.signal() }
    DispatchQueue(label: "earshot.read-ahead").async {
      while exchange.put({ source.read(into: $0, blockBytes) }) {}
    }
  }

  /// Without a reader the thread ends before its next block.
  deinit {
    exchange.state.withLock { $0.isAbandoned = true }
    exchange.wanted.signal()
  }

  /// Returns the next block when it is there.
  ///
  /// - Parameter former: The room of a block that is no longer needed.
  /// - Returns: The block; behind the end of the stream the last one again.
  func next(reusing former: consuming [UInt8]) -> Block {
    exchange.take(reusing: former)
  }

  /// Holds the stream for the thread.
  ///
  /// Unchecked because only that thread has it.
  private final class Source: @unchecked Sendable {
    private var stream: ByteStream

    init(_ stream: consuming ByteStream) { self.stream = stream }

    func read(into room: consuming [UInt8], _ blockBytes: Int) -> Block {
      var block = Block(bytes: room)
      if block.bytes.count < blockBytes { block.bytes = Array(repeating: 0, count: blockBytes) }
      do {
        block.count = try stream.read(into: &block.bytes)
      } catch {
        block.fault = error
      }
      block.bytesRead = stream.file.bytesRead
      block.sha256 = stream.file.sha256
      return block
    }
  }

  /// The blocks between the two threads.
  private final class Exchange: Sendable {
    struct State: Sendable {
      var blocks: [Block] = []
      var spare: [[UInt8]] = []
      var isAbandoned = false
    }

    let state = Mutex(State())
    /// Counts the blocks that may still be read.
    let wanted = DispatchSemaphore(value: 0)
    /// Counts the blocks that are ready.
    let ready = DispatchSemaphore(value: 0)

    /// Adds a block when one is wanted; returns whether another will be.
    func put(_ read: (consuming [UInt8]) -> Block) -> Bool {
      wanted.wait()
      let room = state.withLock { $0.isAbandoned ? nil : $0.spare.popLast() ?? [] }
      guard let room else { return false }
      let block = read(room)
      let goesOn = block.count > 0 && block.fault == nil
      state.withLock { $0.blocks.append(block) }
      ready.signal()
      return goesOn
    }

    func take(reusing former: consuming [UInt8]) -> Block {
      ready.wait()
      let spare = former
      let block = state.withLock { state in
        state.spare.append(spare)
        return state.blocks.removeFirst()
      }
      // The last block stays for whoever asks again behind the end.
      if block.count == 0 || block.fault != nil {
        state.withLock { $0.blocks.append(block) }
        ready.signal()
      } else {
        wanted.signal()
      }
      return block
    }
  }
}

/// The blocks of an input; once its beginning was looked at, those of a packed file come from a thread of their own.
struct BlockSource: ~Copyable {
  let path: String

  /// The size in bytes; nil for anything but a plain file.
  let size: Int?

  /// The bytes of the file up to the last block, as it is stored.
  private(set) var bytesRead = 0

  /// The SHA-256 of the whole file; nil before its end was read.
  private(set) var sha256: String?

  private var stream: ByteStream?
  private var ahead: ReadAhead?

  init(path: String, blockBytes: Int) throws(IngestionError) {
    let stream = try ByteStream(path: path, blockBytes: blockBytes)
    self.path = path
    size = stream.file.size
    bytesRead = stream.file.bytesRead
    self.stream = consume stream
  }

  /// Puts the next bytes into the block; returns how many, 0 at the end.
  mutating func read(into block: inout [UInt8]) throws(IngestionError) -> Int {
    if let ahead {
      let next = ahead.next(reusing: block)
      block = next.bytes
      (bytesRead, sha256) = (next.bytesRead, next.sha256)
      if let fault = next.fault { throw fault }
      return next.count
    }
    guard var stream = stream.take() else { return 0 }
    var count = 0
    var fault: IngestionError?
    do { count = try stream.read(into: &block) } catch { fault = error }
    (bytesRead, sha256) = (stream.file.bytesRead, stream.file.sha256)
    self.stream = consume stream
    if let fault { throw fault }
    return count
  }

  /// Has a packed file read ahead from here on.
  mutating func readAhead(blockBytes: Int) {
    guard stream?.compression != nil, let stream = stream.take() else { return }
    ahead = ReadAhead(stream, blockBytes: blockBytes)
  }
}
