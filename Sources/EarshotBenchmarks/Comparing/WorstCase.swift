/// Inputs on which a careless program takes far longer than its share.
enum WorstCase: String, CaseIterable, Sendable {
  case words, sentences, stops, emoji, negations, letter, marks
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
    case .sentences: .worstSentences
    case .stops: .worstStops
    case .emoji: .worstEmoji
    case .negations: .worstNegations
    case .letter: .worstLetter
    case .marks: .worstMarks
    case .shortRows: .shortRows
    case .wideRow: .wideRow
    }
  }

  /// Returns the rows of its file.
  func rows(shrink: Int = 1) -> Int { self == .shortRows ? Self.shortRowCount / shrink : 1 }

  /// Makes the file.
  ///
  /// - Parameters:
  ///   - words: The words to take turns; not empty.
  ///   - shrink: What the size is divided by, 1 … 1,000.
  /// - Returns: The file as CSV.
  func file(words: [[UInt8]], shrink: Int = 1) -> [UInt8] {
    let bytes = Self.longBytes / shrink
    func comment(_ pieces: [[UInt8]], start: [UInt8] = []) -> [UInt8] {
      Self.comment(pieces, start: start, bytes: bytes)
    }
    return switch self {
    case .words: comment(words.map { $0 + [UInt8(ascii: " ")] })
    case .sentences:
      comment(words.enumerated().map { $1 + Array(($0 % 8 == 7 ? ". " : " ").utf8) })
    // Each may begin an address that ends with the text.
    case .stops: comment(words.map { $0 + Array("..".utf8) })
    case .emoji: comment(["😡", "👍🏽", "👩‍👧", "❤️", "🇬🇧", "😂"].map { Array($0.utf8) })
    case .negations: comment([Array("not ".utf8)])
    case .letter: comment([[UInt8(ascii: "a")]])
    // One letter, and marks above and below it without end.
    case .marks:
      comment(["\u{301}", "\u{323}"].map { Array($0.utf8) }, start: Array("e".utf8))
    case .shortRows: Self.short(words, rows: rows(shrink: shrink))
    case .wideRow: Self.wide(columns: Self.wideColumnCount / shrink)
    }
  }

  /// What its time is shared out by: rows for rows, else bytes of comments or of the file.
  func units(file: [UInt8], shrink: Int = 1) -> Int {
    switch self {
    case .shortRows: rows(shrink: shrink)
    case .wideRow: file.count
    default: file.count - Self.heading.count - 1
    }
  }

  private static let heading = Array("comment\n".utf8)

  private static func comment(_ pieces: [[UInt8]], start: [UInt8], bytes: Int) -> [UInt8] {
    var file = heading + start
    file.reserveCapacity(bytes + 128)
    var next = 0
    while file.count < bytes {
      file += pieces[next % pieces.count]
      next += 1
    }
    return file + [UInt8(ascii: "\n")]
  }

  private static func short(_ words: [[UInt8]], rows: Int) -> [UInt8] {
    var file = heading
    for row in 0..<rows { file += words[row % words.count] + [UInt8(ascii: "\n")] }
    return file
  }

  private static func wide(columns: Int) -> [UInt8] {
    let names = ["comment"] + (1..<columns).map { "column\($0)" }
    let cells = ["Late again."] + (1..<columns).map(String.init)
    return Array((names.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n").utf8)
  }
}
