import FeedbackModel

/// Finds the sums of few hidden cells that follow from sums that are known.
///
/// A sum of hidden cells follows if and only if its indicator lies in the span of the known sums, restricted to hidden
/// cells; that is, if it is orthogonal to every vector that is orthogonal to all of these. One random such vector, over
/// the integers modulo a prime, decides it: a sum that does not follow passes with a chance of one in 2⁶¹ only.
struct Recovery {
  private let hidden: [Int]
  private let bases: [Int]
  private let known: [[Int]]
  /// The random vector that is orthogonal to all known sums.
  private let weights: [UInt64]

  /// The most small cells of which sums of three and four are looked at; they grow with the square.
  private static let mostCells = 300

  /// Creates the search.
  ///
  /// - Parameters:
  ///   - bases: The respondents of each cell.
  ///   - isHidden: Whether each cell is hidden.
  ///   - known: The known sums, each as the places of its cells.
  init(bases: [Int], isHidden: [Bool], known: [[Int]]) {
    self.bases = bases
    hidden = bases.indices.filter { isHidden[$0] }
    let restricted = known.map { $0.filter { isHidden[$0] } }.filter { !$0.isEmpty }
    self.known = Array(Set(restricted)).sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    weights = Self.orthogonal(to: self.known, count: bases.count, hidden)
  }

  /// Returns whether the sum of some hidden cells follows from the known sums.
  func tells(_ cells: [Int]) -> Bool {
    cells.reduce(UInt64(0)) { PrimeField.sum($0, weights[$1]) } == 0
  }

  /// Returns the sums of up to four hidden cells, and the known sums, that have fewer respondents than the minimum.
  ///
  /// - Parameters:
  ///   - minimum: The least number of respondents that may be told.
  ///   - others: What is told anyhow.
  /// - Returns: The places of each sum's cells, ascending; larger sums only where there are no smaller ones.
  func smallSums(under minimum: Int, except others: Recovery) -> [[Int]] {
    func news(_ sums: [[Int]]) -> [[Int]] {
      Set(sums).filter { !others.tells($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    let restricted = known.filter { sum in sum.reduce(0) { $0 + bases[$1] } < minimum }
    let single = hidden.filter { bases[$0] < minimum && weights[$0] == 0 }.map { [$0] }
    let first = news(restricted + single)
    if !first.isEmpty { return first }
    let small = hidden.filter { bases[$0] < minimum - 1 }
    var byWeight: [UInt64: [Int]] = [:]
    for place in small { byWeight[weights[place], default: []].append(place) }
    let second = news(pairs(small, byWeight, under: minimum))
    if !second.isEmpty || small.count > Self.mostCells { return second }
    return news(largerSums(small, byWeight, under: minimum))
  }

  private func pairs(
    _ small: [Int],
    _ byWeight: [UInt64: [Int]],
    under minimum: Int
  ) -> [[Int]] {
    small.flatMap { place in
      (byWeight[PrimeField.negative(weights[place])] ?? [])
        .filter { place < $0 && bases[place] + bases[$0] < minimum }
        .map { [place, $0] }
    }
  }

  /// Returns the sums of three and of four cells.
  private func largerSums(
    _ small: [Int],
    _ byWeight: [UInt64: [Int]],
    under minimum: Int
  ) -> [[Int]] {
    var found: Set<[Int]> = []
    var pairs: [UInt64: [(Int, Int)]] = [:]
    for (offset, first) in small.enumerated() {
      for second in small[(offset + 1)...] {
        let base = bases[first] + bases[second]
        guard base < minimum - 1 else { continue }
        let weight = PrimeField.sum(weights[first], weights[second])
        let opposite = PrimeField.negative(weight)
        for third in byWeight[opposite] ?? []
        where third > second && base + bases[third] < minimum {
          found.insert([first, second, third])
        }
        for (third, fourth) in pairs[opposite] ?? []
        where Set([first, second, third, fourth]).count == 4
          && base + bases[third] + bases[fourth] < minimum
        { found.insert([first, second, third, fourth].sorted()) }
        pairs[weight, default: []].append((first, second))
      }
    }
    return Array(found)
  }

  /// Returns a random vector orthogonal to the known sums, by elimination of sparse rows, the short ones first.
  private static func orthogonal(to known: [[Int]], count: Int, _ hidden: [Int]) -> [UInt64] {
    var pivots: [(column: Int, row: [Int: UInt64])] = []
    var pivotOf = [Int](repeating: -1, count: count)
    for sum in known {
      var row = Dictionary(uniqueKeysWithValues: sum.map { ($0, UInt64(1)) })
      // A pivot's row holds no earlier pivot, so taking them in their order comes to an end.
      while let next = row.keys.map({ pivotOf[$0] }).filter({ $0 >= 0 }).min() {
        let (column, pivotRow) = pivots[next]
        let factor = row[column] ?? 0
        for (place, value) in pivotRow {
          let difference = PrimeField.difference(row[place] ?? 0, PrimeField.product(factor, value))
          row[place] = difference == 0 ? nil : difference
        }
      }
      guard let column = row.keys.min(), let lead = row[column] else { continue }
      let inverse = PrimeField.inverse(lead)
      pivotOf[column] = pivots.count
      pivots.append((column, row.mapValues { PrimeField.product($0, inverse) }))
    }
    var random = PrimeField.Random()
    var weights = [UInt64](repeating: 0, count: count)
    for place in hidden where pivotOf[place] < 0 { weights[place] = random.next() }
    for (column, row) in pivots.reversed() {
      let sum = row.reduce(UInt64(0)) { sum, entry in
        entry.key == column
          ? sum : PrimeField.sum(sum, PrimeField.product(entry.value, weights[entry.key]))
      }
      weights[column] = PrimeField.negative(sum)
    }
    return weights
  }
}

/// The integers modulo the Mersenne prime 2⁶¹ − 1.
enum PrimeField {
  fileprivate static let prime: UInt64 = (1 << 61) - 1

  static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  static func negative(_ a: UInt64) -> UInt64 { a == 0 ? 0 : prime - a }

  static func difference(_ a: UInt64, _ b: UInt64) -> UInt64 { sum(a, negative(b)) }

  static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return sum(low & prime, (high << 3 | low >> 61) % prime)
  }

  /// Returns the number whose product with another is one (Fermat's little theorem).
  static func inverse(_ a: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), a, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      exponent >>= 1
    }
    return result
  }

  /// Random numbers of the field other than 0, from a fixed seed.
  struct Random {
    private var stream = SplitMix64(seed: 0x5375_7070_7265_7373)

    mutating func next() -> UInt64 { stream.next() % (PrimeField.prime - 1) + 1 }
  }
}
