package import FeedbackModel

/// The number of comments that hold each term on each of several sides, such as low scores and high ones, with the
/// first example of each.
///
/// Counts are exact. Kept are the terms that occur first, up to `limit`, so that what is kept depends on the input's
/// order and not on how it is cut: the run's own table takes in its chunks in their order, and a chunk's table is made
/// without a limit, since the chunk's size bounds it. A term costs its bytes and 17 more, and for each side 16 bytes for
/// its counter and at most `Example.longest` for its example: 100,000 terms on four sides take 72 MB at the very worst.
package struct SidedTerms: Sendable {
  /// A term in its context, in one piece of UTF-8.
  package struct Example: Hashable, Sendable {
    /// What stands before the term.
    package let before: String
    /// The term as it was written.
    package let term: String
    /// What stands behind it.
    package let after: String

    /// The bytes of context on either side.
    package static let contextBytes = 40
    /// The most bytes of an example.
    package static let longest = 2 * contextBytes + SidedTerms.termBytes
  }

  /// The longest term in bytes; longer ones are passed over.
  package static let termBytes = 64

  private struct Counter {
    var comments: UInt32 = 0
    /// The comment of this side that was counted last, by its number.
    var latest: UInt32 = 0
    /// Where the example begins among all; its parts' lengths are 0 without one.
    var example: UInt32 = 0
    var before: UInt8 = 0
    var term: UInt8 = 0
    var after: UInt8 = 0
  }

  private let sides: Int
  private let exampleSides: Int
  private let limit: Int
  private var terms = ByteStringTable()
  /// `sides` counters a term.
  private var counters: [Counter] = []
  private var examples: [UInt8] = []

  /// The number of comments of each side.
  package private(set) var comments: [Int]

  /// Whether terms found no room.
  package private(set) var isTruncated = false

  /// Creates a table without terms.
  ///
  /// - Parameters:
  ///   - sides: How many sides there are.
  ///   - exampleSides: How many of them, from the first, keep examples; nil for all.
  ///   - limit: The most different terms; none for the table of a chunk.
  package init(sides: Int, exampleSides: Int? = nil, limit: Int = .max) {
    self.sides = sides
    self.exampleSides = exampleSides ?? sides
    self.limit = limit
    comments = [Int](repeating: 0, count: sides)
  }

  /// The number of different terms; they are numbered in the order in which they first occurred.
  package var count: Int { terms.count }

  /// The term with a number.
  package func term(_ index: Int) -> String { String(decoding: terms[index], as: UTF8.self) }

  /// The number of comments of a side that hold a term.
  package func count(of index: Int, side: Int) -> Int {
    Int(counters[index * sides + side].comments)
  }

  /// The first example of a term on a side; nil where no comment of that side holds it.
  package func example(of index: Int, side: Int) -> Example? {
    let counter = counters[index * sides + side]
    guard counter.term > 0 else { return nil }
    var place = Int(counter.example)
    func next(_ length: UInt8) -> String {
      defer { place += Int(length) }
      return String(decoding: examples[place..<place + Int(length)], as: UTF8.self)
    }
    return Example(
      before: next(counter.before),
      term: next(counter.term),
      after: next(counter.after)
    )
  }

  /// Counts each different term of one comment once.
  ///
  /// - Parameters:
  ///   - buffer: The terms.
  ///   - places: Where each of them stands in the text.
  ///   - text: The comment.
  ///   - side: Its side.
  package mutating func add(
    _ buffer: borrowing TermBuffer,
    at places: [TextSpan],
    in text: Span<UInt8>,
    side: Int
  ) {
    comments[side] += 1
    let comment = UInt32(truncatingIfNeeded: comments[side])
    buffer.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (number, end) in buffer.ends.enumerated() {
        defer { start = end }
        guard end > start, end - start <= Self.termBytes else { continue }
        let term = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard let place = place(of: term, side) else { continue }
        guard counters[place].latest != comment else { continue }
        counters[place].latest = comment
        counters[place].comments += 1
        if counters[place].term == 0, side < exampleSides {
          keepExample(at: places[number], in: text, for: place)
        }
      }
    }
  }

  /// Adds the counts of the chunk that follows in the input.
  ///
  /// - Precondition: `chunk` has the same sides and no limit.
  package mutating func merge(_ chunk: SidedTerms) {
    precondition(sides == chunk.sides && !chunk.isTruncated, "A chunk's terms have no limit.")
    for side in 0..<sides { comments[side] += chunk.comments[side] }
    for index in 0..<chunk.count {
      chunk.terms[index].withUnsafeBufferPointer { term in
        guard let first = place(of: term, 0) else { return }
        for side in 0..<sides { take(chunk.counters[index * sides + side], chunk, first + side) }
      }
    }
  }

  private mutating func take(_ other: Counter, _ chunk: SidedTerms, _ place: Int) {
    counters[place].comments += other.comments
    guard counters[place].term == 0, other.term > 0, hasRoom else { return }
    let start = Int(other.example)
    let count = Int(other.before) + Int(other.term) + Int(other.after)
    counters[place].example = UInt32(examples.count)
    (counters[place].before, counters[place].term) = (other.before, other.term)
    counters[place].after = other.after
    examples.append(contentsOf: chunk.examples[start..<start + count])
  }

  private var hasRoom: Bool { examples.count + Example.longest < Int(UInt32.max) }

  private mutating func place(of term: UnsafeBufferPointer<UInt8>, _ side: Int) -> Int? {
    let index = terms.insert(term, limit: limit)
    guard index != ByteStringTable.full else {
      isTruncated = true
      return nil
    }
    while counters.count < (index + 1) * sides { counters.append(Counter()) }
    return index * sides + side
  }

  private mutating func keepExample(at span: TextSpan, in text: Span<UInt8>, for place: Int) {
    let range = span.range
    guard range.count <= Self.termBytes, !range.isEmpty, hasRoom else { return }
    var first = max(0, range.lowerBound - Example.contextBytes)
    // Cuts fall between characters, and between words where there are any.
    if first > 0 { first = Self.wordStart(in: text, first..<range.lowerBound) }
    var last = min(text.count, range.upperBound + Example.contextBytes)
    if last < text.count { last = Self.wordEnd(in: text, range.upperBound..<last) }
    counters[place].example = UInt32(examples.count)
    counters[place].before = UInt8(range.lowerBound - first)
    counters[place].term = UInt8(range.count)
    counters[place].after = UInt8(last - range.upperBound)
    for position in first..<last { examples.append(text[position]) }
  }

  /// Returns where the first whole word of a stretch begins, or else its first whole character.
  private static func wordStart(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
    for position in range where text[position] == UInt8(ascii: " ") { return position + 1 }
    return range.first { text[$0] & 0xC0 != 0x80 } ?? range.upperBound
  }

  /// Returns where the last whole word of a stretch ends, or else its last whole character.
  private static func wordEnd(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
    for position in range.reversed() where text[position] == UInt8(ascii: " ") { return position }
    var end = range.upperBound
    while end > range.lowerBound, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
