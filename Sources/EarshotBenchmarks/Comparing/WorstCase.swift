/// Inputs on which a careless program takes far longer than its share.
enum WorstCase: String, CaseIterable, Sendable {
  case words, emoji, negations, letter, marks
  case shortRows = "short-rows"
  case wideRow = "wide-row"

  /// The bytes of a long comment, about.
  static let longBytes = 1_000_000
  /// The rows of one word each.
  static let shortRowCount = 1_000_000
  /// The columns of the wide row.
  static let wideColumnCount = 100_000

  /// The figure that it gives.
  var figure: FigureName {
    switch self {
    case .words: .worstWords
    case .emoji: .worstEmoji
    case .negations: .worstNegations
    case .letter: .worstLetter
    case .marks: .worstMarks
    case .shortRows: .shortRows
    case .wideRow: .wideRow
    }
  }

  /// The rows of its file.
  var rows: Int { self == .shortRows ? Self.shortRowCount : 1 }

  /// Makes the file.
  ///
  /// - Parameter words: The words to take turns; not empty.
  /// - Returns: The file as CSV.
  func file(words: [[UInt8]]) -> [UInt8] {
    switch self {
    case .words: Self.comment(words.map { $0 + [UInt8(ascii: " ")] })
    case .emoji: Self.comment(["😡", "👍🏽", "👩‍👧", "❤️", "🇬🇧", "😂"].map { Array($0.utf8) })
    case .negations: Self.comment([Array("not ".utf8)])
    case .letter: Self.comment([[UInt8(ascii: "a")]])
    // One letter, and marks above and below it without end.
    case .marks:
      Self.comment(["\u{301}", "\u{323}"].map { Array($0.utf8) }, start: Array("e".utf8))
    case .shortRows: Self.short(words)
    case .wideRow: Self.wide
    }
  }

  /// What its time is shared out by: rows for rows, else bytes of comments or of the file.
  func units(file: [UInt8]) -> Int {
    switch self {
    case .shortRows: rows
    case .wideRow: file.count
    default: file.count - Self.heading.count - 1
    }
  }

  private static let heading = Array("comment\n".utf8)

  private static func comment(_ pieces: [[UInt8]], start: [UInt8] = []) -> [UInt8] {
    var file = heading + start
    file.reserveCapacity(longBytes + 128)
    var next = 0
    while file.count < longBytes {
      file += pieces[next % pieces.count]
      next += 1
    }
    return file + [UInt8(ascii: "\n")]
  }

  private static func short(_ words: [[UInt8]]) -> [UInt8] {
    var file = heading
    for row in 0..<shortRowCount { file += words[row % words.count] + [UInt8(ascii: "\n")] }
    return file
  }

  private static var wide: [UInt8] {
    let names = ["comment"] + (1..<wideColumnCount).map { "column\($0)" }
    let cells = ["Late again."] + (1..<wideColumnCount).map(String.init)
    return Array((names.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n").utf8)
  }
}
