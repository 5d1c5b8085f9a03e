import FeedbackModel

/// Writes the rows of a generated CSV, block by block, so that memory does not grow with the file.
struct CorpusWriter {
  /// The bytes of a block, about.
  private static let blockBytes = 1 << 18
  /// The days that the rows are spread over, from the first day on.
  private static let days = 182
  private static let firstDay = (year: 2026, month: 1, day: 1)
  /// One row in so many has no score.
  private static let rowsPerBlankScore = 20
  private static let channels = ["survey", "web", "app", "email", "x"].map { Array($0.utf8) }

  private let maker: CommentMaker
  private let rows: Int
  private let start: CalendarDay
  private var random: SplitMix64
  private var row = 0
  private var isBegun = false

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - texts: The sentences to compose comments from.
  ///   - rows: How many rows come below the header.
  ///   - seed: What all choices follow from.
  init(texts: SampleTexts, rows: Int, seed: UInt64) {
    let day = CalendarDay(
      year: Self.firstDay.year,
      month: Self.firstDay.month,
      day: Self.firstDay.day
    )
    guard let day else { preconditionFailure("The first day is one of the calendar.") }
    maker = CommentMaker(texts: texts)
    self.rows = rows
    start = day
    random = SplitMix64(seed: seed)
  }

  /// Returns the next rows, each with its line end, or nil after the last.
  mutating func nextBlock() -> [UInt8]? {
    var block: [UInt8] = []
    block.reserveCapacity(Self.blockBytes + 1024)
    if !isBegun {
      isBegun = true
      block += Array("id,date,channel,score,comment\n".utf8)
    }
    while row < rows, block.count < Self.blockBytes {
      appendRow(to: &block)
      row += 1
    }
    return block.isEmpty ? nil : block
  }

  private mutating func appendRow(to block: inout [UInt8]) {
    let comma = UInt8(ascii: ",")
    block += Array(String(row + 1).utf8)
    block.append(comma)
    let day = CalendarDay(daysSinceEpoch: start.daysSinceEpoch + row * Self.days / rows)
    block += Array(day.description.utf8)
    block.append(comma)
    block += random.pick(Self.channels)
    block.append(comma)
    let score = random.index(below: 11)
    if random.index(below: Self.rowsPerBlankScore) > 0 { block += Array(String(score).utf8) }
    block.append(comma)
    Self.append(cell: maker.comment(&random), to: &block)
    block.append(UInt8(ascii: "\n"))
  }

  /// Appends a cell, quoted after RFC 4180 where it needs quotes.
  private static func append(cell: [UInt8], to block: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.contains {
      $0 == quote || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      block += cell
      return
    }
    block.append(quote)
    for byte in cell {
      if byte == quote { block.append(quote) }
      block.append(byte)
    }
    block.append(quote)
  }
}
