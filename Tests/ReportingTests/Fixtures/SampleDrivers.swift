import FeedbackModel
import KPIModel

/// Rated comments on two scales, of which the first topic lowers the score.
enum SampleDrivers {
  static func partial() -> DriverPartial {
    var partial = DriverPartial(ratings: [
      RatingColumn(name: "recommend", scale: .zeroToTen),
      RatingColumn(name: "CSAT", scale: .oneTo(5)),
    ])
    for index in 0..<300 {
      let isHarmed = index % 4 == 0
      var topics = isHarmed ? [0] : []
      if index % 3 == 0 { topics.append(1) }
      if index % 50 == 0 { topics.append(2) }
      var annotation = Annotation()
      annotation.status = .scored
      annotation.topics = topics.map {
        TopicAnnotation(topic: $0, label: .neutral, score: 0, strength: 1_000, spans: [])
      }
      let answer = RatingAnswers(.code(isHarmed ? index % 8 : 10), .code(isHarmed ? 2 : 5))
      partial.add(annotation, facts: CommentFacts(ratings: answer))
    }
    return partial
  }
}
