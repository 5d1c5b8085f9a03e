import FeedbackModel
package import Tokenization

/// The clauses, questions and quotations of a comment, unit by unit.
///
/// A clause ends at `. ! ? ; , :`, a dash, a bracket, a new line or a contrast word. A worker reuses its buffers.
///
/// A class, so that it is never copied; one task at a time holds it, so that its accesses cannot overlap and need not be
/// checked as the program runs.
package final class ClauseMap {
  /// The clause of each unit, from 0.
  @exclusivity(unchecked)
  package private(set) var clauses: [Int32] = []

  /// The segment of each unit, from 0: like a clause, but commas do not end it.
  @exclusivity(unchecked)
  package private(set) var segments: [Int32] = []

  /// The statement of each unit, from 0: only `. ! ? ;`, an ellipsis or a new line end it.
  ///
  /// Finer than ICU's sentences, which go on where small letters follow a full stop, as they often do in comments.
  @exclusivity(unchecked)
  package private(set) var statements: [Int32] = []

  /// Whether each unit stands in somebody else's words.
  @exclusivity(unchecked)
  package private(set) var quoted: [Bool] = []

  /// Whether each statement ends in a question mark.
  @exclusivity(unchecked)
  package private(set) var asks: [Bool] = []

  /// How many exclamation marks end each statement.
  @exclusivity(unchecked)
  package private(set) var exclamations: [Int32] = []

  /// Whether most words of the comment stand in capitals, so that capitals stress nothing.
  @exclusivity(unchecked)
  package private(set) var shouts = false

  /// Whether an account is mentioned.
  @exclusivity(unchecked)
  package private(set) var hasMention = false

  @exclusivity(unchecked)
  private var hasQuotationMark = false

  /// Creates an empty map.
  package init() {}

  /// Fills the map for a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - text: Its bytes.
  ///   - contrasts: The units at which a contrast word begins, ascending.
  package func build(from buffer: TokenBuffer, text: Span<UInt8>, contrasts: [Int]) {
    buildClauses(buffer, text, contrasts)
    markQuotations(buffer, text)
  }

  private func buildClauses(
    _ buffer: TokenBuffer,
    _ text: Span<UInt8>,
    _ contrasts: [Int]
  ) {
    // Taken out and put back, so that writing need not ask each time whether somebody else looks on.
    var (clauses, segments, statements) = (self.clauses, self.segments, self.statements)
    var (asks, exclamations) = (self.asks, self.exclamations)
    (self.clauses, self.segments, self.statements) = ([], [], [])
    (self.asks, self.exclamations) = ([], [])
    clauses.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
    statements.removeAll(keepingCapacity: true)
    let units = buffer.units.span
    Self.makeRoom(for: units.count, &asks, &exclamations)
    var walk = ClauseWalk(hasLineBreaks: hasLineBreak(text))
    var asking = asks.mutableSpan
    var exclaiming = exclamations.mutableSpan
    clauses.append(addingCapacity: units.count) { clauses in
      segments.append(addingCapacity: units.count) { segments in
        statements.append(addingCapacity: units.count) { statements in
          for index in units.indices {
            let mark = walk.step(to: index, units, text, contrasts)
            clauses.append(walk.clause)
            segments.append(walk.segment)
            statements.append(walk.statement)
            if mark == .question { asking[Int(walk.statement)] = true }
            if mark == .exclamation { exclaiming[Int(walk.statement)] += 1 }
            walk.leave(mark)
          }
        }
      }
    }
    let used = units.isEmpty ? 0 : Int(walk.statement) + 1
    asks.removeLast(asks.count - used)
    exclamations.removeLast(exclamations.count - used)
    (hasMention, hasQuotationMark) = (walk.hasMention, walk.hasQuotationMark)
    shouts = walk.words >= 4 && walk.capitals * 2 > walk.words
    (self.clauses, self.segments, self.statements) = (clauses, segments, statements)
    (self.asks, self.exclamations) = (asks, exclamations)
  }

  /// Makes room for all statements: at most one a unit, and an empty one before the first.
  private static func makeRoom(
    for units: Int,
    _ asks: inout [Bool],
    _ exclamations: inout [Int32]
  ) {
    asks.removeAll(keepingCapacity: true)
    exclamations.removeAll(keepingCapacity: true)
    asks.append(contentsOf: repeatElement(false, count: units + 1))
    exclamations.append(contentsOf: repeatElement(0, count: units + 1))
  }

  private func hasLineBreak(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == UInt8(ascii: "\n") { return true }
    return false
  }
}

// MARK: - Quotations

extension ClauseMap {
  /// The fewest words between quotation marks that count as somebody else's; fewer are a name or irony.
  private static let shortestQuotation = 3

  private func markQuotations(_ buffer: TokenBuffer, _ text: Span<UInt8>) {
    quoted.removeAll(keepingCapacity: true)
    quoted.append(contentsOf: repeatElement(false, count: buffer.units.count))
    if hasMention { markRetweet(buffer, text) }
    guard hasQuotationMark else { return }
    var open: Int?
    for index in buffer.units.indices {
      let side = QuotationSide.of(buffer.units[index], text)
      guard side != .none else { continue }
      guard let start = open else {
        if side != .closing { open = index }
        continue
      }
      if side == .opening {
        open = index
        continue
      }
      let inside = (start + 1)..<index
      // A comment that is one whole quotation is the writer's own words in marks.
      let isWhole =
        start == 0 && buffer.units[(index + 1)...].allSatisfy { $0.kind == .punctuation }
      if inside.count >= Self.shortestQuotation, !isWhole {
        for unit in inside { quoted[unit] = true }
      }
      open = nil
    }
  }

  /// Everything behind `RT @name` is somebody else's.
  private func markRetweet(_ buffer: TokenBuffer, _ text: Span<UInt8>) {
    for index in buffer.units.indices.dropLast() {
      let unit = buffer.units[index]
      guard unit.kind == .word, unit.span.count == 2,
        text[Int(unit.span.start)] == UInt8(ascii: "R"),
        text[Int(unit.span.start) + 1] == UInt8(ascii: "T"),
        buffer.units[index + 1].kind == .mention
      else { continue }
      for rest in (index + 1)..<quoted.count { quoted[rest] = true }
      return
    }
  }
}
