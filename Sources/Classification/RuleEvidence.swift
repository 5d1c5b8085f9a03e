import FeedbackModel
import LexiconMatching
import Tokenization

/// Units that stand side by side.
struct UnitRange: BitwiseCopyable, Sendable {
  var first: Int32
  /// Behind the last one.
  var end: Int32

  var range: Range<Int> { Int(first)..<Int(end) }

  /// Whether it comes first in the order of hits: by first unit, shorter before longer.
  func isBefore(_ other: UnitRange) -> Bool { (first, end) < (other.first, other.end) }
}

/// Tells where in a comment a rule's expression holds.
///
/// Which word lists have a pattern in the comment is noted once for all rules, and where, for those that may hold. A worker:
/// it reuses its buffers.
struct RuleEvidence: ~Copyable {
  private let index: RuleIndex
  private var comment: UInt32 = 0
  /// The lists that have a pattern in the comment, and those that the rules look at that may hold, as sets.
  private var present: WorkList<UInt64>
  private var wanted: WorkList<UInt64>
  /// What is known of each list.
  private var lists: WorkList<WordListState>
  /// The hits of the lists' patterns, each with the place of the next one of its list.
  private var links = WorkList<WordListLink>()
  /// Where the hits of each sentence begin, and where the last ones end; empty until a rule asks.
  private var sentenceStarts = WorkList<Int32>()
  /// For each list how far its links were passed.
  private var cursors: WorkList<Cursor>
  private var evaluation: UInt32 = 0
  /// The places that parts of an expression were found at; each part leaves its own at the end.
  private var places = WorkList<UnitRange>()

  /// How far the links of a list were passed while one expression was judged.
  struct Cursor: BitwiseCopyable {
    var evaluation: UInt32 = 0
    var link: Int32 = -1
  }

  /// Creates evidence over the rules of a taxonomy.
  init(_ index: RuleIndex) {
    SharedLayout.check(RuleIndex.layouts)
    self.index = index
    present = WorkList(repeating: 0, count: index.wordCount)
    wanted = WorkList(repeating: 0, count: index.wordCount)
    lists = WorkList(repeating: WordListState(), count: index.wordCount * 64)
    cursors = WorkList(repeating: Cursor(), count: index.wordCount * 64)
  }

  /// Whether a rule looks at the whole comment rather than at a sentence.
  func spansComment(_ rule: Int) -> Bool { index.heads[rule].spansComment }

  /// Begins the next comment.
  mutating func begin() { sentenceStarts.removeAll() }

  /// Takes in some words of a comment, and finds the rules that may hold in them: those all of whose lists have a hit.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - window: Which of the words of rules among them count.
  ///   - possible: Is emptied and filled with the rules.
  mutating func take(
    _ hits: borrowing HitBuffer,
    _ window: Range<Int>,
    possible: inout WorkList<Int32>
  ) {
    possible.removeAll()
    guard !window.isEmpty else { return }
    present.fill(with: 0, count: index.wordCount)
    index.markLists(of: hits, window, in: &present)
    index.findRules(given: present, into: &possible)
    if !possible.isEmpty { link(hits, window, of: possible) }
  }

  /// Links the hits of a comment to those of their lists that some rules look at.
  private mutating func link(
    _ hits: borrowing HitBuffer,
    _ window: Range<Int>,
    of rules: borrowing WorkList<Int32>
  ) {
    wanted.fill(with: 0, count: index.wordCount)
    for rule in rules.indices {
      for place in index.members.places(of: rules[rule]) {
        wanted[Int(index.members[place].word)] |= index.members[place].bits
      }
    }
    index.link(hits, window, of: wanted, &comment, &lists, &links)
  }

  /// Returns the place of a list's last link, or -1 when the comment has none of its patterns.
  private func lastLink(of list: Int) -> Int32 {
    lists[list].comment == comment ? lists[list].last : -1
  }

  /// Appends each place in the words that were taken in last that makes a rule true; none when it is false.
  mutating func appendWitnesses(
    of rule: Int,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    to witnesses: inout WorkList<UnitRange>
  ) {
    evaluation &+= 1
    let head = index.heads[rule]
    if head.spansComment {
      find(Int(head.whole), 0..<hits.count, hits)
      moveAll(to: &witnesses)
      return
    }
    // Links go backwards, and so do the sentences.
    var end = hits.count
    var link = lastLink(of: Int(head.trigger))
    while link >= 0 {
      let hit = Int(links[Int(link)].hit)
      link = links[Int(link)].previous
      guard hit < end else { continue }
      let sentence = hitsOfSentence(around: hit, buffer, hits)
      end = sentence.lowerBound
      find(Int(head.whole), sentence, hits)
      moveAll(to: &witnesses)
    }
  }

  private mutating func moveAll(to witnesses: inout WorkList<UnitRange>) {
    for place in places.indices { witnesses.append(places[place]) }
    places.removeAll()
  }

  /// Returns the hits of the sentence that a hit is in.
  private mutating func hitsOfSentence(
    around hit: Int,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer
  ) -> Range<Int> {
    guard buffer.sentenceEnds.count > 1 else { return 0..<hits.count }
    if sentenceStarts.isEmpty { findSentences(buffer, hits) }
    let sentence = Int(buffer.units[Int(hits.all[hit].first)].sentence)
    return Int(sentenceStarts[sentence])..<Int(sentenceStarts[sentence + 1])
  }

  /// Notes where the hits of each sentence begin, once for all rules.
  private mutating func findSentences(
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer
  ) {
    for hit in hits.all.indices {
      let sentence = Int(buffer.units[Int(hits.all[hit].first)].sentence)
      while sentenceStarts.count <= sentence {
        sentenceStarts.append(Int32(truncatingIfNeeded: hit))
      }
    }
    sentenceStarts.append(Int32(truncatingIfNeeded: hits.count))
  }

  /// Appends the places that make a part true within some hits.
  private mutating func find(
    _ node: Int,
    _ within: Range<Int>,
    _ hits: borrowing HitBuffer
  ) {
    let start = places.count
    switch index.nodes[node] {
    case .oneOf(let list): findOne(of: list, within, hits)
    case .either(let left, let right):
      find(left, within, hits)
      find(right, within, hits)
    case .both(let left, let right):
      find(left, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, within, hits)
      if places.count == middle { places.removeLast(middle - start) }
    case .without(let left, let right):
      find(left, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, within, hits)
      places.removeLast(places.count > middle ? places.count - start : 0)
    case .near(let left, let right, let words):
      find(left, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, within, hits)
      sort(from: middle)
      pair(start..<middle, middle..<places.count, words)
    }
  }

  /// Appends the places of a list's patterns within some hits, in the order of the text.
  private mutating func findOne(of list: Int, _ within: Range<Int>, _ hits: borrowing HitBuffer) {
    let start = places.count
    // Sentences come backwards, as links do: each link is passed once for all sentences.
    var link = cursors[list].evaluation == evaluation ? cursors[list].link : lastLink(of: list)
    while link >= 0, Int(links[Int(link)].hit) >= within.upperBound {
      link = links[Int(link)].previous
    }
    cursors[list] = Cursor(evaluation: evaluation, link: link)
    while link >= 0, Int(links[Int(link)].hit) >= within.lowerBound {
      let hit = hits.all[Int(links[Int(link)].hit)]
      places.append(UnitRange(first: hit.first, end: hit.first + hit.count))
      link = links[Int(link)].previous
    }
    var (low, high) = (start, places.count - 1)
    while low < high {
      (places[low], places[high]) = (places[high], places[low])
      (low, high) = (low + 1, high - 1)
    }
  }

  /// Puts the places from one on in the order of the text; mostly they are.
  private mutating func sort(from start: Int) {
    var isSorted = true
    for place in (start + 1)..<max(start + 1, places.count)
    where places[place].isBefore(places[place - 1]) {
      isSorted = false
    }
    guard !isSorted else { return }
    let sorted = (start..<places.count).map { places[$0] }.sorted { $0.isBefore($1) }
    places.removeLast(places.count - start)
    for place in sorted { places.append(place) }
  }

  /// Replaces two runs of places by those of the first with at most `words - 1` other words to one of the second, in
  /// either order, each followed by its partner.
  private mutating func pair(_ first: Range<Int>, _ second: Range<Int>, _ words: Int) {
    let start = places.count
    for index in first {
      let place = places[index]
      guard let partner = nearest(to: place.range, in: second, words) else { continue }
      places.append(place)
      places.append(partner)
    }
    let found = places.count - start
    for offset in 0..<found { places[first.lowerBound + offset] = places[start + offset] }
    places.removeLast(start - first.lowerBound)
  }

  /// Looks only at the places around, which are in order and short.
  private func nearest(to place: Range<Int>, in ordered: Range<Int>, _ words: Int) -> UnitRange? {
    var low = ordered.lowerBound
    var high = ordered.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle].first) < place.upperBound { low = middle + 1 } else { high = middle }
    }
    if low < ordered.upperBound, Int(places[low].first) - place.upperBound < words {
      return places[low]
    }
    var index = low - 1
    let farthest = place.lowerBound - words - Pattern.longest
    while index >= ordered.lowerBound, Int(places[index].first) >= farthest {
      let other = places[index]
      if Int(other.end) <= place.lowerBound, place.lowerBound - Int(other.end) < words {
        return other
      }
      index -= 1
    }
    return nil
  }
}
