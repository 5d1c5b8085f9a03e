import FeedbackModel
import SentimentScoring
import Tokenization

/// What is told of a topic that holds: the sentiment of its own words, and where they stand.
extension TopicClassifier {
  mutating func annotation(
    of topic: Int,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap
  ) -> TopicAnnotation {
    let masses = masses(around: states[topic].firstPlace, sentiment, clauses)
    let score = masses.positive - masses.negative
    var subtopics: [Int] = []
    for place in touched.indices {
      let other = touched[place]
      guard Int(states[other].parent) == topic, states[other].strength >= Self.holds else {
        continue
      }
      subtopics.append(other)
    }
    return TopicAnnotation(
      topic: topic,
      label: scale.label(of: score),
      score: score,
      strength: states[topic].strength,
      spans: [],
      subtopics: subtopics
    )
  }

  /// Returns the annotation of a topic that stands for what no other one names: it has the whole comment's sentiment.
  func fallback(_ topic: Int, _ sentiment: SentimentResult) -> TopicAnnotation {
    var (positive, negative): (Int64, Int64) = (0, 0)
    for hit in sentiment.hits.indices {
      let value = sentiment.hits[hit].value
      if value > 0 { positive += value } else { negative -= value }
    }
    let masses = scale.masses(positive, negative)
    let score = masses.positive - masses.negative
    return TopicAnnotation(
      topic: topic,
      label: scale.label(of: score),
      score: score,
      strength: Self.holds,
      spans: []
    )
  }

  /// The bytes of a topic's places, each once, ascending.
  func spans(from first: Int32, _ buffer: borrowing TokenBuffer) -> [TextSpan] {
    var spans: [TextSpan] = []
    spans.reserveCapacity(placeCount(from: first))
    var link = first
    var isAscending = true
    while link >= 0 {
      let place = places[Int(link)]
      let span = TextSpan(
        Int(buffer.units[Int(place.first)].span.start),
        Int(buffer.units[Int(place.end) - 1].span.end)
      )
      if let last = spans.last, (last.start, last.end) >= (span.start, span.end) {
        isAscending = false
      }
      spans.append(span)
      link = place.next
    }
    if isAscending { return spans }
    spans.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    var distinct = 1
    for index in 1..<spans.count where spans[index] != spans[distinct - 1] {
      spans[distinct] = spans[index]
      distinct += 1
    }
    spans.removeLast(spans.count - distinct)
    return spans
  }

  private func placeCount(from first: Int32) -> Int {
    var (count, link) = (0, first)
    while link >= 0 { (count, link) = (count + 1, places[Int(link)].next) }
    return count
  }

  /// The masses of the segments that name the topic; where these say nothing, of their statements.
  private mutating func masses(
    around first: Int32,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap
  ) -> (positive: Int, negative: Int) {
    let near = sums(sentiment, around: first) { clauses.places[$0].segment }
    if near.positive + near.negative > 0 { return scale.masses(near.positive, near.negative) }
    let wide = sums(sentiment, around: first) { clauses.places[$0].statement }
    return scale.masses(wide.positive, wide.negative)
  }

  /// Adds up the hits that share a number with one of the first places.
  ///
  /// - Complexity: O(places + hits).
  @inline(__always)
  private mutating func sums(
    _ sentiment: SentimentResult,
    around first: Int32,
    by number: (Int) -> Int32
  ) -> (positive: Int64, negative: Int64) {
    var (positive, negative): (Int64, Int64) = (0, 0)
    guard !sentiment.hits.isEmpty else { return (0, 0) }
    namings &+= 1
    var link = first
    var looked = 0
    while link >= 0, looked < Self.mostPlaces {
      let own = Int(number(Int(places[Int(link)].first)))
      while named.count <= own { named.append(0) }
      named[own] = namings
      link = places[Int(link)].next
      looked += 1
    }
    for hit in sentiment.hits.indices {
      let own = Int(number(sentiment.hits[hit].units.lowerBound))
      guard own < named.count, named[own] == namings else { continue }
      let value = sentiment.hits[hit].value
      if value > 0 { positive += value } else { negative -= value }
    }
    return (positive, negative)
  }
}
