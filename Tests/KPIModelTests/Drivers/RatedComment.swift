import FeedbackModel
import KPIModel

/// A rated comment as the simulations of drivers make it.
struct RatedComment {
  var topics: [Int]
  var answer: AnswerClass

  /// Returns the counts of a column of NPS answers.
  static func counts(of comments: [RatedComment], scale: ScoreScale = .zeroToTen) -> DriverCounts {
    var partial = DriverPartial(ratings: [RatingColumn(name: "score", scale: scale)])
    for comment in comments { partial.add(comment.annotation, facts: comment.facts(scale)) }
    return partial.counts()[0]
  }

  var annotation: Annotation {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.topics = topics.map {
      TopicAnnotation(topic: $0, label: .neutral, score: 0, strength: 1_000, spans: [])
    }
    return annotation
  }

  func facts(_ scale: ScoreScale) -> CommentFacts {
    let code =
      switch answer {
      case .favourable: scale.satisfiedCodes.upperBound
      case .neither: scale.dissatisfiedCodes.upperBound + 1
      case .unfavourable: scale.dissatisfiedCodes.lowerBound
      }
    return CommentFacts(ratings: RatingAnswers(.code(code)))
  }
}

/// A population in which topic 0 lowers the score, and topic 1 comes with it but does nothing by itself.
///
/// Topic 2 is named by chance and does nothing; some comments name nothing.
struct PlantedDriver {
  static let (driver, decoy, bystander) = (0, 1, 2)

  let shareOfDriver = 0.2
  let decoyBesideDriver = 0.7
  let decoyAlone = 0.1
  let shareOfBystander = 0.3
  /// Promoters and detractors among comments without the driver: NPS +20.
  let others = (promoters: 0.5, detractors: 0.3)
  /// The same with the driver: NPS −60.
  let harmed = (promoters: 0.1, detractors: 0.7)

  func comment(_ generator: inout SplitMix64) -> RatedComment {
    let isHarmed = generator.chance(shareOfDriver)
    var topics = isHarmed ? [Self.driver] : []
    if generator.chance(isHarmed ? decoyBesideDriver : decoyAlone) { topics.append(Self.decoy) }
    if generator.chance(shareOfBystander) { topics.append(Self.bystander) }
    let shares = isHarmed ? harmed : others
    let draw = Double.random(in: 0..<1, using: &generator)
    let answer: AnswerClass =
      draw < shares.promoters
      ? .favourable : draw < shares.promoters + shares.detractors ? .unfavourable : .neither
    return RatedComment(topics: topics, answer: answer)
  }

  func survey(_ count: Int, _ generator: inout SplitMix64) -> [RatedComment] {
    (0..<count).map { _ in comment(&generator) }
  }

  /// What `driver_impact` of the driver is in the whole population: its share times the gap of the scores.
  var impactOfDriver: Double { shareOfDriver * (-60 - 20) }

  /// The same for the decoy, which has no effect: it is the driver that comes with it.
  var impactOfDecoy: Double {
    let withDecoy = shareOfDriver * decoyBesideDriver + (1 - shareOfDriver) * decoyAlone
    let harmedWithout = shareOfDriver * (1 - decoyBesideDriver) / (1 - withDecoy)
    return -80 * (shareOfDriver - harmedWithout)
  }
}
