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
  /// - Complexity: O(*n*) in topics; does not allocate once the list has grown, but for a trace.
  @discardableResult
  package func append(
    _ annotation: borrowing Annotation,
    wantsTrace: Bool,
    to out: inout WorkList<UInt8>
  ) -> Range<Int> {
    appendScores(annotation, &out)
    appendTopics(annotation.topics, &out)
    appendIntents(annotation.intents, &out)
    append(annotation.effort, &out)
    append(annotation.statedWaitSeconds, &out)
    append(annotation.language, &out)
    out.append(delimiter)
    Self.statuses.append(Int(annotation.status.rawValue), to: &out)
    out.append(delimiter)
    let flags = out.count
    if annotation.scoreTextMismatch { out.append("score_text_mismatch") }
    // It stands alone: such a row has neither score nor duplicates.
    if let exclusion = annotation.exclusion { out.append(exclusion.flag) }
    let end = out.count
    if wantsTrace { append(annotation.trace, &out) }
    return flags..<end
  }

  /// Appends the cells of an annotation to an array, a delimiter before each.
  ///
  /// - Returns: The bytes of the cell of flags in `out`.
  @discardableResult
  package func append(
    _ annotation: borrowing Annotation,
    wantsTrace: Bool,
    to out: inout [UInt8]
  ) -> Range<Int> {
    let start = out.count
    let flags = AnnotationText.collect(into: &out) {
      append(annotation, wantsTrace: wantsTrace, to: &$0)
    }
    return (start + flags.lowerBound)..<(start + flags.upperBound)
  }

  private func appendScores(_ annotation: borrowing Annotation, _ out: inout WorkList<UInt8>) {
    out.append(delimiter)
    if let label = annotation.label {
      Self.labels.append(Int(label.rawValue), to: &out)
      out.append(delimiter)
      out.append(thousandths: annotation.score)
      out.append(delimiter)
      out.append(thousandths: annotation.positive)
      out.append(delimiter)
      out.append(thousandths: annotation.negative)
    } else {
      for _ in 0..<3 { out.append(delimiter) }
    }
    append(annotation.mixed, &out)
    append(annotation.complaint, &out)
    out.append(delimiter)
    out.append(thousandths: annotation.complaintScore)
    append(annotation.praise, &out)
  }

  private func appendTopics(_ topics: [TopicAnnotation], _ out: inout WorkList<UInt8>) {
    let isQuoted = topics.count > 1 && separatesCells
    openCell(isQuoted, &out)
    for place in topics.indices {
      if place > 0 { out.append(Self.separator) }
      self.topics.append(topics[place].topic, to: &out)
    }
    if isQuoted { out.append(UInt8(ascii: "\"")) }
    openCell(isQuoted, &out)
    for place in topics.indices {
      if place > 0 { out.append(Self.separator) }
      Self.labels.append(Int(topics[place].label.rawValue), to: &out)
    }
    if isQuoted { out.append(UInt8(ascii: "\"")) }
  }

  private func appendIntents(_ set: IntentSet, _ out: inout WorkList<UInt8>) {
    var bits = set.rawValue
    let isQuoted = bits & (bits &- 1) != 0 && separatesCells
    openCell(isQuoted, &out)
    while bits != 0 {
      Self.intents.append(bits.trailingZeroBitCount, to: &out)
      bits &= bits - 1
      if bits != 0 { out.append(Self.separator) }
    }
    if isQuoted { out.append(UInt8(ascii: "\"")) }
  }

  /// The byte between the names in a cell.
  private static let separator = UInt8(ascii: ";")

  /// Whether that byte stands between cells too, so that a cell of several names must be quoted.
  private var separatesCells: Bool { delimiter == Self.separator }

  @inline(__always)
  private func openCell(_ isQuoted: Bool, _ out: inout WorkList<UInt8>) {
    out.append(delimiter)
    if isQuoted { out.append(UInt8(ascii: "\"")) }
  }

  private func append(_ trace: [Contribution], _ out: inout WorkList<UInt8>) {
    out.append(delimiter)
    let text = trace.map { "\($0.entry) \($0.rule) \($0.value)" }.joined(separator: "; ")
    AnnotationText.append(csv: text.utf8.span, delimiter: delimiter, to: &out)
  }

  @inline(__always)
  private func append(_ value: Bool, _ out: inout WorkList<UInt8>) {
    out.append(delimiter)
    out.append(word: value ? Self.trueWord : Self.falseWord, bytes: value ? 4 : 5)
  }

  /// The bytes of `true` and `false`, the first lowest.
  private static let trueWord: UInt64 = 0x65_7572_74
  private static let falseWord: UInt64 = 0x65_736C_6166

  private func append(_ value: Int?, _ out: inout WorkList<UInt8>) {
    out.append(delimiter)
    if let value { out.append(decimal: value) }
  }

  private func append(_ language: String?, _ out: inout WorkList<UInt8>) {
    out.append(delimiter)
    guard let language else { return }
    // Most comments; telling that is cheaper than taking a string apart.
    guard language != "en" else { return out.append("en") }
    AnnotationText.append(language, to: &out)
  }
}
