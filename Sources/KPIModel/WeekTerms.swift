/// The number of comments of one week that hold each term.
struct WeekTerms: Sendable {
  /// The terms, numbered in the order in which they first occurred.
  private(set) var terms = ByteStringTable()

  /// What is counted for a term.
  private struct Counter {
    /// The number of comments with the term.
    var comments: UInt32 = 0
    /// The comment that was counted last, by its number within the week.
    var latest: UInt32 = 0
  }

  private var counters: [Counter] = []

  /// The number of comments.
  private(set) var documents: UInt32 = 0

  /// Whether terms found no room.
  private(set) var isTruncated = false

  /// The number of comments with each term.
  var counts: [UInt32] { counters.map(\.comments) }

  /// Counts each different term of one comment once.
  mutating func add(_ buffer: borrowing TermBuffer, limits: TermLimits) {
    documents += 1
    buffer.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in buffer.ends {
        defer { start = end }
        guard end > start, end - start <= limits.termBytes else { continue }
        let term = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard let place = place(of: term, limits) else { continue }
        guard counters[place].latest != documents else { continue }
        counters[place].latest = documents
        counters[place].comments += 1
      }
    }
  }

  /// Adds the counts of a later part of the input.
  mutating func merge(_ other: WeekTerms, limits: TermLimits) {
    documents += other.documents
    for (index, count) in other.counts.enumerated() {
      other.terms[index].withUnsafeBufferPointer { term in
        guard let place = place(of: term, limits) else { return }
        counters[place].comments += count
      }
    }
  }

  /// Returns the number of comments with a term.
  func count(of term: ArraySlice<UInt8>) -> Int {
    term.withUnsafeBufferPointer { terms.find($0) }.map { Int(counters[$0].comments) } ?? 0
  }

  private mutating func place(of term: UnsafeBufferPointer<UInt8>, _ limits: TermLimits) -> Int? {
    let place = terms.insert(term, limit: limits.typesPerWeek)
    guard place != ByteStringTable.full else {
      isTruncated = true
      return nil
    }
    if place == counters.count { counters.append(Counter()) }
    return place
  }
}

extension WeekTerms: Equatable {
  static func == (left: WeekTerms, right: WeekTerms) -> Bool {
    left.documents == right.documents && left.counts == right.counts
      && left.isTruncated == right.isTruncated
      && left.counts.indices.allSatisfy { left.terms[$0] == right.terms[$0] }
  }
}
