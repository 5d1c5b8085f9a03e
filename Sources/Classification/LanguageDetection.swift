import Tokenization
package import FeedbackModel
package import LexiconMatching

/// The function words of several languages, by pattern.
package struct LanguageLexicon: Sendable {
  /// The languages that have words, as ISO 639-1 codes in a fixed order.
  let codes: [String]

  /// The places in `codes` of the languages that a pattern is a word of.
  var languages = PatternMap<Int>()

  /// Reads the language files.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  package init(
    _ lexicons: LexiconSet,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    let tables = lexicons.tables(.language)
    codes = Self.codes(of: tables)
    for table in tables {
      var code: Int?
      for row in table.rows {
        if !row.repeats(1) { code = codes.firstIndex(of: row.text(1)) }
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics), let code
        else { continue }
        languages.remove(of: pattern) { $0 == code }
        languages.add(code, for: pattern)
      }
    }
    languages.seal()
  }

  /// Names the patterns by other numbers.
  mutating func renumber(_ numbers: [Int32]) { languages.renumber(numbers) }

  /// Returns the languages of some tables, each once and in a fixed order.
  private static func codes(of tables: [LexiconTable]) -> [String] {
    var codes: Set<String> = []
    for table in tables {
      for row in table.rows where !row.repeats(1) { codes.insert(row.text(1)) }
    }
    return codes.sorted()
  }
}

/// Tells the language of a comment by script and function words; when in doubt it is the lexicon's own.
///
/// Short comments say little: a comment in Latin script is only called foreign when different function words of one
/// other language outnumber the English ones; a single one ("No") tells only where no English lexicon knows a word.
struct LanguageDetection: Sendable {
  private let lexicon: LanguageLexicon
  private var counts: [Int]
  private let english: Int?
  private let isKnown: @Sendable (Int32) -> Bool
  /// For each word of a language the number of the comment that had it last.
  private var seen: [UInt32] = []
  private var comment: UInt32 = 0

  /// Creates a detection.
  ///
  /// - Parameters:
  ///   - lexicon: The function words.
  ///   - isKnown: Whether a pattern is of matter in an English lexicon.
  init(_ lexicon: LanguageLexicon, isKnown: @escaping @Sendable (Int32) -> Bool) {
    self.lexicon = lexicon
    self.isKnown = isKnown
    english = lexicon.codes.firstIndex(of: "en")
    counts = [Int](repeating: 0, count: lexicon.codes.count)
  }

  /// Returns the language as an ISO 639-1 code, `und` for a script without a code here.
  mutating func language(
    _ text: Span<UInt8>,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer
  ) -> String {
    // Letters of other scripts are no ASCII.
    if !buffer.isASCII, let script = ScriptCensus(text).language { return script }
    if isEnglishAtAGlance(hits) { return "en" }
    for index in counts.indices { counts[index] = 0 }
    comment &+= 1
    for index in hits.all.indices {
      let hit = hits[index]
      guard !hit.uses.isDisjoint(with: [.english, .foreign]), hit.count == 1 else { continue }
      for place in lexicon.languages.places(of: hit.pattern) where isFirst(place) {
        counts[lexicon.languages[place]] += 1
      }
    }
    let own = english.map { counts[$0] } ?? 0
    var best = own
    var winner = english
    for index in counts.indices where counts[index] > best {
      best = counts[index]
      winner = index
    }
    guard let winner, winner != english else { return "en" }
    let words = buffer.units.indices.count { buffer.units[$0].kind == .word }
    if best == 1, words > 2 || hits.all.contains(where: { isKnown($0.pattern) }) { return "en" }
    // One foreign function word in a longer comment is a name or a quotation.
    let isClear = best >= own + 2 || (best > own && best * 3 >= words)
    return isClear ? lexicon.codes[winner] : "en"
  }

  /// Returns whether no language can have more different words than English, without telling the words apart.
  private func isEnglishAtAGlance(_ hits: borrowing HitBuffer) -> Bool {
    english != nil && hits.foreignWords <= hits.englishWords.nonzeroBitCount
  }

  /// Returns whether a word of a language stands in the comment for the first time.
  private mutating func isFirst(_ place: Int) -> Bool {
    while seen.count <= place { seen.append(0) }
    defer { seen[place] = comment }
    return seen[place] != comment
  }
}

/// Counts the letters of a text by script, as far as scripts tell languages.
struct ScriptCensus {
  private var latin = 0
  private var kana = 0
  private var han = 0
  private var byCode: [(code: String, range: ClosedRange<UInt32>, count: Int)] = [
    ("th", 0x0E00...0x0E7F, 0), ("ko", 0xAC00...0xD7AF, 0), ("ru", 0x0400...0x04FF, 0),
    ("el", 0x0370...0x03FF, 0), ("ar", 0x0600...0x06FF, 0), ("he", 0x0590...0x05FF, 0),
    ("hi", 0x0900...0x097F, 0),
  ]

  init(_ text: Span<UInt8>) {
    var position = 0
    while position < text.count {
      let first = text[position]
      if first < 0x80 {
        if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) { latin += 1 }
        position += 1
        continue
      }
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      guard position + length <= text.count else { break }
      var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
      for offset in 1..<length { value = value << 6 | UInt32(text[position + offset] & 0x3F) }
      count(value)
      position += length
    }
  }

  private mutating func count(_ value: UInt32) {
    switch value {
    case 0xC0...0x24F: latin += 1
    case 0x3040...0x30FF: kana += 1
    case 0x4E00...0x9FFF: han += 1
    default:
      for index in byCode.indices where byCode[index].range.contains(value) {
        byCode[index].count += 1
      }
    }
  }

  /// The language that the script tells, or nil where Latin letters prevail or there are no letters.
  ///
  /// A letter of a script without blanks or of an abjad carries more than a Latin one; half as many suffice.
  var language: String? {
    if (kana + han) * 2 > latin, kana + han > 0 { return kana > 0 ? "ja" : "zh" }
    let best = byCode.max { $0.count < $1.count }
    guard let best, best.count > 0, best.count * 2 > latin else { return nil }
    return best.code
  }
}
