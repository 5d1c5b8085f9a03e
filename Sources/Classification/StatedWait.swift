import Tokenization
package import FeedbackModel
package import LexiconMatching

/// The words for numbers and for stretches of time.
package struct DurationLexicon: Sendable {
  private var numbers: [Int32: Int] = [:]
  private var seconds: [Int32: Int] = [:]
  private var unitsByForm: [String: Int] = [:]

  /// Reads the number and duration files.
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
    for table in lexicons.tables(.number) + lexicons.tables(.duration) {
      for row in table.rows {
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
        guard let value = Thousandths.parse(row.fields[1]) else {
          diagnostics.append(Thousandths.diagnostic(row.fields[1], at: table.location(row)))
          continue
        }
        if table.kind == .number {
          numbers[pattern] = value
          patterns.addNumberForm(row.fields[0])
        } else {
          seconds[pattern] = value / 1000
          unitsByForm[row.fields[0]] = value / 1000
        }
      }
    }
  }

  /// The value of a number word in thousandths.
  func number(_ pattern: Int32) -> Int? { numbers[pattern] }

  /// The length of a unit of time in seconds.
  func seconds(_ pattern: Int32) -> Int? { seconds[pattern] }

  /// The length in seconds of a unit written right behind its number, as in "40mins".
  func seconds(named form: String) -> Int? { unitsByForm[form] }
}

/// Finds the wait that a comment states: a stretch of time in a sentence that speaks of waiting.
struct StatedWait: Sendable {
  /// Longer than this a number is a mistake or a figure of speech: 366 days.
  private static let longest = 366 * 86_400

  private let lexicon: DurationLexicon

  init(_ lexicon: DurationLexicon) { self.lexicon = lexicon }

  /// Returns the longest wait in seconds that stands in a sentence with a waiting cue, or nil.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: The patterns found in it.
  ///   - cues: Where waiting is spoken of, in units.
  func seconds(_ buffer: TokenBuffer, _ hits: [PatternHit], cues: [Range<Int>]) -> Int? {
    guard !cues.isEmpty else { return nil }
    let sentences = Set(cues.map { buffer.units[$0.lowerBound].sentence })
    var longest: Int?
    func take(_ wait: Int?, at unit: Int) {
      guard let wait, (1...Self.longest).contains(wait),
        sentences.contains(buffer.units[unit].sentence)
      else { return }
      longest = max(longest ?? 0, wait)
    }
    for unit in buffer.units.indices where buffer.units[unit].kind == .measure {
      take(compact(buffer, unit), at: unit)
    }
    for hit in hits {
      guard let unitSeconds = lexicon.seconds(hit.pattern) else { continue }
      let first = Int(hit.first)
      guard first > 0, let number = number(endingAt: first - 1, buffer, hits) else { continue }
      take(number * unitSeconds / 1000, at: first)
    }
    return longest
  }

  /// Reads "40mins" or "2h".
  private func compact(_ buffer: TokenBuffer, _ unit: Int) -> Int? {
    let form = buffer.form(of: buffer.units[unit])
    let digits = form.prefix { $0.isNumber || $0 == "." }
    guard let count = Thousandths.parse(String(digits)),
      let seconds = lexicon.seconds(named: String(form.dropFirst(digits.count)))
    else { return nil }
    return count * seconds / 1000
  }

  /// Reads the number that stands at a unit, in thousandths.
  private func number(endingAt unit: Int, _ buffer: TokenBuffer, _ hits: [PatternHit]) -> Int? {
    if buffer.units[unit].kind == .number {
      return Thousandths.parse(
        buffer.form(of: buffer.units[unit]).filter { $0 != "," }
      )
    }
    var best: Int?
    var length = 0
    let candidates = hits.beginning(in: max(0, unit + 1 - Pattern.longest)..<(unit + 1))
    for hit in candidates where hit.units.upperBound == unit + 1 && hit.units.count > length {
      guard let number = lexicon.number(hit.pattern) else { continue }
      best = number
      length = hit.units.count
    }
    return best
  }
}
