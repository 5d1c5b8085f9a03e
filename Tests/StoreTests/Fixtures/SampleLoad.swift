import FeedbackModel
import KPIModel
import Store

/// A row to load, as a test writes it.
struct SampleComment: Hashable, Sendable {
  var id: String?
  var text: String
  var respondent: String?
  var day: Int? = 20_500
  var answers: [Int] = []
  var region = "north"
}

/// Loads rows without a pipeline: the annotation follows from the text alone.
enum SampleLoad {
  static let ratings = [RatingColumn(name: "NPS", scale: .zeroToTen)]
  static let topics = ["delay", "staff", "staff/phone"]

  /// Word lists; another version finds other things in the same text.
  static func dictionary(version: Int = 1) -> DictionaryDescription {
    DictionaryDescription(
      engine: "0",
      icu: "72",
      unicode: "15",
      lexicons: [.init(name: "valence", version: "\(version)", sha256: "ab\(version)")],
      taxonomies: [],
      topics: topics.map { .init(id: $0, name: $0) }
    )
  }

  static func plan(
    version: Int = 1,
    source: String = "default",
    respondentColumn: String? = "customer"
  ) -> LoadPlan {
    LoadPlan(
      source: source,
      dictionary: dictionary(version: version),
      layout: StoreLayout(segmentColumns: ["region"], timeZone: "UTC"),
      respondentColumn: respondentColumn
    )
  }

  /// What is found in a text: the letters stand for the findings.
  static func annotation(_ text: [UInt8], version: Int = 1) -> Annotation {
    var annotation = Annotation()
    guard !text.isEmpty else { return annotation }
    let sum = text.reduce(version) { ($0 &* 31 &+ Int($1)) % 2001 }
    annotation.status = .scored
    annotation.score = sum - 1000
    annotation.positive = max(0, annotation.score)
    annotation.negative = max(0, -annotation.score)
    annotation.label = annotation.score < 0 ? .negative : .positive
    annotation.complaint = sum % 3 == 0
    annotation.complaintScore = sum % 1000
    annotation.praise = sum % 5 == 0
    annotation.intents = IntentSet(rawValue: UInt8(sum % 256))
    annotation.statedWaitSeconds = sum % 7 == 0 ? sum * 60 : nil
    annotation.language = "en"
    for topic in topics.indices where sum >> topic & 1 == 1 {
      annotation.topics.append(
        TopicAnnotation(
          topic: topic,
          label: sum % 2 == 0 ? .neutral : .negative,
          score: -sum % 1000,
          strength: 1000 + sum,
          spans: [TextSpan(0, text.count)],
          subtopics: topic == 1 ? [2] : []
        )
      )
    }
    return annotation
  }

  /// Puts rows into a block.
  static func block(
    _ comments: some Sequence<SampleComment>,
    file: Int = 0,
    known: KnownRows = KnownRows(),
    source: String = "default",
    version: Int = 1
  ) -> CommentBlock {
    var block = CommentBlock(file: file, ratings: ratings)
    var identity = RowIdentity(source: source)
    for comment in comments {
      var row = CommentRow()
      row.text = block.keep(ArraySlice(comment.text.utf8))
      row.respondent = comment.respondent.map { block.keep(ArraySlice($0.utf8)) }
      row.id = comment.id.map { block.keep(ArraySlice($0.utf8)) }
      row.day = comment.day
      for (place, code) in comment.answers.enumerated() {
        row.answers[place] = code < 0 ? .invalid : .code(code)
      }
      row.segments = [block.keep(ArraySlice(comment.region.utf8))]
      row.content = identity.content(of: row, in: block)
      row.key =
        comment.id.map { identity.key(id: ArraySlice($0.utf8)) }
        ?? identity.key(content: row.content, ordinal: 0)
      if !known.contains(row.key, row.content) {
        row.annotation = annotation(Array(comment.text.utf8), version: version)
      }
      block.rows.append(row)
    }
    return block
  }

  /// Loads rows, cut into blocks of some size.
  @discardableResult
  static func load(
    _ comments: [SampleComment],
    into store: FeedbackStore,
    blockSize: Int = 1000,
    source: String = "default",
    version: Int = 1,
    respondentColumn: String? = "customer",
    transactionPerBlock: Bool = false
  ) throws -> LoadCounts {
    let known = try KnownRows(store)
    var writer = try StoreWriter(
      store,
      plan: plan(version: version, source: source, respondentColumn: respondentColumn),
      known: known
    ) { block, row in annotation(Array(block.bytes[row.text]), version: version) }
    for start in stride(from: 0, to: comments.count, by: blockSize) {
      let part = comments[start..<min(start + blockSize, comments.count)]
      try writer.add(block(part, known: known, source: source, version: version))
      if transactionPerBlock { try writer.finish() }
    }
    try writer.finish()
    return writer.counts
  }

  /// Annotates the comments of a store anew.
  static func rescore(_ store: FeedbackStore, version: Int) throws {
    guard var rescore = try Rescore(store, dictionary(version: version)) else { return }
    while true {
      let comments = try rescore.next()
      guard !comments.isEmpty else { break }
      try rescore.add(comments.map { ($0, annotation($0.text, version: version)) })
    }
    try rescore.finish()
  }

  /// Returns rows of every kind: with ids that come again with the same or another content, and without.
  static func comments(_ count: Int, seed: UInt64) -> [SampleComment] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { place in
      var comment = SampleComment(text: "t\(Int.random(in: 0..<count, using: &generator))")
      if generator.chance(0.1) { comment.text = "" }
      if generator.chance(0.7) { comment.id = "id\(Int.random(in: 0..<count, using: &generator))" }
      if generator.chance(0.5) { comment.respondent = "r\(place % 20)" }
      comment.day =
        generator.chance(0.9) ? 20_500 + Int.random(in: 0..<20, using: &generator) : nil
      if generator.chance(0.8) { comment.answers = [Int.random(in: -1...12, using: &generator)] }
      comment.region = ["north", "south", ""].randomElement(using: &generator) ?? ""
      return comment
    }
  }
}
