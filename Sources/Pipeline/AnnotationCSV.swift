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

  private let topicIDs: [[UInt8]]
  private let delimiter: UInt8

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - topicIDs: The ids of the topics in the order of the catalogue.
  ///   - delimiter: The byte between cells.
  package init(topicIDs: [String], delimiter: UInt8) {
    self.topicIDs = topicIDs.map { Array($0.utf8) }
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
    out.append(delimiter)
    if let label = annotation.label {
      AnnotationText.append(label.name, to: &out)
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
    appendTopics(annotation.topics, &out)
    appendIntents(annotation.intents, &out)
    append(annotation.effort, &out)
    append(annotation.statedWaitSeconds, &out)
    out.append(delimiter)
    AnnotationText.append(annotation.language ?? "", to: &out)
    out.append(delimiter)
    AnnotationText.append(annotation.status.name, to: &out)
    out.append(delimiter)
    let flags = out.count
    if annotation.scoreTextMismatch { AnnotationText.append("score_text_mismatch", to: &out) }
    let end = out.count
    if wantsTrace { append(annotation.trace, &out) }
    return flags..<end
  }

  private func appendTopics(_ topics: [TopicAnnotation], _ out: inout [UInt8]) {
    appendCell(ofNames: topics.count, &out) { place, out in
      out.append(contentsOf: topicIDs[topics[place].topic])
    }
    appendCell(ofNames: topics.count, &out) { place, out in
      AnnotationText.append(topics[place].label.name, to: &out)
    }
  }

  private func appendIntents(_ intents: IntentSet, _ out: inout [UInt8]) {
    let members = intents.isEmpty ? [] : intents.members
    appendCell(ofNames: members.count, &out) { place, out in
      AnnotationText.append(members[place].name, to: &out)
    }
  }

  /// Appends names with semicolons between them; in quotes where a semicolon stands between cells too.
  private func appendCell(
    ofNames count: Int,
    _ out: inout [UInt8],
    _ append: (Int, inout [UInt8]) -> Void
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

  private func append(_ value: Bool, _ out: inout [UInt8]) {
    out.append(delimiter)
    AnnotationText.append(value ? "true" : "false", to: &out)
  }

  private func append(_ value: Int?, _ out: inout [UInt8]) {
    out.append(delimiter)
    if let value { AnnotationText.append(value, to: &out) }
  }
}
