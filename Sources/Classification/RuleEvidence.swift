import LexiconMatching
import Tokenization

/// Tells where in a comment a rule's expression holds.
///
/// Which word lists have a pattern in the comment, and where, is noted once for all rules. A worker: it reuses its buffers.
struct RuleEvidence: Sendable {
  private let index: RuleIndex
  private var comment: UInt32 = 0
  /// What is known of each list.
  private var lists: [WordListState]
  /// The hits of the lists' patterns, each with the place of the next one of its list.
  private var links: [WordListLink] = []
  private var triggering: [Int32] = []
  /// For each list how far its links were passed.
  private var cursors: [Cursor]
  private var evaluation: UInt32 = 0
  /// The places that parts of an expression were found at; each part leaves its own at the end.
  private var places: [Range<Int>] = []

  /// How far the links of a list were passed while one expression was judged.
  private struct Cursor {
    var evaluation: UInt32 = 0
    var link: Int32 = -1
  }

  /// Creates evidence over the rules of a taxonomy.
  init(_ index: RuleIndex) {
    self.index = index
    lists = [WordListState](repeating: WordListState(), count: index.triggers.count)
    cursors = [Cursor](repeating: Cursor(), count: index.triggers.count)
  }

  /// Takes in the hits of the next comment, and finds the rules that may hold: those all of whose lists have a hit.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - possible: Is emptied and filled with the rules.
  mutating func begin(_ hits: [PatternHit], possible: inout [Int32]) {
    possible.removeAll(keepingCapacity: true)
    comment &+= 1
    triggering.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    index.link(hits, comment, &lists, &links, &triggering)
    for list in triggering {
      for place in index.rules.places(of: list) {
        let rule = index.rules[place]
        if index.others(of: rule).allSatisfy({ lists[Int($0)].comment == comment }) {
          possible.append(rule)
        }
      }
    }
  }

  /// Returns the place of a list's last link, or -1 when the comment has none of its patterns.
  private func lastLink(of list: Int) -> Int32 {
    lists[list].comment == comment ? lists[list].last : -1
  }

  /// Calls `take` with each place that makes an expression true; with none when it is false.
  mutating func forEachWitness(
    of expression: TopicExpression,
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ take: (Range<Int>) -> Void
  ) {
    evaluation &+= 1
    if expression.spansComment {
      places.removeAll(keepingCapacity: true)
      find(expression.nodes.count - 1, expression.nodes, 0..<hits.count, hits)
      for place in places { take(place) }
      return
    }
    // Links go backwards, and so do the sentences.
    var end = hits.count
    var link = lastLink(of: expression.needed[0])
    while link >= 0 {
      let hit = Int(links[Int(link)].hit)
      link = links[Int(link)].previous
      guard hit < end else { continue }
      let sentence = hitsOfSentence(around: hit, buffer, hits)
      end = sentence.lowerBound
      places.removeAll(keepingCapacity: true)
      find(expression.nodes.count - 1, expression.nodes, sentence, hits)
      for place in places { take(place) }
    }
  }

  private func hitsOfSentence(
    around hit: Int,
    _ buffer: TokenBuffer,
    _ hits: [PatternHit]
  ) -> Range<Int> {
    guard buffer.sentenceEnds.count > 1 else { return 0..<hits.count }
    let sentence = buffer.units[Int(hits[hit].first)].sentence
    var first = hit
    while first > 0, buffer.units[Int(hits[first - 1].first)].sentence == sentence { first -= 1 }
    var end = hit + 1
    while end < hits.count, buffer.units[Int(hits[end].first)].sentence == sentence { end += 1 }
    return first..<end
  }

  /// Appends the places that make a part true within some hits.
  private mutating func find(
    _ node: Int,
    _ nodes: [TopicExpression.Node],
    _ within: Range<Int>,
    _ hits: [PatternHit]
  ) {
    let start = places.count
    switch nodes[node] {
    case .oneOf(let list):
      // Sentences come backwards, as links do: each link is passed once for all sentences.
      var link = cursors[list].evaluation == evaluation ? cursors[list].link : lastLink(of: list)
      while link >= 0, Int(links[Int(link)].hit) >= within.upperBound {
        link = links[Int(link)].previous
      }
      cursors[list] = Cursor(evaluation: evaluation, link: link)
      while link >= 0, Int(links[Int(link)].hit) >= within.lowerBound {
        places.append(hits[Int(links[Int(link)].hit)].units)
        link = links[Int(link)].previous
      }
      places[start...].reverse()
    case .either(let left, let right):
      find(left, nodes, within, hits)
      find(right, nodes, within, hits)
    case .both(let left, let right):
      find(left, nodes, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, nodes, within, hits)
      if places.count == middle { places.removeLast(middle - start) }
    case .without(let left, let right):
      find(left, nodes, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, nodes, within, hits)
      if places.count > middle { places.removeLast(places.count - start) }
    case .near(let left, let right, let words):
      find(left, nodes, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, nodes, within, hits)
      places[middle...].sort { $0.lowerBound < $1.lowerBound }
      pair(start..<middle, middle..<places.count, words)
    }
  }

  /// Replaces two runs of places by those of the first with at most `words - 1` other words to one of the second, in
  /// either order, each followed by its partner.
  private mutating func pair(_ first: Range<Int>, _ second: Range<Int>, _ words: Int) {
    for index in first {
      let place = places[index]
      guard let partner = nearest(to: place, in: second, words) else { continue }
      places.append(place)
      places.append(partner)
    }
    places.removeSubrange(first.lowerBound..<second.upperBound)
  }

  /// Looks only at the places around, which are in order and short.
  private func nearest(to place: Range<Int>, in ordered: Range<Int>, _ words: Int) -> Range<Int>? {
    var low = ordered.lowerBound
    var high = ordered.upperBound
    while low < high {
      let middle = (low + high) / 2
      if places[middle].lowerBound < place.upperBound { low = middle + 1 } else { high = middle }
    }
    if low < ordered.upperBound, places[low].lowerBound - place.upperBound < words {
      return places[low]
    }
    var index = low - 1
    let farthest = place.lowerBound - words - Pattern.longest
    while index >= ordered.lowerBound, places[index].lowerBound >= farthest {
      let other = places[index]
      if other.upperBound <= place.lowerBound, place.lowerBound - other.upperBound < words {
        return other
      }
      index -= 1
    }
    return nil
  }
}
