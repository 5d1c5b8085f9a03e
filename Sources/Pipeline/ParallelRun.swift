import CScanning
import FeedbackModel
import Ingestion
import Synchronization

/// One input of a finished run.
package struct FinishedInput: Sendable {
  /// The path as the user gave it.
  package let path: String
  /// The SHA-256 of the file as it is stored.
  package let sha256: String
  /// The bytes of the file as it is stored.
  package let bytes: Int
  /// The rows, rejected ones included.
  package fileprivate(set) var rows: Int
  /// The charset that the file was read in.
  package let encoding: String
  /// The places where bytes that mean nothing in the charset were read as U+FFFD.
  package let undecodable: Int
  /// The line of the first of these places, from 1; nil without any.
  package let firstUndecodableLine: Int?
}

/// How far a run has come.
package struct RunProgress: Sendable {
  /// The rows that are done.
  package let rows: Int
  /// The stored bytes that were read.
  package let bytes: Int
  /// The stored bytes of all inputs, where they are known.
  package let totalBytes: Int?
}

/// Thrown when the user stopped the run.
package struct RunInterrupted: Error, Sendable {
  /// Creates the error.
  package init() {}
}

/// Annotates the rows of the inputs on several workers and folds what comes of each chunk in the order of the input.
///
/// Chunks are cut at record borders by one reader; so many are under way that memory is bounded by the number of
/// workers and not by the input. The result does not depend on the number of workers.
package struct ParallelRun<Product: ChunkProduct> {
  private let engine: Engine
  private let options: RunOptions
  private let ahead: InputAhead?

  /// Makes the empty product of a chunk.
  package typealias Factory = @Sendable () -> Product

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - engine: The word lists.
  ///   - options: The inputs.
  ///   - ahead: The first of them, where it is being opened already.
  package init(engine: Engine, options: RunOptions, ahead: InputAhead? = nil) {
    self.engine = engine
    self.options = options
    self.ahead = ahead
  }

  /// The stored bytes of a run that ends before it pays to give memory back.
  private static var bytesOfShortRun: Int { 1 << 20 }

  private struct Done: Sendable {
    let order: Int
    let product: Product
    let tally: RowTally
    let sourceIndex: Int
    let worker: WorkerBox
  }

  /// Hands a worker from task to task.
  ///
  /// Unchecked because the pool gives each worker to one task at a time, and takes it back when the task has ended.
  private final class WorkerBox: @unchecked Sendable {
    let worker: ChunkWorker<Product>
    init(_ engine: Engine) { worker = ChunkWorker(engine) }
  }

  /// Runs to the end of the inputs.
  ///
  /// - Parameters:
  ///   - begin: Is told each input when it is opened, before its first chunk, and says how its products are made.
  ///   - progress: Is told how far the run is, after each chunk.
  ///   - fold: Takes each product, in the order of the input.
  /// - Returns: The inputs with their digests, and what became of the rows.
  /// - Throws: `IngestionError`; `RunInterrupted`; what `begin` and `fold` throw.
  package func run(
    begin: (SourceContext) throws -> Factory,
    progress: (RunProgress) -> Void = { _ in },
    fold: (Product) throws -> Void
  ) async throws -> (inputs: [FinishedInput], tally: RowTally) {
    let jobs = max(1, options.jobs)
    var reader = ChunkReader<Product>(options, ahead)
    // Compiling the word lists leaves much free memory behind, which the run would hold for nothing.
    if reader.totalBytes.map({ $0 > Self.bytesOfShortRun }) ?? true {
      earshot_release_free_memory()
    }
    var tallies = [RowTally](repeating: RowTally(), count: options.paths.count)
    try await withThrowingTaskGroup(of: Done.self) { group in
      var idle = (0..<jobs).map { _ in WorkerBox(engine) }
      var waiting: [Int: Done] = [:]
      var next = 0
      var running = 0
      while true {
        while !idle.isEmpty, waiting.count < jobs * 2, let job = try reader.next(begin: begin) {
          let box = idle.removeLast()
          running += 1
          group.addTask {
            var product = job.makeProduct()
            let tally = box.worker.process(job, into: &product)
            return Done(
              order: job.order,
              product: product,
              tally: tally,
              sourceIndex: job.source.index,
              worker: box
            )
          }
        }
        guard running > 0, let done = try await group.next() else { break }
        running -= 1
        if Interruption.isRequested { throw RunInterrupted() }
        idle.append(done.worker)
        waiting[done.order] = done
        while let ready = waiting.removeValue(forKey: next) {
          next += 1
          tallies[ready.sourceIndex].merge(ready.tally)
          try fold(ready.product)
        }
        let rows = tallies.reduce(0) { $0 + $1.rows }
        progress(RunProgress(rows: rows, bytes: reader.bytesRead, totalBytes: reader.totalBytes))
      }
    }
    if let failure = reader.failure { throw failure }
    var whole = RowTally()
    for tally in tallies { whole.merge(tally) }
    return (reader.finished(tallies), whole)
  }
}

/// Reads the chunks of all inputs one after the other.
private struct ChunkReader<Product: ChunkProduct> {
  private let options: RunOptions
  private let ahead: InputAhead?
  private var source: InputSource?
  private var context: SourceContext?
  private var factory: (@Sendable () -> Product)?
  private var index = -1
  private var order = 0
  private var closed: [FinishedInput] = []
  private let sizes: [Int?]

  /// A fault that came behind whole rows; it is thrown when these are done.
  private(set) var failure: (any Error)?

  init(_ options: RunOptions, _ ahead: InputAhead?) {
    self.options = options
    self.ahead = ahead
    sizes = options.paths.map { StoredSize.of($0) }
  }

  var bytesRead: Int { closed.reduce(0) { $0 + $1.bytes } + (source?.bytesRead ?? 0) }

  var totalBytes: Int? {
    sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  mutating func next(
    begin: (SourceContext) throws -> @Sendable () -> Product
  ) throws -> ChunkJob<Product>? {
    guard failure == nil else { return nil }
    while true {
      if let source, let context, let factory {
        do {
          if let chunk = try source.nextChunk() {
            defer { order += 1 }
            return ChunkJob(order: order, chunk: chunk, source: context, makeProduct: factory)
          }
        } catch {
          failure = error
          return nil
        }
        close(source)
        self.source = nil
      }
      guard index + 1 < options.paths.count else { return nil }
      index += 1
      let opened =
        try (index == 0 ? ahead?.take() : nil) ?? OpenedInput(options, index: index)
      factory = try begin(opened.context)
      source = opened.source
      context = opened.context
    }
  }

  private mutating func close(_ source: InputSource) {
    closed.append(
      FinishedInput(
        path: source.schema.path,
        sha256: source.sha256 ?? "",
        bytes: source.bytesRead,
        rows: 0,
        encoding: source.schema.encodingName,
        undecodable: source.replacements,
        firstUndecodableLine: source.firstReplacedLine
      )
    )
  }

  func finished(_ tallies: [RowTally]) -> [FinishedInput] {
    zip(closed, tallies).map { input, tally in
      var input = input
      input.rows = tally.rows
      return input
    }
  }
}
