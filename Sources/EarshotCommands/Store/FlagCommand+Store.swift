import FeedbackModel
import Ingestion
import Pipeline
import Reporting
import Store
import Triage

extension FlagCommand {
  /// Lists the queue of a store, from what was found when its comments were loaded.
  ///
  /// - Parameters:
  ///   - path: The store.
  ///   - shape: The format of the output.
  /// - Throws: `StoreError` where the store cannot be read; `OutputError` where the output cannot be written.
  func list(from path: String, as shape: ListOutput.Shape) throws {
    guard input.files.isEmpty else {
      throw CommandError(
        "files and a store are listed apart",
        remedy: "give --store alone, or take the files in first with 'earshot load'."
      )
    }
    try input.checkNoReading(readsDates: since != nil || now != nil)
    let comments = try CommentReader(try FeedbackStore(path, for: .read))
    var options = try input.optionsOfAnyInput()
    options.timeZone = try input.zone(ofStore: comments.timeZone)
    try lexicon.checkNamed(against: comments.dictionarySHA256, of: path)
    var settings = try settings(options)
    settings.now = settings.now ?? comments.latestTime
    let file = try OutputFile(destination.output, apartFrom: [path])
    defer { file.abandon() }
    var queue = TriageQueue(capacity: top, topics: comments.topics, settings: settings)
    try comments.forEach { comment, annotation in
      QueueRows.consider(annotation, comment, &queue)
    }
    try write(QueueWriter(items: answered ? queue.answered() : queue.sorted()), as: shape, to: file)
    tellLeftOut(queue.counts)
  }
}
