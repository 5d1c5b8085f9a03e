import FeedbackModel
import Reporting
import Testing

@Suite struct MismatchListTests {
  /// Some share their id, some their day, and some have none.
  static func mismatch(_ position: Int, _ strength: Int, isComplaint: Bool) -> Mismatch {
    Mismatch(
      id: "r\(position * 7 % 60)",
      day: position % 3 == 0 ? nil : CalendarDay(daysSinceEpoch: 100 - position % 4),
      rating: "NPS",
      code: isComplaint ? 10 : 0,
      isComplaint: isComplaint,
      strength: strength,
      position: position,
      text: "…"
    )
  }

  static func list(_ mismatches: [Mismatch], capacity: Int) -> MismatchList {
    var list = MismatchList(capacity: capacity)
    for mismatch in mismatches { list.add(mismatch) }
    return list
  }

  /// The slow way: sort everything, cut.
  static func expected(_ mismatches: [Mismatch], capacity: Int) -> [Mismatch] {
    [true, false].flatMap { isComplaint in
      mismatches.filter { $0.isComplaint == isComplaint }
        .sorted { first, second in
          (second.strength, first.day?.daysSinceEpoch ?? 9999, first.id, first.position)
            < (first.strength, second.day?.daysSinceEpoch ?? 9999, second.id, second.position)
        }.prefix(capacity)
    }
  }

  @Test(arguments: [UInt64(1), 2, 3], [0, 1, 5, 200])
  func theClearestStayForAnyPartition(seed: UInt64, capacity: Int) {
    var generator = SplitMix64(seed: seed)
    let mismatches = (0..<150).map { position in
      Self.mismatch(
        position,
        500 + generator.index(below: 20),
        isComplaint: generator.index(below: 2) == 0
      )
    }
    let expected = Self.expected(mismatches, capacity: capacity)
    #expect(Self.list(mismatches, capacity: capacity).sorted == expected, "seed \(seed)")
    var merged = MismatchList(capacity: capacity)
    let keyed = mismatches.map { (key: generator.next(), mismatch: $0) }
    let shuffled = keyed.sorted { $0.key < $1.key }.map(\.mismatch)
    for start in stride(from: 0, to: 150, by: 31) {
      let part = Array(shuffled[start..<min(150, start + 31)])
      merged.merge(Self.list(part, capacity: capacity))
    }
    #expect(merged.sorted == expected, "seed \(seed)")
  }

  @Test func excerptsEndBetweenCharacters() {
    let short = Array("Schön".utf8)
    #expect(MismatchList.excerpt(of: short) == "Schön")
    for shift in 0..<4 {
      let text = String(repeating: "x", count: shift) + String(repeating: "語", count: 400)
      let excerpt = MismatchList.excerpt(of: Array(text.utf8))
      #expect(text.hasPrefix(excerpt.dropLast()) && excerpt.hasSuffix("…"))
      #expect((595...603).contains(excerpt.utf8.count))
    }
  }
}
