package import FeedbackModel
package import Tokenization

/// Where a unit stands among the clauses of its comment.
package struct ClausePlace: BitwiseCopyable, Sendable {
  /// Its clause, from 0.
  package var clause: Int32

  /// Its segment, from 0: like a clause, but commas do not end it.
  package var segment: Int32

  /// Its statement, from 0: only `. ! ? ;`, an ellipsis or a new line end it.
  ///
  /// Finer than ICU's sentences, which go on where small letters follow a full stop, as they often do in comments.
  package var statement: Int32

  /// Whether it stands in somebody else's words.
  package var isQuoted = false

  /// Whether it is one of a word or two in quotation marks: a name, or irony, but no praise.
  package var isInMarks = false
}

/// What a statement asks.
package enum Asking: BitwiseCopyable, Sendable {
  case nothing
  /// It has a question mark or opens as a question that may well blame ("why is it late?", "where is my parcel").
  case something
  /// It opens as somebody does who wants to know ("is there a fee", "how do I"): what it names is no fault yet.
  case forInformation
}

/// The clauses, questions and quotations of a comment, unit by unit.
///
/// A clause ends at `. ! ? ; , :`, a dash, a bracket, a new line or a contrast word. A worker reuses its buffers.
/// It has one owner, so that its lists are never copied.
package struct ClauseMap: ~Copyable {
  /// Where each unit stands.
  package private(set) var places = WorkList<ClausePlace>()

  /// What each statement asks: it ends in a question mark, or opens as a question.
  package private(set) var asks = WorkList<Asking>()

  /// Whether some statement does.
  package private(set) var hasQuestion = false

  /// Whether the comment does nothing but ask what somebody wants to know.
  package private(set) var isInquiry = false

  /// How many exclamation marks end each statement.
  package private(set) var exclamations = WorkList<Int32>()

  /// Whether most words of the comment stand in capitals, so that capitals stress nothing.
  package private(set) var shouts = false

  /// Whether an account is mentioned.
  package private(set) var hasMention = false

  /// The units of the lines that a mail program quotes.
  private var quoted = WorkList<Int32>()

  private let grammar: GrammarWords

  /// Tells the questions that need no mark.
  private let opening: QuestionOpening

  /// Finds who signed.
  private let signOff: SignOff

  /// Creates an empty map.
  init(_ grammar: GrammarWords) {
    self.grammar = grammar
    opening = QuestionOpening(grammar: grammar)
    signOff = SignOff(grammar: grammar)
  }

  /// Cuts the comment into remarks: stretches of its clauses that conjunctions end.
  ///
  /// - Parameters:
  ///   - units: The units of the comment.
  ///   - remarks: Is emptied and filled with the remark of each unit, from 0.
  ///   - firsts: Is emptied and filled with where the first unit of each remark stands.
  package func cutRemarks(
    _ units: borrowing WorkList<LexicalUnit>,
    into remarks: inout WorkList<Int32>,
    _ firsts: inout WorkList<ClausePlace>
  ) {
    remarks.removeAll()
    firsts.removeAll()
    remarks.reserve(units.count)
    var remark: Int32 = -1
    var clause: Int32 = -1
    for unit in units.indices {
      if places[unit].clause != clause || grammar.isConjunction(units[unit]) {
        clause = places[unit].clause
        remark += 1
        firsts.append(places[unit])
      }
      remarks.append(remark)
    }
  }

  /// Where a unit stands.
  package subscript(unit: Int) -> ClausePlace {
    @inline(__always) get { places[unit] }
  }

  /// Fills the map for a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - text: Its bytes.
  ///   - contrasts: The units at which a contrast word begins, ascending.
  package mutating func build(
    from buffer: borrowing TokenBuffer,
    text: Span<UInt8>,
    contrasts: borrowing WorkList<Int32>
  ) {
    places.removeAll()
    asks.removeAll()
    exclamations.removeAll()
    hasQuestion = false
    isInquiry = false
    var walk = ClauseWalk(hasLineBreaks: buffer.hasLineBreak)
    var place = ClausePlace(clause: 0, segment: 0, statement: 0)
    for index in buffer.units.indices {
      if walk.isInside(buffer.units[index], index, contrasts) {
        walk.count(buffer.units[index])
      } else {
        place = self.place(of: index, &walk, buffer.units, text, contrasts)
      }
      places.append(place)
    }
    if !places.isEmpty {
      makeRoom(for: walk.statement)
      findOpenings(buffer.units)
    }
    hasMention = walk.hasMention
    shouts = walk.words >= 4 && walk.capitals * 2 > walk.words
    if walk.hasMention { markRetweet(buffer, text) }
    if walk.hasQuotationMark { markQuotations(buffer, text) }
    if buffer.hasLineBreak { markQuotedLines(buffer.units, text) }
    for unit in signOff.signature(in: buffer.units, text) { places[unit].isQuoted = true }
  }
}

extension ClauseMap {
  /// Goes to a unit that may begin or end something, and returns where it stands.
  @inline(never)
  private mutating func place(
    of index: Int,
    _ walk: inout ClauseWalk,
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>,
    _ contrasts: borrowing WorkList<Int32>
  ) -> ClausePlace {
    let mark = walk.step(to: index, units, text, contrasts, grammar)
    if mark == .question || mark == .exclamation { makeRoom(for: walk.statement) }
    if mark == .question {
      asks[Int(walk.statement)] = .something
      hasQuestion = true
    }
    if mark == .exclamation { exclamations[Int(walk.statement)] += 1 }
    let place = ClausePlace(
      clause: walk.clause,
      segment: walk.segment,
      statement: walk.statement
    )
    walk.leave(mark)
    return place
  }

  /// The fewest words and marks of a statement that tells something; fewer greet or thank.
  private static let shortestStatement = 4

  /// Finds the statements that open as a question; many are typed without their mark.
  private mutating func findOpenings(_ units: borrowing WorkList<LexicalUnit>) {
    var first = 0
    var (inquiries, others) = (0, 0)
    while first < places.count {
      let statement = places[first].statement
      var end = first + 1
      while end < places.count, places[end].statement == statement { end += 1 }
      var asking = opening.asking(in: first..<end, units)
      if asking == .nothing, asks[Int(statement)] == .something {
        asking = lastClause(of: first..<end, units)
      }
      if asking != .nothing {
        asks[Int(statement)] = asking
        hasQuestion = true
      }
      if asking == .forInformation {
        inquiries += 1
      } else if end - first >= Self.shortestStatement {
        others += 1
      }
      first = end
    }
    isInquiry = inquiries > 0 && others == 0
  }

  /// What the last clause of a statement with a question mark asks by its first words.
  ///
  /// "It says invalid, is it for new customers only?"
  private func lastClause(
    of statement: Range<Int>,
    _ units: borrowing WorkList<LexicalUnit>
  ) -> Asking {
    var first = statement.upperBound - 1
    while first > statement.lowerBound, places[first - 1].clause == places[first].clause {
      first -= 1
    }
    return first > statement.lowerBound
      ? opening.asking(in: first..<statement.upperBound, units) : .nothing
  }

  private mutating func makeRoom(for statement: Int32) {
    while asks.count <= Int(statement) {
      asks.append(.nothing)
      exclamations.append(0)
    }
  }
}

// MARK: - Quotations

extension ClauseMap {
  /// The fewest words between quotation marks that count as somebody else's; fewer are a name or irony.
  private static let shortestQuotation = 3

  private mutating func markQuotations(_ buffer: borrowing TokenBuffer, _ text: Span<UInt8>) {
    var (open, bracket): (Int?, Int?)
    for index in buffer.units.indices {
      let side = QuotationSide.of(buffer.units[index], text)
      guard side != .none else { continue }
      if side == .openingBracket {
        bracket = index
        continue
      }
      if side == .closingBracket {
        if let start = bracket, start > 0 || !isPunctuation(buffer, behind: index) {
          for unit in (start + 1)..<index { places[unit].isQuoted = true }
        }
        bracket = nil
        continue
      }
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
      let isWhole = start == 0 && isPunctuation(buffer, behind: index)
      for unit in inside where !isWhole {
        if inside.count >= Self.shortestQuotation {
          places[unit].isQuoted = true
        } else {
          places[unit].isInMarks = true
        }
      }
      open = nil
    }
  }

  /// Lines that a mail program quotes are somebody else's, unless there is nothing else.
  private mutating func markQuotedLines(
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>
  ) {
    var lines = QuotedLines()
    var (previousEnd, own) = (0, 0)
    quoted.removeAll()
    for index in units.indices {
      lines.step(to: units[index], behind: previousEnd, text)
      previousEnd = Int(units[index].span.end)
      if lines.isQuoted {
        quoted.append(Int32(truncatingIfNeeded: index))
      } else if units[index].kind != .punctuation {
        own += 1
      }
    }
    guard own > 0 else { return }
    for place in quoted.indices { places[Int(quoted[place])].isQuoted = true }
  }

  private func isPunctuation(_ buffer: borrowing TokenBuffer, behind index: Int) -> Bool {
    for unit in (index + 1)..<buffer.units.count where buffer.units[unit].kind != .punctuation {
      return false
    }
    return true
  }

  /// Everything behind `RT @name` is somebody else's.
  private mutating func markRetweet(_ buffer: borrowing TokenBuffer, _ text: Span<UInt8>) {
    for index in buffer.units.indices.dropLast() {
      let unit = buffer.units[index]
      guard unit.kind == .word, unit.span.count == 2,
        text[Int(unit.span.start)] == UInt8(ascii: "R"),
        text[Int(unit.span.start) + 1] == UInt8(ascii: "T"),
        buffer.units[index + 1].kind == .mention
      else { continue }
      for rest in (index + 1)..<places.count { places[rest].isQuoted = true }
      return
    }
  }
}
