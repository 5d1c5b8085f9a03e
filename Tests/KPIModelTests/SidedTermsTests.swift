import FeedbackModel
import Testing

@testable import KPIModel

@Suite("Terms by side")
struct SidedTermsTests {
  typealias Comment = (words: [String], side: Int)

  static func table(_ comments: some Sequence<Comment>, limit: Int = .max) -> SidedTerms {
    var table = SidedTerms(sides: 3, limit: limit)
    var buffer = TermBuffer()
    for comment in comments {
      buffer.removeAll()
      let text = Array(comment.words.joined(separator: " ").utf8)
      var places: [TextSpan] = []
      var start = 0
      for word in comment.words {
        buffer.append(word)
        places.append(TextSpan(start, start + word.utf8.count))
        start += word.utf8.count + 1
      }
      table.add(buffer, at: places, in: text.span, side: comment.side)
    }
    return table
  }

  /// Everything that a table tells.
  static func told(_ table: SidedTerms) -> [String] {
    (0..<table.count).map { index in
      let sides = (0..<3).map { side in
        let example = table.example(of: index, side: side)
        return
          "\(table.count(of: index, side: side)) \(example?.before ?? "-")|\(example?.after ?? "-")"
      }
      return "\(table.term(index)): \(sides)"
    } + ["\(table.comments)", "\(table.isTruncated)"]
  }

  @Test("are the same for any order of the comments", arguments: 0..<10 as Range<UInt64>)
  func orders(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let comments: [Comment] = (0..<200).map { _ in
      let words = (0..<Int.random(in: 0..<8, using: &generator)).map { _ in
        "w\(Int.random(in: 0..<40, using: &generator))"
      }
      return (words, Int.random(in: 0..<3, using: &generator))
    }
    let first = Self.told(Self.table(comments)).sorted()
    for _ in 0..<4 {
      let shuffled = comments.shuffled(using: &generator)
      #expect(Self.told(Self.table(shuffled)).sorted() == first)
      var merged = SidedTerms(sides: 3)
      for start in stride(from: 0, to: 200, by: 23) {
        merged.merge(Self.table(shuffled[start..<min(200, start + 23)]))
      }
      #expect(Self.told(merged).sorted() == first)
    }
  }

  @Test("are the same for any cut of the input, whatever finds no room", arguments: 0..<20)
  func partitions(_: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let comments: [Comment] = (0..<300).map { _ in
      let words = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        let rank = Int.random(in: 0..<60, using: &generator)
        return "tür\(rank * rank / 60)"
      }
      return (words, Int.random(in: 0..<3, using: &generator))
    }
    let whole = Self.table(comments, limit: 20)
    #expect(whole.isTruncated)
    var merged = SidedTerms(sides: 3, limit: 20)
    var rest = comments[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...40, using: &generator)
      merged.merge(Self.table(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    #expect(Self.told(merged) == Self.told(whole))
    for index in 0..<whole.count {
      for side in 0..<3 {
        let term = whole.term(index)
        let expected = comments.count { $0.side == side && $0.words.contains(term) }
        #expect(whole.count(of: index, side: side) == expected, "\(term)")
      }
    }
  }

  @Test(
    "examples are cut between words and characters",
    arguments: [
      ("", "late", ""), ("The train was ", "late", " again"), ("é", "late", "é"),
      (String(repeating: "é", count: 60), "late", String(repeating: "日", count: 60)),
      (String(repeating: "word ", count: 30), "late", String(repeating: " word", count: 30)),
    ]
  )
  func examples(before: String, term: String, after: String) throws {
    var table = SidedTerms(sides: 1)
    var buffer = TermBuffer()
    buffer.append(term)
    let text = Array((before + term + after).utf8)
    let start = before.utf8.count
    table.add(buffer, at: [TextSpan(start, start + term.utf8.count)], in: text.span, side: 0)
    let example = try #require(table.example(of: 0, side: 0))
    #expect(example.term == term)
    #expect(before.hasSuffix(example.before) && after.hasPrefix(example.after))
    #expect(example.before.utf8.count <= SidedTerms.Example.contextBytes)
    #expect(before.utf8.count > 40 || example.before == before)
    #expect(after.utf8.count > 40 || example.after == after)
    #expect(before.utf8.count <= 40 || !example.before.isEmpty)
  }

  @Test("long terms are passed over, and a term counts once a comment")
  func limits() {
    let long = String(repeating: "a", count: SidedTerms.termBytes + 1)
    let table = Self.table([([long, "b", "b"], 0), (["b"], 1)])
    #expect(table.count == 1 && table.term(0) == "b")
    #expect(table.count(of: 0, side: 0) == 1 && table.count(of: 0, side: 1) == 1)
    #expect(table.example(of: 0, side: 2) == nil)
  }
}
