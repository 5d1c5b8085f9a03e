import FeedbackModel
import Ingestion
import Pipeline

/// The latest instant that the rows of some files give, as the "now" of ages.
///
/// A pass of its own over the dates only: the queue needs to know the end before it judges the first row. Standard
/// input can be read once only, so there ages need `--now`.
enum LatestTime {
  /// Returns the instant in seconds since 1970, or nil where no row gives one.
  static func seconds(_ engine: Engine, _ options: RunOptions) async throws -> Int? {
    guard !options.paths.contains("-") else { return nil }
    var latest: Int?
    for path in options.paths {
      let source = try InputSource(path: path, options: options.input)
      guard let column = source.schema.column(for: .date) else { continue }
      let order = try options.dateOrder ?? source.detectDateOrder()
      let dates = DateParser(order: order, timeZone: options.timeZone)
      var parser = RecordParser(schema: source.schema)
      var batch = RecordBatch()
      // What is wrong with the file the run itself will tell.
      while let chunk = try? source.nextChunk() {
        parser.parse(chunk, into: &batch)
        for record in batch.records where column < record.cells.count {
          let cell = batch.cells[record.cells.lowerBound + column]
          guard cell.hasValue else { continue }
          let bytes = batch.bytes.span.extracting(cell.range)
          guard let time = dates.parse(bytes)?.epochSeconds else { continue }
          latest = max(latest ?? time, time)
        }
        if Interruption.isRequested { throw RunInterrupted() }
      }
    }
    return latest
  }
}
