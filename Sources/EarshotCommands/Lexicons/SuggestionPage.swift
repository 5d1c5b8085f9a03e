import Calibration
import Classification
import FeedbackModel
import Reporting

/// What is told of the words that no topic hears, whatever the format.
struct SuggestionReport {
  let whole: TopicSuggestions
  let terms: [TopicSuggestion]
  let topicCount: Int
  private let topics: [Topic]

  init(
    _ whole: TopicSuggestions,
    terms: [TopicSuggestion],
    topics: [Topic]
  ) {
    self.whole = whole
    self.terms = terms
    self.topics = topics
    topicCount = topics.count { $0.parent == nil }
  }

  /// The id of the topic near a term; nil where there is none.
  func topic(near term: TopicSuggestion) -> String? { term.near.map { topics[$0.topic].id } }

  /// The topics near some term with their names, each once, in the order of the catalogue.
  var nearTopics: [(id: String, name: String)] {
    Set(terms.compactMap(\.near?.topic)).sorted().map { (topics[$0].id, topics[$0].name) }
  }
}

/// The words that no topic hears, for reading in a terminal of 80 columns.
struct SuggestionPage {
  /// The most characters of a term.
  private static let termWidth = 18
  /// The most characters of a topic's id.
  private static let topicWidth = 15
  /// The most characters of an example.
  private static let exampleWidth = 16

  private let report: SuggestionReport
  private let paint: Paint

  init(_ report: SuggestionReport, _ paint: Paint) {
    self.report = report
    self.paint = paint
  }

  /// The whole page with a line end.
  var text: String {
    let whole = report.whole
    let title =
      "What \(CoveragePage.counted(report.topicCount, "topic")) leave out of "
      + CoveragePage.counted(whole.comments, "scored comment")
    var lines = [paint(title, .bold), ""]
    var shares = FigureTable(["comments", "n", "no topic", ""])
    shares.add(Self.share("all", whole.without, of: whole.comments))
    shares.add(Self.share("negative", whole.withoutNegative, of: whole.negative))
    lines += shares.lines(paint)
    lines += ["", paint("What those without a topic speak of more than others", .bold, .cyan)]
    lines += report.terms.isEmpty ? ["none"] : terms().lines(paint)
    if !report.terms.isEmpty {
      lines += [paint(Self.note, .faint)]
    }
    if whole.isTruncated {
      lines += ["", "There are more different words than are counted; the first to occur are."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let note = """
    none, neg: the comments without a topic that have the word, and the negative
    ones of them; with: those with a topic. G²: one word in a thousand comes to
    10.83 by chance. near: the topic that comments with the word name most beyond
    the usual.
    """

  private static func share(_ name: String, _ count: Int, of base: Int) -> [String] {
    [
      name, RunReporter.grouped(base), RunReporter.grouped(count),
      CoveragePage.share(count, of: base),
    ]
  }

  private func terms() -> FigureTable {
    var table = FigureTable(
      ["word", "none", "neg", "with", "G²", "near", "example"],
      textColumns: [0, 5, 6]
    )
    for term in report.terms {
      table.add([
        CoveragePage.clipped(term.term, to: Self.termWidth), RunReporter.grouped(term.without),
        RunReporter.grouped(term.withoutNegative), RunReporter.grouped(term.with),
        FixedDecimal.text(term.g2, digits: 1),
        report.topic(near: term).map { CoveragePage.clipped($0, to: Self.topicWidth) } ?? "–",
        term.example?.cut(to: Self.exampleWidth) ?? "",
      ])
    }
    return table
  }
}

/// The words that no topic hears as JSON.
struct SuggestionJSON {
  let text: String

  init(_ report: SuggestionReport, _ manifest: RunManifest) {
    let whole = report.whole
    let terms = report.terms.map { term in
      JSONValue.object([
        .init("term", .string(term.term)), .init("words", .integer(term.words)),
        .init("no_topic", .integer(term.without)),
        .init("no_topic_negative", .integer(term.withoutNegative)),
        .init("with_topic", .integer(term.with)), .init("g2", .fixed(term.g2, digits: 3)),
        .init("near", .text(report.topic(near: term))),
        .init("near_comments", term.near.map { .integer($0.comments) } ?? .null),
        .init("example", .text(term.example?.text)),
      ])
    }
    text =
      JSONValue.object([
        .init("comments", .integer(whole.comments)), .init("no_topic", .integer(whole.without)),
        .init("negative", .integer(whole.negative)),
        .init("negative_no_topic", .integer(whole.withoutNegative)),
        .init("suggestions", .array(terms)), .init("truncated", .bool(whole.isTruncated)),
        .init("manifest", manifest.json),
      ]).pretty
  }
}

/// The words that no topic hears as CSV.
struct SuggestionCSV {
  let text: String

  init(_ report: SuggestionReport) {
    var text = CSVText.line([
      "term", "words", "no_topic", "no_topic_negative", "with_topic", "g2", "near", "near_comments",
      "example",
    ])
    for term in report.terms {
      text += CSVText.line([
        CSVText.guarded(term.term), String(term.words), String(term.without),
        String(term.withoutNegative), String(term.with), FixedDecimal.text(term.g2, digits: 3),
        report.topic(near: term) ?? "", term.near.map { String($0.comments) } ?? "",
        CSVText.guarded(term.example?.text ?? ""),
      ])
    }
    self.text = text
  }
}

/// The words that no topic hears as a file of an overlay, for people to read and edit.
struct SuggestedTaxonomy {
  let text: String

  init(_ report: SuggestionReport) {
    var text = """
      #: kind: topics
      #: name: suggested-topics
      #: version: 1.0.0
      #: language: en
      #: licence: that of the comments it was made from
      #: source: earshot topics suggest
      # Cues that comments without a topic have and that comments of the topic have more often than others. Read them, and
      # take out what is wrong.

      """
    for term in report.terms where term.near == nil {
      text += "# No topic is near: \(term.term) (\(Self.note(term)))\n"
    }
    text += "record\ttopic\tweight\tpattern\tnote\n"
    for topic in report.nearTopics { text += "topic\t\(topic.id)\t\t\(topic.name)\t\n" }
    for term in report.terms {
      guard let topic = report.topic(near: term) else { continue }
      text += "cue\t\(topic)\t1.0\t\(term.term)\t\(Self.note(term))\n"
    }
    self.text = text
  }

  private static func note(_ term: TopicSuggestion) -> String {
    "\(term.without) comments without a topic, \(term.withoutNegative) of them negative"
      + (term.near.map { "; \($0.comments) with this one" } ?? "")
  }
}
