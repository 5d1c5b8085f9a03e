import Tokenization
package import FeedbackModel
package import LexiconMatching

/// The words for numbers and for stretches of time.
package struct DurationLexicon: Sendable {
  var numbers = PatternMap<Int>()
  var seconds = PatternMap<Int>()
  var unitsByForm: [String: Int] = [:]

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
        guard let value = row.thousandths(1) else {
          diagnostics.append(Thousandths.diagnostic(row.text(1), at: table.location(row)))
          continue
        }
        if table.kind == .number {
          numbers.remove(of: pattern) { _ in true }
          numbers.add(value, for: pattern)
          patterns.addNumberForm(row.text(0))
        } else if value < 1000 {
          diagnostics.append(Self.tooShort(row.text(0), at: table.location(row)))
        } else {
          seconds.remove(of: pattern) { _ in true }
          seconds.add(value / 1000, for: pattern)
          unitsByForm[row.text(0)] = value / 1000
        }
      }
    }
    numbers.seal()
    seconds.seal()
  }

  private static func tooShort(_ form: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "'\(form)' lasts no second",
      at: location,
      remedy: "give the length of the unit in seconds, such as 60."
    )
  }

  /// Names the patterns by other numbers.
  mutating func renumber(_ numbers: [Int32]) {
    self.numbers.renumber(numbers)
    seconds.renumber(numbers)
  }

  /// The value of a number word in thousandths.
  func number(_ pattern: Int32) -> Int? { numbers.places(of: pattern).first.map { numbers[$0] } }

  /// The length of a unit of time in seconds.
  func seconds(_ pattern: Int32) -> Int? { seconds.places(of: pattern).first.map { seconds[$0] } }

  /// The length in seconds of a unit written right behind its number, as in "40mins".
  func seconds(named form: String) -> Int? { unitsByForm[form] }
}

/// Finds the wait that a comment states: a stretch of time in a sentence that speaks of waiting.
struct StatedWait: Sendable {
  /// Longer than this a number is a mistake or a figure of speech: 366 days.
  private static let longest = 366 * 86_400

  private let lexicon: DurationLexicon

  init(_ lexicon: DurationLexicon) { self.lexicon = lexicon }

  /// A stretch of time as a comment writes it: a number and a unit.
  private struct Stretch {
    var units: Range<Int>
    var seconds: Int
    /// The length of its unit in seconds.
    var unit: Int
  }

  /// Finds the longest wait that stands in a sentence with a waiting cue.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: The patterns found in it.
  ///   - sums: Its cues.
  /// - Returns: The wait in seconds, or nil when none is stated.
  func seconds(
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ sums: borrowing CueSums
  ) -> Int? {
    guard sums.has(.wait), buffer.hasMeasure || !hits.durations.isEmpty else { return nil }
    let stretches = stretches(buffer, hits)
    guard !stretches.isEmpty else { return nil }
    // Both are in the order of the text.
    let waits = sums.places(of: .wait)
    var wait = 0
    var longest: Int?
    var whole: Stretch?
    for next in stretches {
      let sentence = buffer.units[next.units.lowerBound].sentence
      while wait < waits.count, buffer.units[waits[wait].lowerBound].sentence < sentence {
        wait += 1
      }
      guard wait < waits.count, buffer.units[waits[wait].lowerBound].sentence == sentence else {
        continue
      }
      // "1 hour and 20 minutes" is one wait.
      if var sum = whole, next.unit < sum.unit,
        isJoined(sum.units.upperBound, next.units.lowerBound, buffer)
      {
        sum.seconds += next.seconds
        sum.unit = next.unit
        sum.units = sum.units.lowerBound..<next.units.upperBound
        whole = sum
      } else {
        whole = next
      }
      guard let seconds = whole?.seconds, (1...Self.longest).contains(seconds) else { continue }
      longest = max(longest ?? 0, seconds)
    }
    return longest
  }

  /// Returns the stretches of time of a comment in the order of the text.
  private func stretches(_ buffer: borrowing TokenBuffer, _ hits: borrowing HitBuffer) -> [Stretch]
  {
    var found: [Stretch] = []
    for unit in buffer.units.indices
    where buffer.hasMeasure && buffer.units[unit].kind == .measure {
      if let stretch = compact(buffer, unit) { found.append(stretch) }
    }
    for place in hits.durations.indices {
      let hit = hits.all[Int(hits.durations[place])]
      guard let length = lexicon.seconds(hit.pattern) else { continue }
      let first = Int(hit.first)
      guard first > 0, let number = number(endingAt: first - 1, buffer, hits) else { continue }
      var units = (first - number.units)..<hit.units.upperBound
      var seconds = number.value * length / 1000
      if hasHalf(behind: units.upperBound, buffer) {
        units = units.lowerBound..<(units.upperBound + 3)
        seconds += length / 2
      }
      found.append(Stretch(units: units, seconds: seconds, unit: length))
    }
    guard found.count > 1 else { return found }
    return found.sorted { $0.units.lowerBound < $1.units.lowerBound }
  }

  /// Returns whether nothing but "and" or a comma stands between two stretches.
  private func isJoined(_ end: Int, _ start: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    guard end != start else { return true }
    return end + 1 == start && Self.joints.contains(buffer.units[end].hash)
  }

  /// Returns whether "and a half" stands at a unit, as in "an hour and a half".
  private func hasHalf(behind unit: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    guard unit + 3 <= buffer.units.count else { return false }
    for place in Self.half.indices where buffer.units[unit + place].hash != Self.half[place] {
      return false
    }
    return true
  }

  private static let joints = ["and", ","].map { FormHash.of($0.utf8) }
  private static let half = ["and", "a", "half"].map { FormHash.of($0.utf8) }

  /// Reads "2h" or "30m"; in "40mins" number and unit are words of their own.
  private func compact(_ buffer: borrowing TokenBuffer, _ unit: Int) -> Stretch? {
    let form = buffer.form(of: buffer.units[unit])
    let digits = form.prefix { $0.isNumber || $0 == "." }
    guard let count = Thousandths.parse(String(digits)),
      let seconds = lexicon.seconds(named: String(form.dropFirst(digits.count)))
    else { return nil }
    return Stretch(units: unit..<(unit + 1), seconds: count * seconds / 1000, unit: seconds)
  }

  /// Reads the number that ends at a unit: its value in thousandths and how many units it covers.
  private func number(
    endingAt unit: Int,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer
  ) -> (value: Int, units: Int)? {
    if buffer.units[unit].kind == .number {
      let digits = buffer.bytes(of: buffer.units[unit]).filter { $0 != UInt8(ascii: ",") }
      return Thousandths.parse(digits).map { ($0, 1) }
    }
    var best: (value: Int, units: Int)?
    let candidates = hits.beginning(in: max(0, unit + 1 - Pattern.longest)..<(unit + 1))
    for place in candidates where hits[place].units.upperBound == unit + 1 {
      let hit = hits[place]
      guard hit.units.count > best?.units ?? 0, let number = lexicon.number(hit.pattern) else {
        continue
      }
      best = (number, hit.units.count)
    }
    return best
  }
}
