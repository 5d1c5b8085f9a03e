package import FeedbackModel

/// Writes annotations as further columns of a CSV row.
package struct AnnotationCSV: Sendable {
  /// The columns without a trace, in order.
  package static let columns = [
    "earshot_label", "earshot_score", "earshot_positive", "earshot_negative", "earshot_mixed",
    "earshot_complaint", "earshot_complaint_score", "earshot_praise", "earshot_topics",
    "earshot_topic_labels", "earshot_intents", "earshot_effort", "earshot_stated_wait_seconds",
    "earshot_language", "earshot_status", "earshot_flags",
  ]

  private let topics: NameTable
  private static let labels = NameTable(SentimentLabel.allCases.map(\.name))
  private static let statuses = NameTable(RowStatus.allCases.map(\.name))
  private static let intents = NameTable(Intent.allCases.map(\.name))
  private let delimiter: UInt8

  /// The most bytes that all cells but those of topics and the trace take.
  private static let room = 512

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - topicIDs: The ids of the topics in the order of the catalogue.
  ///   - delimiter: The byte between cells.
  package init(topicIDs: [String], delimiter: UInt8) {
    topics = NameTable(topicIDs)
    self.delimiter = delimiter
  }

  /// Appends the names of the columns, a delimiter before each.
  package func appendHeader(wantsTrace: Bool, to out: inout [UInt8]) {
    for name in Self.columns + (wantsTrace ? ["earshot_trace"] : []) {
      out.append(delimiter)
      AnnotationText.append(name, to: &out)
    }
  }

  /// Appends the cells of an annotation, a delimiter before each.
  ///
  /// - Returns: The bytes of the cell of flags in `out`.
  @discardableResult
  package func append(
    _ annotation: borrowing Annotation,
    wantsTrace: Bool,
    to out: inout [UInt8]
  ) -> Range<Int> {
    var room = Self.room
    for place in annotation.topics.indices {
      room += topics.count(annotation.topics[place].topic) + Self.roomPerTopic
    }
    let language = annotation.language ?? ""
    room += language.utf8.count
    let start = out.count
    var flags = 0
    out.append(addingCapacity: room) { out in
      appendScores(annotation, &out)
      appendTopics(annotation.topics, &out)
      appendIntents(annotation.intents, &out)
      append(annotation.effort, &out)
      append(annotation.statedWaitSeconds, &out)
      out.append(delimiter)
      for byte in language.utf8 { out.append(byte) }
      out.append(delimiter)
      Self.statuses.append(Int(annotation.status.rawValue), to: &out)
      out.append(delimiter)
      flags = out.count
      if annotation.scoreTextMismatch { AnnotationText.append("score_text_mismatch", to: &out) }
    }
    let end = out.count
    if wantsTrace { append(annotation.trace, &out) }
    return (start + flags)..<end
  }

  /// The most bytes that a topic takes beside its id: its label, and a semicolon for each.
  private static let roomPerTopic = 16

  private func appendScores(_ annotation: borrowing Annotation, _ out: inout OutputSpan<UInt8>) {
    out.append(delimiter)
    if let label = annotation.label {
      Self.labels.append(Int(label.rawValue), to: &out)
      out.append(delimiter)
      AnnotationText.append(thousandths: annotation.score, to: &out)
      out.append(delimiter)
      AnnotationText.append(thousandths: annotation.positive, to: &out)
      out.append(delimiter)
      AnnotationText.append(thousandths: annotation.negative, to: &out)
    } else {
      for _ in 0..<3 { out.append(delimiter) }
    }
    append(annotation.mixed, &out)
    append(annotation.complaint, &out)
    out.append(delimiter)
    AnnotationText.append(thousandths: annotation.complaintScore, to: &out)
    append(annotation.praise, &out)
  }

  private func appendTopics(_ topics: [TopicAnnotation], _ out: inout OutputSpan<UInt8>) {
    appendCell(ofNames: topics.count, &out) { place, out in
      self.topics.append(topics[place].topic, to: &out)
    }
    appendCell(ofNames: topics.count, &out) { place, out in
      Self.labels.append(Int(topics[place].label.rawValue), to: &out)
    }
  }

  private func appendIntents(_ set: IntentSet, _ out: inout OutputSpan<UInt8>) {
    guard !set.isEmpty else { return out.append(delimiter) }
    let members = set.members
    appendCell(ofNames: members.count, &out) { place, out in
      Self.intents.append(Int(members[place].rawValue), to: &out)
    }
  }

  /// Appends names with semicolons between them; in quotes where a semicolon stands between cells too.
  private func appendCell(
    ofNames count: Int,
    _ out: inout OutputSpan<UInt8>,
    _ append: (Int, inout OutputSpan<UInt8>) -> Void
  ) {
    out.append(delimiter)
    let needsQuotes = count > 1 && delimiter == UInt8(ascii: ";")
    if needsQuotes { out.append(UInt8(ascii: "\"")) }
    for place in 0..<count {
      if place > 0 { out.append(UInt8(ascii: ";")) }
      append(place, &out)
    }
    if needsQuotes { out.append(UInt8(ascii: "\"")) }
  }

  private func append(_ trace: [Contribution], _ out: inout [UInt8]) {
    out.append(delimiter)
    let text = trace.map { "\($0.entry) \($0.rule) \($0.value)" }.joined(separator: "; ")
    let bytes = Array(text.utf8)
    AnnotationText.append(csv: bytes.span, delimiter: delimiter, to: &out)
  }

  private func append(_ value: Bool, _ out: inout OutputSpan<UInt8>) {
    out.append(delimiter)
    AnnotationText.append(value ? "true" : "false", to: &out)
  }

  private func append(_ value: Int?, _ out: inout OutputSpan<UInt8>) {
    out.append(delimiter)
    if let value { AnnotationText.append(value, to: &out) }
  }
}
