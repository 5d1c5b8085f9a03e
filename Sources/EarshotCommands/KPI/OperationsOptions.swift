import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting

/// The options of numbers that operations give.
struct OperationsOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "A CSV of operations numbers: a row a period and segment, or a row a call or ticket. Repeatable.",
      valueName: "file"
    )
  )
  var operations: [String] = []

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "The operations column that a segment column goes by (default: the same letters). Repeatable.",
      valueName: "segment=column"
    )
  )
  var operationsSegment: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The seconds below which an abandoned call is a short abandon; default 10.",
      valueName: "seconds"
    )
  )
  var shortAbandon = 10

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - segments: The segment columns of the comments.
  ///   - options: The time zone and the order of dates.
  ///   - reporter: Is told the rejected rows.
  /// - Returns: nil without a file.
  /// - Throws: `IngestionError` for a file that cannot be read; `CommandError` for a column that is not there.
  func read(
    segments: [String],
    _ options: RunOptions,
    _ reporter: RunReporter
  ) throws -> OperationsInput? {
    try NumberCheck.check("--short-abandon", shortAbandon, in: 0...3600)
    let map = try segmentMap(segments)
    guard !operations.isEmpty else { return nil }
    var input: OperationsInput?
    for path in operations {
      let file = try OperationsFile(
        path: path,
        timeZone: options.timeZone,
        dateOrder: options.dateOrder,
        shortAbandon: shortAbandon
      )
      let places = try self.places(of: segments, in: file, path, map)
      var joined = try input ?? OperationsInput(segments: places.map(\.name), options.timeZone)
      input = nil
      guard joined.segments.columns == places.map(\.name) else {
        throw CommandError(
          "\(path) has other segment columns than the operations files before",
          remedy: "give files with the same columns."
        )
      }
      try joined.take(file, path, places.map(\.place), reporter)
      input = joined
    }
    return input
  }

  private func segmentMap(_ segments: [String]) throws -> [String: String] {
    var map: [String: String] = [:]
    for text in operationsSegment {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw CommandError(
          "'\(text)' joins no columns",
          remedy: "give --operations-segment segment=column."
        )
      }
      guard segments.contains(parts[0]) else {
        throw CommandError(
          "'\(parts[0])' is no segment",
          remedy: "give --segment \(parts[0]) as well."
        )
      }
      map[parts[0]] = parts[1]
    }
    return map
  }

  /// Returns the segment columns that the file has too, with their places.
  private func places(
    of segments: [String],
    in file: OperationsFile,
    _ path: String,
    _ map: [String: String]
  ) throws -> [(name: String, place: Int)] {
    try segments.compactMap { name in
      if let place = file.column(likeName: map[name] ?? name) { return (name, place) }
      guard map[name] == nil else {
        throw CommandError(
          "\(path):1: there is no column '\(map[name] ?? "")'",
          remedy: "give one of \(file.columnNames.prefix(40).joined(separator: ", "))."
        )
      }
      return nil
    }
  }

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    guard !operations.isEmpty else { return [] }
    return operationsSegment.map { ("operations-segment", $0) }
      + [("short-abandon", String(shortAbandon))]
  }
}
