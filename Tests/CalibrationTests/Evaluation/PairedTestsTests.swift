import FeedbackModel
import Testing

@testable import Calibration

/// The paired tests of complaints and topics, on rows whose figures can be done by hand.
struct PairedTestsTests {
  /// Forty rows: the even ones are complaints about delay, the odd ones none, about staff.
  private static let gold = (0..<40).map { number in
    var row = GoldRow()
    row.complaint = number % 2 == 0
    row.topics = [number % 2 == 0 ? "delay" : "staff"]
    return row
  }

  private static func tool(_ predicted: (Int) -> (complaint: Bool, topics: [String]))
    -> PredictionSet
  {
    PredictionSet(
      name: "tool",
      predictions: (0..<40).map { number in
        var prediction = Prediction()
        (prediction.complaint, prediction.topics) = predicted(number)
        return prediction
      }
    )
  }

  private static let good = tool { number in
    (number % 2 == 0, [number % 2 == 0 ? "delay" : "staff"])
  }

  /// Right in the first half; then it calls everything a complaint and sees a topic too many.
  private static let half = tool { number in
    number < 20
      ? (number % 2 == 0, [number % 2 == 0 ? "delay" : "staff"])
      : (true, ["delay", "staff"])
  }

  private static func tests(_ first: PredictionSet, _ second: PredictionSet) -> PairedTests {
    var settings = EvaluationSettings()
    settings.bootstrap = Bootstrap(samples: 200, seed: 7)
    return PairedTests(first, second, gold: gold, settings: settings)
  }

  @Test
  func `complaints are compared by F1`() throws {
    let test = try #require(Self.tests(Self.good, Self.half).complaints)
    #expect(test.base == 40 && test.onlyFirst == 10 && test.onlySecond == 0)
    // Twenty hits and ten false alarms: F1 = 40 / 50.
    #expect(abs(test.figureDifference - 0.2) < 1e-12)
    #expect(test.accuracyVerdict == .better && test.figureVerdict == .better)
  }

  @Test
  func `topics are compared by rows that are right and by micro-F1`() throws {
    let test = try #require(Self.tests(Self.half, Self.good).topics)
    #expect(test.base == 40 && test.onlyFirst == 0 && test.onlySecond == 20)
    // Forty hits and twenty false alarms: micro-F1 = 80 / 100.
    #expect(abs(test.figureDifference + 0.2) < 1e-12)
    #expect(test.accuracyVerdict == .worse && test.figureVerdict == .worse)
  }

  @Test
  func `what only one speaks of is not compared`() {
    let silent = PredictionSet(name: "none", predictions: Self.gold.map { _ in Prediction() })
    let tests = Self.tests(Self.good, silent)
    #expect(tests.labels == nil && tests.complaints == nil && tests.topics == nil)
    #expect(Self.tests(Self.good, Self.half).all.map(\.subject) == ["complaint", "topics"])
  }
}
