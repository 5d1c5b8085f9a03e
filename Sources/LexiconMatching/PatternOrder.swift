/// Puts patterns in the order of their atoms, so that those with the same beginning stand side by side.
///
/// Sorts strings of integers from their last place to their first (Aho, Hopcroft and Ullman, The Design and Analysis of
/// Computer Algorithms, 3.2): at each place those that are long enough are dealt out by their atom, and keep the order
/// that the places behind gave them.
struct PatternOrder {
  private let atoms: [Int32]
  private let starts: [Int32]

  /// Looks at some patterns.
  ///
  /// - Parameters:
  ///   - atoms: The atoms of all patterns end to end.
  ///   - starts: Where those of each begin, and a last one where they end.
  init(atoms: [Int32], starts: [Int32]) {
    self.atoms = atoms
    self.starts = starts
  }

  /// Returns the patterns in their order; one that another begins with stands before it.
  ///
  /// - Parameter atomCount: How many atoms there are; they are numbered from 0.
  /// - Returns: The numbers of the patterns.
  /// - Complexity: O(atoms of all patterns + `atomCount` × the longest pattern).
  func sorted(atomCount: Int) -> [Int32] {
    let (ends, ascending) = byLength()
    var order: [Int32] = []
    var dealt = [Int32](repeating: 0, count: ascending.count)
    var buckets = [Int32](repeating: 0, count: atomCount + 1)
    order.reserveCapacity(ascending.count)
    for length in ends.indices.dropFirst().reversed() {
      for bucket in buckets.indices { buckets[bucket] = 0 }
      // What ends at a place stands before what goes on behind it.
      let ending = ascending[ends[length - 1]..<ends[length]]
      for pattern in ending { buckets[atom(of: pattern, at: length - 1) + 1] += 1 }
      for pattern in order { buckets[atom(of: pattern, at: length - 1) + 1] += 1 }
      for bucket in buckets.indices.dropFirst() { buckets[bucket] += buckets[bucket - 1] }
      for pattern in ending { deal(pattern, at: length - 1, &buckets, to: &dealt) }
      for pattern in order { deal(pattern, at: length - 1, &buckets, to: &dealt) }
      let count = ending.count + order.count
      order.removeAll(keepingCapacity: true)
      order.append(contentsOf: dealt[..<count])
    }
    return order
  }

  @inline(__always)
  private func deal(
    _ pattern: Int32,
    at place: Int,
    _ buckets: inout [Int32],
    to dealt: inout [Int32]
  ) {
    let atom = atom(of: pattern, at: place)
    dealt[Int(buckets[atom])] = pattern
    buckets[atom] += 1
  }

  /// Returns the patterns by how many atoms they have, those of one length ascending; and where those of each length end.
  private func byLength() -> (ends: [Int], patterns: [Int32]) {
    var ends: [Int] = [0]
    for pattern in 0..<(starts.count - 1) {
      let length = Int(starts[pattern + 1] - starts[pattern])
      while ends.count <= length { ends.append(0) }
      ends[length] += 1
    }
    var next = [0]
    for length in ends.indices.dropFirst() {
      next.append(ends[length - 1])
      ends[length] += ends[length - 1]
    }
    var patterns = [Int32](repeating: 0, count: starts.count - 1)
    for pattern in patterns.indices {
      let length = Int(starts[pattern + 1] - starts[pattern])
      patterns[next[length]] = Int32(pattern)
      next[length] += 1
    }
    return (ends, patterns)
  }

  @inline(__always)
  private func atom(of pattern: Int32, at place: Int) -> Int {
    Int(atoms[Int(starts[Int(pattern)]) + place])
  }
}
