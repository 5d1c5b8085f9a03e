import FeedbackModel
import SentimentScoring
import Tokenization

/// What is told of a topic that holds: the sentiment of its own words, and where they stand.
extension TopicClassifier {
  /// Returns the annotation of one of the topics that hold, without its spans.
  mutating func annotation(
    ofHolding place: Int,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap
  ) -> TopicAnnotation {
    let topic = holding[place]
    let heard = heard(ofHolding: place, sentiment, clauses)
    let masses = scale.masses(heard.positive, heard.negative)
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
      link = place.next
      let span = buffer.span(of: Int(place.first)..<Int(place.end))
      if let last = spans.last, (last.start, last.end) >= (span.start, span.end) {
        isAscending = false
      }
      spans.append(span)
    }
    guard !isAscending else { return spans }
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
}
