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

  @exclusivity(unchecked)
  private var hasMention = false

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
    asks.removeAll(keepingCapacity: true)
    exclamations.removeAll(keepingCapacity: true)
    (hasMention, hasQuotationMark) = (false, false)
    var nextContrast = 0
    var clause: Int32 = 0
    var segment: Int32 = 0
    var statement: Int32 = 0
    var sentence: Int32 = 0
    var isEnding = false
    var capitals = 0
    var words = 0
    for index in buffer.units.indices {
      let unit = buffer.units[index]
      if unit.sentence != sentence || hasLineBreak(before: index, buffer, text) {
        sentence = unit.sentence
        isEnding = true
      }
      // Marks in a row, such as "?!!", end one statement together.
      var mark = Mark.none
      if unit.kind == .punctuation {
        mark = self.mark(of: unit, text)
        hasQuotationMark = hasQuotationMark || quotationSide(unit, text) != .none
      } else if unit.kind == .mention {
        hasMention = true
      }
      if isEnding, !mark.endsStatement {
        isEnding = false
        clause += 1
        segment += 1
        statement += 1
      }
      if nextContrast < contrasts.count, contrasts[nextContrast] == index {
        nextContrast += 1
        clause += 1
        segment += 1
      }
      while asks.count <= Int(statement) {
        asks.append(false)
        exclamations.append(0)
      }
      if unit.kind == .word, !unit.flags.contains(.hashtagPart) {
        words += 1
        if unit.flags.contains(.allCapitals) { capitals += 1 }
      }
      clauses.append(clause)
      segments.append(segment)
      statements.append(statement)
      switch mark {
      case .none: continue
      case .weak: clause += 1
      case .strong: isEnding = true
      case .question:
        asks[Int(statement)] = true
        isEnding = true
      case .exclamation:
        exclamations[Int(statement)] += 1
        isEnding = true
      }
    }
    shouts = words >= 4 && capitals * 2 > words
    (self.clauses, self.segments, self.statements) = (clauses, segments, statements)
    (self.asks, self.exclamations) = (asks, exclamations)
  }

  private enum Mark {
    case none
    case weak
    case strong
    case question
    case exclamation

    var endsStatement: Bool { self == .strong || self == .question || self == .exclamation }
  }

  private func mark(of unit: LexicalUnit, _ text: Span<UInt8>) -> Mark {
    guard unit.span.count == 1 else {
      return isWideMark(unit, text)
    }
    switch text[Int(unit.span.start)] {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"),
      UInt8(ascii: "-"):
      return .weak
    case UInt8(ascii: "."), UInt8(ascii: ";"): return .strong
    case UInt8(ascii: "?"): return .question
    case UInt8(ascii: "!"): return .exclamation
    default: return .none
    }
  }

  /// Dashes and ellipses beyond ASCII: U+2013, U+2014 and U+2026 all begin with the bytes E2 80.
  private func isWideMark(_ unit: LexicalUnit, _ text: Span<UInt8>) -> Mark {
    let start = Int(unit.span.start)
    guard unit.span.count == 3, text[start] == 0xE2, text[start + 1] == 0x80 else { return .none }
    switch text[start + 2] {
    case 0x93, 0x94: return .weak
    case 0xA6: return .strong
    default: return .none
    }
  }

  private func hasLineBreak(before index: Int, _ buffer: TokenBuffer, _ text: Span<UInt8>) -> Bool {
    guard index > 0 else { return false }
    let from = Int(buffer.units[index - 1].span.end)
    let to = Int(buffer.units[index].span.start)
    guard from < to else { return false }
    for position in from..<to where text[position] == UInt8(ascii: "\n") { return true }
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
      let side = quotationSide(buffer.units[index], text)
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

  private enum Side {
    case none
    case opening
    case closing
    case either
  }

  private func quotationSide(_ unit: LexicalUnit, _ text: Span<UInt8>) -> Side {
    guard unit.kind == .punctuation else { return .none }
    let start = Int(unit.span.start)
    if unit.span.count == 1 { return text[start] == UInt8(ascii: "\"") ? .either : .none }
    if unit.span.count == 2, text[start] == 0xC2 {
      return text[start + 1] == 0xAB ? .opening : text[start + 1] == 0xBB ? .closing : .none
    }
    guard unit.span.count == 3, text[start] == 0xE2, text[start + 1] == 0x80 else { return .none }
    return text[start + 2] == 0x9C ? .opening : text[start + 2] == 0x9D ? .closing : .none
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
