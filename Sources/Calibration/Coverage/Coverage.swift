package import KPIModel

/// A word, or a pair of words, that no entry covers.
package struct UncoveredTerm: Hashable, Sendable {
  /// The folded term; two words have a blank between them.
  package let term: String
  /// How many words it has.
  package let words: Int
  /// The comments with it, by side in the order of `CoverageSide`.
  package let counts: [Int]
  /// Dunning's G² of low against high scores, or high against low; nil where one of these sides has no comment.
  package let g2: Double?
  /// The first example on the side that it is told for.
  package let example: SidedTerms.Example?
}

/// What the word lists cover of some comments, and what they leave out.
package struct Coverage: Sendable {
  /// The counts by side, in the order of `CoverageSide`.
  package let counts: [CoverageCounts]

  /// Whether there were more different words or pairs than are counted.
  package let isTruncated: Bool

  private let rows: CoverageRows

  /// Sums up the comments of a run.
  package init(_ rows: CoverageRows) {
    self.rows = rows
    counts = rows.counts
    isTruncated = rows.words.isTruncated || rows.pairs.isTruncated
  }

  /// The counts of all comments.
  package var whole: CoverageCounts {
    counts.reduce(into: CoverageCounts()) { $0.merge($1) }
  }

  /// Whether any comment has a low or a high score.
  package var hasScores: Bool { comments(.low) + comments(.high) > 0 }

  /// The comments of a side.
  package func comments(_ side: CoverageSide) -> Int { counts[side.rawValue].comments }

  /// Returns the uncovered terms of a side, those most typical of it first.
  ///
  /// For low and high scores the order is that of G² against the other of the two, and only terms that lean to the
  /// side are told; where the other has no comment, and without scores, it is that of the counts.
  ///
  /// - Parameters:
  ///   - side: Low, high, or unscored for comments without scores.
  ///   - fewest: The least number of comments of the side with the term.
  ///   - limit: How many terms at most.
  /// - Returns: The terms; none where the side has no comment.
  package func terms(of side: CoverageSide, fewest: Int, limit: Int) -> [UncoveredTerm] {
    let other: CoverageSide? = side == .low ? .high : side == .high ? .low : nil
    let isComparable = other.map { comments($0) > 0 } ?? false
    var found: [UncoveredTerm] = []
    for (table, length) in [(rows.words, 1), (rows.pairs, 2)] {
      for index in 0..<table.count where table.count(of: index, side: side.rawValue) >= fewest {
        let all = CoverageSide.allCases.map { table.count(of: index, side: $0.rawValue) }
        var g2: Double?
        if let other, isComparable {
          let signed = Keyness.signedG2(
            all[side.rawValue],
            of: comments(side),
            against: all[other.rawValue],
            of: comments(other)
          )
          guard signed > 0 else { continue }
          g2 = signed
        }
        found.append(
          UncoveredTerm(
            term: table.term(index),
            words: length,
            counts: all,
            g2: g2,
            example: table.example(of: index, side: side.rawValue)
          )
        )
      }
    }
    found.sort { left, right in
      if left.g2 != right.g2 { return (left.g2 ?? 0) > (right.g2 ?? 0) }
      let (first, second) = (left.counts[side.rawValue], right.counts[side.rawValue])
      if first != second { return first > second }
      return left.term.utf8.lexicographicallyPrecedes(right.term.utf8)
    }
    return Array(found.prefix(limit))
  }
}
