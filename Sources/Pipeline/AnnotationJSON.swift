package import FeedbackModel

/// Writes annotations as the members of a JSON object, in the order that outside scripts rely on.
package struct AnnotationJSON: Sendable {
  /// The keys of an annotation; members of the input by these names are kept under `input_…`.
  package static let keys: Set<String> = [
    "id", "label", "score", "positive", "negative", "mixed", "complaint", "complaint_score",
    "praise", "topics", "intents", "effort", "stated_wait_seconds", "language", "status", "flags",
    "trace",
  ]

  /// The scores without the entries of the trace, a place a step; empty where they are not told.
  package var counterfactuals: [Counterfactual?] = []

  private let topics: NameTable
  private static let labels = NameTable(SentimentLabel.allCases.map(\.name))
  private static let statuses = NameTable(RowStatus.allCases.map(\.name))
  private static let intents = NameTable(Intent.allCases.map { "\"\($0.name)\"" })

  /// Creates a writer.
  ///
  /// - Parameter topicIDs: The ids of the topics in the order of the catalogue.
  package init(topicIDs: [String]) {
    topics = NameTable(topicIDs)
  }

  /// Appends all members behind `"id"`, without the braces.
  ///
  /// - Returns: Where the list of flags begins, behind its bracket.
  @discardableResult
  package func append(
    _ annotation: borrowing Annotation,
    wantsTrace: Bool,
    to out: inout WorkList<UInt8>
  ) -> Int {
    appendSentiment(annotation, &out)
    out.append(",\"topics\":[")
    for (place, topic) in annotation.topics.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      append(topic, &out)
    }
    out.append("],\"intents\":[")
    var intents = annotation.intents.rawValue
    while intents != 0 {
      Self.intents.append(intents.trailingZeroBitCount, to: &out)
      intents &= intents - 1
      if intents != 0 { out.append(UInt8(ascii: ",")) }
    }
    out.append("],\"effort\":")
    append(annotation.effort, &out)
    out.append(",\"stated_wait_seconds\":")
    append(annotation.statedWaitSeconds, &out)
    out.append(",\"language\":")
    if let language = annotation.language {
      AnnotationText.append(json: language, to: &out)
    } else {
      out.append("null")
    }
    out.append(",\"status\":\"")
    Self.statuses.append(Int(annotation.status.rawValue), to: &out)
    out.append("\",\"flags\":[")
    let flags = out.count
    appendFlags(annotation, &out)
    out.append(UInt8(ascii: "]"))
    if wantsTrace { append(annotation.trace, &out) }
    return flags
  }

  /// Appends all members behind `"id"`, without the braces, to an array.
  package func append(_ annotation: borrowing Annotation, wantsTrace: Bool, to out: inout [UInt8]) {
    AnnotationText.collect(into: &out) { _ = append(annotation, wantsTrace: wantsTrace, to: &$0) }
  }

  private func appendSentiment(_ annotation: borrowing Annotation, _ out: inout WorkList<UInt8>) {
    out.append(",\"label\":")
    if let label = annotation.label {
      out.append(UInt8(ascii: "\""))
      Self.labels.append(Int(label.rawValue), to: &out)
      out.append(UInt8(ascii: "\""))
      out.append(",\"score\":")
      out.append(thousandths: annotation.score)
      out.append(",\"positive\":")
      out.append(thousandths: annotation.positive)
      out.append(",\"negative\":")
      out.append(thousandths: annotation.negative)
    } else {
      out.append("null,\"score\":null,\"positive\":null,\"negative\":null")
    }
    append(",\"mixed\":", annotation.mixed, &out)
    append(",\"complaint\":", annotation.complaint, &out)
    out.append(",\"complaint_score\":")
    out.append(thousandths: annotation.complaintScore)
    append(",\"praise\":", annotation.praise, &out)
  }

  private func append(_ topic: TopicAnnotation, _ out: inout WorkList<UInt8>) {
    out.append("{\"topic\":\"")
    topics.append(topic.topic, to: &out)
    out.append("\",\"label\":\"")
    Self.labels.append(Int(topic.label.rawValue), to: &out)
    out.append("\",\"score\":")
    out.append(thousandths: topic.score)
    out.append(",\"spans\":[")
    for (place, span) in topic.spans.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      append(span, &out)
    }
    out.append(UInt8(ascii: "]"))
    if !topic.subtopics.isEmpty {
      out.append(",\"subtopics\":[")
      for (place, subtopic) in topic.subtopics.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        out.append(UInt8(ascii: "\""))
        topics.append(subtopic, to: &out)
        out.append(UInt8(ascii: "\""))
      }
      out.append(UInt8(ascii: "]"))
    }
    out.append(UInt8(ascii: "}"))
  }

  private func appendFlags(_ annotation: borrowing Annotation, _ out: inout WorkList<UInt8>) {
    if let id = annotation.duplicateOf {
      AnnotationText.append(json: "duplicate_of:" + id, to: &out)
    }
    if annotation.scoreTextMismatch {
      if annotation.duplicateOf != nil { out.append(UInt8(ascii: ",")) }
      out.append("\"score_text_mismatch\"")
    }
    // It stands alone: such a row has neither score nor duplicates.
    if let exclusion = annotation.exclusion {
      out.append(UInt8(ascii: "\""))
      out.append(exclusion.flag)
      out.append(UInt8(ascii: "\""))
    }
  }

  private func append(_ trace: [Contribution], _ out: inout WorkList<UInt8>) {
    out.append(",\"trace\":[")
    for (place, step) in trace.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      out.append("{\"span\":")
      append(step.span, &out)
      out.append(",\"entry\":")
      AnnotationText.append(json: step.entry, to: &out)
      out.append(",\"rule\":")
      AnnotationText.append(json: step.rule, to: &out)
      out.append(",\"factor\":")
      out.append(thousandths: step.factor)
      out.append(",\"value\":")
      out.append(decimal: Int(step.value))
      out.append(",\"hit\":")
      out.append(decimal: step.hit)
      if place < counterfactuals.count, let without = counterfactuals[place] {
        out.append(",\"without\":")
        if let score = without.score {
          out.append(thousandths: score)
        } else {
          out.append("null")
        }
      }
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  private func append(_ span: TextSpan, _ out: inout WorkList<UInt8>) {
    out.append(UInt8(ascii: "["))
    out.append(decimal: Int(span.start))
    out.append(UInt8(ascii: ","))
    out.append(decimal: Int(span.end))
    out.append(UInt8(ascii: "]"))
  }

  private func append(_ key: StaticString, _ value: Bool, _ out: inout WorkList<UInt8>) {
    out.append(key)
    if value {
      out.append("true")
    } else {
      out.append("false")
    }
  }

  private func append(_ value: Int?, _ out: inout WorkList<UInt8>) {
    if let value {
      out.append(decimal: value)
    } else {
      out.append("null")
    }
  }
}
