package import FeedbackModel
import Glibc
import Ingestion

/// The fields of one row beside its annotation; ranges are into the bytes of the row's batch.
package struct RowFields: Sendable {
  /// The place of the row in the run; ascends from row to row.
  package var position = 0

  /// The line of the input that the row begins in.
  package var line = 0

  /// The id as the row gives it; nil where it gives none.
  package var id: Range<Int>?

  /// The comment; empty where there is none.
  package var text: Range<Int> = 0..<0

  /// The day in the declared time zone.
  package var day: CalendarDay?

  /// The second of that day, where the row gives a time.
  package var secondOfDay: Int?

  /// The instant in seconds since 1970, where the row gives one.
  package var epochSeconds: Int?

  /// The hour that clocks show, 0…23, where the row gives a time.
  package var hour: Int?

  /// Whether the contact was resolved, where the row says it.
  package var isResolved: Bool?

  /// Whether the row has a date that could not be read.
  package var hasBadDate = false

  /// The codes of the rating columns; nil for a blank, -1 for what is no code.
  package var ratings: [Int?] = []

  /// The channel.
  package var channel: Range<Int>?

  /// How many people may have seen the comment.
  package var reach: Int?

  /// Whether the row says that someone replied.
  package var isAnswered = false

  /// The question that the row says it answers.
  package var question: Range<Int>?

  /// The language that the row declares.
  package var language: Range<Int>?

  /// The id of the conversation that the row is a turn of.
  package var conversation: Range<Int>?

  /// Why the row is not to be scored; nil where it is.
  package var exclusion: RowExclusion?

  /// The values of the segment columns.
  package var segments: [Range<Int>] = []

  /// The code that a rating column holds when its field is no code of the scale.
  package static let invalidRating = -1

  /// Creates the fields of an empty row.
  package init() {}

  /// Reads the fields of a record.
  mutating func read(_ record: Record, of batch: borrowing RecordBatch, _ source: SourceContext) {
    let cells = record.cells
    func value(_ column: Int?) -> Range<Int>? {
      guard let column, cells.lowerBound + column < cells.upperBound else { return nil }
      let cell = batch.cells[cells.lowerBound + column]
      return cell.hasValue ? cell.range : nil
    }
    // A row of NDJSON may lack a key that another row has.
    func has(_ column: Int?) -> Bool {
      guard let column, cells.lowerBound + column < cells.upperBound else { return false }
      return batch.cells[cells.lowerBound + column].kind != .absent
    }
    line = record.line
    id = value(source.id)
    text = value(source.text) ?? 0..<0
    channel = value(source.channel)
    question = value(source.question)
    language = value(source.language)
    reach = value(source.reach).flatMap { Self.count(batch.bytes, $0) }
    isAnswered =
      has(source.repliedAt)
      ? value(source.repliedAt) != nil
      : (value(source.replies).flatMap { Self.count(batch.bytes, $0) } ?? 0) > 0
    isResolved = value(source.resolved).flatMap { Self.answer(batch.bytes[$0]) }
    conversation = value(source.conversation)
    exclusion = nil
    if let status = value(source.responseStatus),
      ResponseStatus.isNoAnswer(batch.bytes[status], hasCodes: source.hasStatusCodes)
    {
      exclusion = .noAnswer
    }
    if let excluded = value(source.excluded), Self.answer(batch.bytes[excluded]) == true {
      exclusion = .noAnswer
    }
    if let author = value(source.authorType) {
      if AuthorType(batch.bytes[author]) == .company { exclusion = .byCompany }
      // A conversation has many turns; its id is none of theirs.
      if let id, let conversation, !source.namesID,
        batch.bytes[id] == batch.bytes[conversation]
      {
        self.id = nil
      }
    }
    if !segments.isEmpty { segments.removeAll(keepingCapacity: true) }
    for column in source.segments { segments.append(value(column) ?? 0..<0) }
    readDate(value(source.date), batch.bytes, source.dates)
    if ratings.count != source.ratings.count {
      ratings = Array(repeating: nil, count: source.ratings.count)
    }
    for place in ratings.indices {
      guard let range = value(source.ratings[place].column.cell) else {
        ratings[place] = nil
        continue
      }
      let code = source.ratings[place].parser.parse(batch.bytes.span.extracting(range))
      ratings[place] = code ?? Self.invalidRating
    }
  }

  private mutating func readDate(_ range: Range<Int>?, _ bytes: [UInt8], _ parser: DateParser) {
    day = nil
    secondOfDay = nil
    epochSeconds = nil
    hour = nil
    hasBadDate = false
    guard let range else { return }
    guard let stamp = parser.parse(bytes.span.extracting(range)) else {
      hasBadDate = true
      return
    }
    day = stamp.day
    secondOfDay = stamp.secondOfDay
    epochSeconds = stamp.epochSeconds
    hour = stamp.hour
  }

  /// Reads yes or no; nil for anything else.
  private static func answer(_ bytes: ArraySlice<UInt8>) -> Bool? {
    switch String(decoding: bytes.prefix(16), as: UTF8.self).lowercased() {
    case "1", "true", "t", "yes", "y", "resolved", "solved", "closed": true
    case "0", "false", "f", "no", "n", "unresolved", "open", "pending": false
    default: nil
    }
  }

  /// Reads a count; anything but digits (and thousands commas) is nil.
  private static func count(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var value = 0
    for position in range {
      let byte = bytes[position]
      if byte == UInt8(ascii: ",") { continue }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 1 << 50 else {
        return nil
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
