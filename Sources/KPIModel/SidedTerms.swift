package import FeedbackModel

/// The number of comments that hold each term on each of several sides, such as low scores and high ones, with the
/// example of each: that of the comment whose hash is the least, so that the order of comments does not choose it.
///
/// Counts are exact. Kept are the terms that occur first, up to `limit`, so that what is kept depends on the input's
/// order and not on how it is cut: the run's own table takes in its chunks in their order, and a chunk's table is made
/// without a limit, since the chunk's size bounds it. A term costs its bytes and 21 more, and for each side that has it 32
/// bytes for its counter and at most `Example.longest` for its example: 100,000 terms on four sides take 78 MB at the very
/// worst.
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

  /// The comments of one side with one term.
  private struct Counter {
    let side: Int32
    /// The place of the term's counter of another side, or -1.
    var next: Int32 = -1
    var comments: UInt32 = 0
    /// The comment of this side that was counted last, by its number.
    var latest: UInt32 = 0
    /// The hash of the comment that the example is of.
    var hash: UInt64 = 0
    /// Where the example begins among all; its parts' lengths are 0 without one.
    var example: UInt32 = 0
    var before: UInt8 = 0
    var term: UInt8 = 0
    var after: UInt8 = 0

    /// How many bytes the example has.
    var exampleBytes: Int { Int(before) + Int(term) + Int(after) }

    /// Whether a comment's example is kept rather than the one that there is.
    func wantsExample(of other: UInt64) -> Bool { term == 0 || other < hash }
  }

  private let sides: Int
  private let exampleSides: Int
  private let limit: Int
  private var terms = ByteStringTable()
  /// For each term the place of one of its counters; each has the place of the next.
  private var firstCounters: [Int32] = []
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
    counter(of: index, side).map { Int(counters[$0].comments) } ?? 0
  }

  /// Returns the place of a term's counter of a side; nil where no comment of the side has the term.
  private func counter(of index: Int, _ side: Int) -> Int? {
    var place = Int(firstCounters[index])
    while place >= 0, Int(counters[place].side) != side { place = Int(counters[place].next) }
    return place >= 0 ? place : nil
  }

  /// The example of a term on a side; nil where no comment of that side holds it.
  package func example(of index: Int, side: Int) -> Example? {
    guard let place = counter(of: index, side), counters[place].term > 0 else { return nil }
    let counter = counters[place]
    var start = Int(counter.example)
    func next(_ length: UInt8) -> String {
      defer { start += Int(length) }
      return String(decoding: examples[start..<start + Int(length)], as: UTF8.self)
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
    let hash = FNVHash.of(text)
    buffer.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (number, end) in buffer.ends.enumerated() {
        defer { start = end }
        guard end > start, end - start <= Self.termBytes else { continue }
        let term = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard let index = termNumber(of: term) else { continue }
        let place = place(of: index, side)
        guard counters[place].latest != comment else { continue }
        counters[place].latest = comment
        counters[place].comments += 1
        if side < exampleSides, counters[place].wantsExample(of: hash) {
          keepExample(at: places[number], in: text, hash, for: place)
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
      guard let own = chunk.terms[index].withUnsafeBufferPointer({ termNumber(of: $0) }) else {
        continue
      }
      var place = Int(chunk.firstCounters[index])
      while place >= 0 {
        let other = chunk.counters[place]
        take(other, chunk, self.place(of: own, Int(other.side)))
        place = Int(other.next)
      }
    }
  }

  private mutating func take(_ other: Counter, _ chunk: SidedTerms, _ place: Int) {
    counters[place].comments += other.comments
    guard other.term > 0, counters[place].wantsExample(of: other.hash) else { return }
    let start = Int(other.example)
    let bytes = chunk.examples[start..<start + other.exampleBytes]
    guard let room = room(of: bytes.count, for: place) else { return }
    counters[place].hash = other.hash
    counters[place].example = UInt32(room)
    (counters[place].before, counters[place].term) = (other.before, other.term)
    counters[place].after = other.after
    examples.replaceSubrange(room..<min(examples.count, room + bytes.count), with: bytes)
  }

  /// Returns where an example of some bytes may be written: over the counter's former one, or behind all; nil where there is
  /// no room.
  private func room(of count: Int, for place: Int) -> Int? {
    if counters[place].exampleBytes >= count { return Int(counters[place].example) }
    return hasRoom ? examples.count : nil
  }

  private var hasRoom: Bool { examples.count + Example.longest < Int(UInt32.max) }

  /// Returns the number of a term; nil where there is no room for it.
  private mutating func termNumber(of term: UnsafeBufferPointer<UInt8>) -> Int? {
    let index = terms.insert(term, limit: limit)
    guard index != ByteStringTable.full else {
      isTruncated = true
      return nil
    }
    if index == firstCounters.count { firstCounters.append(-1) }
    return index
  }

  /// Returns the place of a term's counter of a side, which is made if need be.
  private mutating func place(of index: Int, _ side: Int) -> Int {
    if let known = counter(of: index, side) { return known }
    let place = counters.count
    counters.append(
      Counter(side: Int32(truncatingIfNeeded: side), next: firstCounters[index])
    )
    firstCounters[index] = Int32(truncatingIfNeeded: place)
    return place
  }

  private mutating func keepExample(
    at span: TextSpan,
    in text: Span<UInt8>,
    _ hash: UInt64,
    for place: Int
  ) {
    let range = span.range
    guard range.count <= Self.termBytes, !range.isEmpty else { return }
    var first = max(0, range.lowerBound - Example.contextBytes)
    // Cuts fall between characters, and between words where there are any.
    if first > 0 { first = Self.wordStart(in: text, first..<range.lowerBound) }
    var last = min(text.count, range.upperBound + Example.contextBytes)
    if last < text.count { last = Self.wordEnd(in: text, range.upperBound..<last) }
    guard let room = room(of: last - first, for: place) else { return }
    counters[place].hash = hash
    counters[place].example = UInt32(room)
    counters[place].before = UInt8(range.lowerBound - first)
    counters[place].term = UInt8(range.count)
    counters[place].after = UInt8(last - range.upperBound)
    for position in first..<last {
      let target = room + position - first
      if target == examples.count { examples.append(0) }
      examples[target] = text[position]
    }
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
