import FeedbackModel
import Testing
import Triage

@Suite("The queue")
struct TriageQueueTests {
  struct Row: Sendable {
    var annotation = Annotation()
    var input: TriageInput
    var id: String
    var text = "text"
  }

  private static func complaint(_ score: Int) -> Annotation {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.complaint = true
    annotation.complaintScore = score
    return annotation
  }

  private static func queue(
    _ rows: some Sequence<Row>,
    capacity: Int = 10,
    settings: TriageSettings = TriageSettings()
  ) -> TriageQueue {
    var queue = TriageQueue(capacity: capacity, topics: ["delay", "crew"], settings: settings)
    for row in rows { queue.consider(row.annotation, input: row.input, id: row.id, text: row.text) }
    return queue
  }

  private static func rows(_ count: Int, using generator: inout SplitMix64) -> [Row] {
    (0..<count).map { position in
      var annotation = Self.complaint(Int.random(in: 0..<4, using: &generator) * 250)
      annotation.complaint = Bool.random(using: &generator)
      annotation.praise = Bool.random(using: &generator)
      annotation.intents = IntentSet(
        rawValue: UInt8.random(in: 0...255, using: &generator) & 0b100101
      )
      let day = CalendarDay(daysSinceEpoch: Int.random(in: 20_500..<20_503, using: &generator))
      let input = TriageInput(
        position: position,
        day: Bool.random(using: &generator) ? day : nil,
        reach: [nil, 10, 5000].randomElement(using: &generator) ?? nil,
        isAnswered: Int.random(in: 0..<4, using: &generator) == 0,
        isPublic: Int.random(in: 0..<5, using: &generator) > 0
      )
      return Row(
        annotation: annotation,
        input: input,
        id: "\(Int.random(in: 0..<9, using: &generator))",
        text: "\(position)"
      )
    }
  }

  @Test("is the same for any cut of the input, merged in any order", arguments: 0..<30)
  func partitions(_: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let rows = Self.rows(300, using: &generator)
    let whole = Self.queue(rows)
    var chunks = Array(repeating: Self.queue([]), count: 6)
    for row in rows.shuffled(using: &generator) {
      chunks[Int.random(in: 0..<6, using: &generator)]
        .consider(row.annotation, input: row.input, id: row.id, text: row.text)
    }
    var merged = Self.queue([])
    for chunk in chunks { merged.merge(chunk) }
    #expect(merged.sorted() == whole.sorted())
    #expect(merged.answered() == whole.answered())
    #expect(merged.counts == whole.counts)
  }

  @Test("keeps what a full sort would put first", arguments: 0..<10)
  func oracle(_: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let rows = Self.rows(300, using: &generator)
    let all = Self.queue(rows, capacity: 1000)
    let few = Self.queue(rows, capacity: 7)
    for action in QueueAction.allCases {
      let best = all.sorted().filter { $0.action == action }
      #expect(few.sorted().filter { $0.action == action } == Array(best.prefix(7)))
      #expect(few.counts.fellOut[action] == max(0, best.count - 7))
    }
    #expect(all.counts.fellOut.values.allSatisfy { $0 == 0 })
    let kept = all.sorted().count + all.answered().count
    #expect(all.counts.considered.values.reduce(0, +) == kept)
  }

  @Test("puts the severe first, then the older, then by id, then by place in the input")
  func order() {
    func row(_ id: String, _ score: Int, day: Int?, _ position: Int) -> Row {
      Row(
        annotation: Self.complaint(score),
        input: TriageInput(
          position: position,
          day: day.map { CalendarDay(daysSinceEpoch: $0) }
        ),
        id: id,
        text: "\(id)/\(position)"
      )
    }
    let rows = [
      row("a", 500, day: nil, 0), row("b", 500, day: 3, 1), row("b", 500, day: 2, 2),
      row("ab", 500, day: 2, 3), row("a", 500, day: 2, 5), row("a", 500, day: 2, 4),
      row("z", 900, day: nil, 6),
    ]
    #expect(
      Self.queue(rows).sorted().map(\.text)
        == ["z/6", "a/4", "a/5", "ab/3", "b/2", "b/1", "a/0"]
    )
  }

  @Test("says what to do")
  func actions() {
    func action(complaint: Bool = false, praise: Bool = false, _ intents: Intent...)
      -> QueueAction?
    {
      var annotation = Annotation()
      annotation.status = .scored
      annotation.complaint = complaint
      annotation.praise = praise
      annotation.intents = intents.reduce(into: []) { $0.insert(IntentSet($1)) }
      return TriageQueue.action(for: annotation)
    }
    #expect(action(complaint: true, praise: true, .question) == .apologise)
    #expect(action(praise: true, .question) == .answer)
    #expect(action(praise: false, .request) == .answer)
    #expect(action(praise: true, .recommend) == .thank)
    #expect(action(.churn) == nil)
    #expect(TriageQueue.action(for: Annotation()) == nil)
    var rejected = Self.complaint(900)
    rejected.status = .unsupportedLanguage
    #expect(TriageQueue.action(for: rejected) == nil)
  }

  @Test("tells all that it knows of an item")
  func item() throws {
    var annotation = Self.complaint(910)
    annotation.topics = [1, 0].map {
      TopicAnnotation(topic: $0, label: .negative, score: -700, strength: 1000, spans: [])
    }
    var settings = TriageSettings()
    settings.now = 1_770_648_183 + 26 * 3600
    let input = TriageInput(
      position: 0,
      day: CalendarDay(daysSinceEpoch: 20_493),
      time: 1_770_648_183,
      reach: 12_400,
      channel: "X"
    )
    let row = Row(annotation: annotation, input: input, id: "17", text: "late ✈️")
    let item = try #require(Self.queue([row], settings: settings).sorted().first)
    #expect(
      item
        == QueueItem(
          id: "17",
          action: .apologise,
          severity: 409 + 101 + 36,
          reasons: ["complaint 0.91", "reach 12,400", "unanswered 26 h"],
          text: "late ✈️",
          topics: ["crew", "delay"],
          date: "2026-02-09T14:43:03Z",
          reach: 12_400,
          ageSeconds: 93_600,
          channel: "X"
        )
    )
  }

  @Test("keeps the answered apart, without an age")
  func answered() {
    var settings = TriageSettings()
    settings.now = 2_000_000_000
    let rows = [false, true].map { isAnswered in
      Row(
        annotation: Self.complaint(500),
        input: TriageInput(
          position: 0,
          day: CalendarDay(daysSinceEpoch: 20_000),
          isAnswered: isAnswered
        ),
        id: isAnswered ? "answered" : "new"
      )
    }
    let queue = Self.queue(rows, settings: settings)
    #expect(queue.sorted().map(\.id) == ["new"])
    #expect(queue.sorted().map(\.date) == ["2024-10-04"])
    #expect(queue.sorted().map(\.ageSeconds) == [2_000_000_000 - 20_001 * 86_400])
    #expect(queue.answered().map(\.id) == ["answered"])
    #expect(queue.answered().map(\.state) == [.answered])
    #expect(queue.answered().map(\.ageSeconds) == [nil])
    #expect(queue.counts.answered[.apologise] == 1)
  }

  @Test("tells the state that someone marked a comment with")
  func marked() {
    let states: [QueueState?] = [nil, .open, .done, .dismissed]
    let rows = states.map { state in
      var input = TriageInput(position: 0)
      input.state = state
      input.isAnswered = state == .done || state == .dismissed
      return Row(annotation: Self.complaint(500), input: input, id: state?.rawValue ?? "new")
    }
    let queue = Self.queue(rows)
    #expect(queue.sorted().map(\.id) == ["new", "open"])
    #expect(queue.sorted().map(\.state) == [.new, .open])
    #expect(queue.answered().map(\.id) == ["dismissed", "done"])
    #expect(queue.answered().map(\.state) == [.dismissed, .done])
  }

  @Test("takes in what its settings say")
  func settings() {
    func row(_ id: String, day: Int?, isPublic: Bool, _ score: Int = 500) -> Row {
      Row(
        annotation: Self.complaint(score),
        input: TriageInput(
          position: 0,
          day: day.map { CalendarDay(daysSinceEpoch: $0) },
          isPublic: isPublic
        ),
        id: id
      )
    }
    let rows = [
      row("old", day: 9, isPublic: true), row("new", day: 10, isPublic: true),
      row("undated", day: nil, isPublic: true), row("private", day: 11, isPublic: false),
      row("mild", day: 12, isPublic: true, 100),
    ]
    func ids(_ change: (inout TriageSettings) -> Void) -> Set<String> {
      var settings = TriageSettings()
      change(&settings)
      return Set(Self.queue(rows, settings: settings).sorted().map(\.id))
    }
    #expect(ids { _ in } == ["old", "new", "undated", "mild"])
    #expect(ids { $0.publicOnly = false } == ["old", "new", "undated", "mild", "private"])
    #expect(ids { $0.since = CalendarDay(daysSinceEpoch: 10) } == ["new", "mild"])
    #expect(ids { $0.minimumSeverity = 100 } == ["old", "new", "undated"])
    #expect(ids { $0.actions = [.thank] } == [])
    #expect(Self.queue(rows).counts.notPublic == 1)
  }
}
