import Classification
import FeedbackModel
import Testing

@testable import Calibration
@testable import Pipeline

/// Which topics are fitted, whatever people called them.
@Suite struct FittedTopicsTests {
  /// Returns the topics of comments, twenty-five of each list of names, beside the bench's "delay" and "staff".
  private static func topics(
    _ lists: [[String]],
    of each: Int = 25,
    map: TopicMap? = nil,
    silences: Bool = true
  ) async throws -> (topics: FittedTopics, rows: [FittingRow]) {
    let comments = (0..<lists.count * each).map { index in
      FittingBench.Comment(text: "the day \(index)", topics: lists[index % lists.count])
    }
    let (rows, engine) = try await FittingBench().rows(comments)
    let topics = FittedTopics(
      rows.rows,
      catalogue: engine.topicIDs,
      parents: engine.topics.map(\.parent),
      map: map,
      silences: silences
    )
    return (topics, rows.rows)
  }

  @Test func namesOfOneIDAreOneTopic() async throws {
    let (topics, rows) = try await Self.topics([
      ["Billing!"], ["billing"], ["billing"], ["Billing"],
    ])
    #expect(topics.ids == ["billing"])
    #expect(topics.names == ["billing"], "the most frequent")
    #expect(topics.gold.allSatisfy { $0 == [0] })
    #expect(rows.allSatisfy { topics.names(of: $0) == ["billing"] })
  }

  @Test func namesOfOneIDAreCountedTogether() async throws {
    let (topics, _) = try await Self.topics([["Billing"], ["billing", "Billing"]], of: 11)
    #expect(topics.ids == ["billing"])
    let (few, _) = try await Self.topics([["Billing"], ["billing"]], of: 9)
    #expect(few.ids.isEmpty)
  }

  @Test func aNameOfTheCatalogueKeepsItsPlace() async throws {
    let (topics, _) = try await Self.topics([["Delay"], ["queue"], ["delay"]])
    #expect(topics.ids == ["delay", "queue"])
    #expect(topics.places.map { $0 != nil } == [true, false])
    #expect(topics.gold.prefix(3) == [[0], [1], [0]])
    #expect(topics.silenced.count == 1, "staff alone")
  }

  @Test func aTopicThatFewRowsHaveByAnotherNameIsNotSilent() async throws {
    let (topics, _) = try await Self.topics([["Delay"], ["queue"]], of: 10)
    #expect(topics.ids.isEmpty)
    #expect(topics.silenced.count == 1, "staff alone")
  }

  @Test func namesWithoutLettersOfAnIDAreNumbered() async throws {
    let (topics, _) = try await Self.topics([["Доставка"], ["支払い"], ["Topic 1"], ["!?"]])
    #expect(topics.names == ["!?", "Topic 1", "Доставка", "支払い"])
    #expect(topics.ids == ["topic-2", "topic-1", "topic-3", "topic-4"])
    #expect(topics.gold.prefix(4) == [[2], [3], [1], [0]])
  }

  @Test func namesOfTheMapAreNotTurnedIntoEachOther() async throws {
    let map = TopicMap(["delay": ["Late", "Tardy"], "staff": ["Rude"]])
    let (topics, rows) = try await Self.topics(
      [["Late"], ["Tardy"], ["Rude"], ["delay"]],
      map: map
    )
    #expect(topics.ids == ["delay", "staff"])
    #expect(topics.gold.prefix(4) == [[0], [0], [1], [0]])
    #expect(rows.prefix(4).map(topics.names) == [["Late"], ["Tardy"], ["Rude"], ["Late"]])
  }

  @Test func hostileNamesMakeReadableFiles() async throws {
    let names = [
      "late\ttrain", "rude\nstaff", "# hash", "\u{0}", "\"quoted", "a|b", "\u{FEFF}bom ",
    ]
    let bench = try FittingBench()
    let comments = (0..<names.count * 40).map { index in
      let topic = index % names.count
      return FittingBench.Comment(
        text: "the \(["zorb", "quib", "frab", "glim", "snat", "vond", "prel"][topic]) day",
        topics: [names[topic]]
      )
    }
    let result = try await bench.calibrate(comments, keepsAll: true)
    var options = bench.options
    options.written = result.overlay.files
    let engine = try Engine(options)
    #expect(engine.topicIDs.count { !["delay", "staff"].contains($0) } == names.count)
  }
}
