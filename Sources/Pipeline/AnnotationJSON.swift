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

  private let topicIDs: [[UInt8]]

  /// Creates a writer.
  ///
  /// - Parameter topicIDs: The ids of the topics in the order of the catalogue.
  package init(topicIDs: [String]) {
    self.topicIDs = topicIDs.map { Array($0.utf8) }
  }

  /// Appends all members behind `"id"`, without the braces.
  ///
  /// - Returns: Where the list of flags begins, behind its bracket.
  @discardableResult
  package func append(
    _ annotation: borrowing Annotation,
    wantsTrace: Bool,
    to out: inout [UInt8]
  ) -> Int {
    appendSentiment(annotation, &out)
    AnnotationText.append(",\"topics\":[", to: &out)
    for (place, topic) in annotation.topics.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      append(topic, &out)
    }
    AnnotationText.append("],\"intents\":[", to: &out)
    for (place, intent) in annotation.intents.members.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      AnnotationText.append(json: intent.name, to: &out)
    }
    AnnotationText.append("],\"effort\":", to: &out)
    append(annotation.effort, &out)
    AnnotationText.append(",\"stated_wait_seconds\":", to: &out)
    append(annotation.statedWaitSeconds, &out)
    AnnotationText.append(",\"language\":", to: &out)
    if let language = annotation.language {
      AnnotationText.append(json: language, to: &out)
    } else {
      AnnotationText.append("null", to: &out)
    }
    AnnotationText.append(",\"status\":\"", to: &out)
    AnnotationText.append(annotation.status.name, to: &out)
    AnnotationText.append("\",\"flags\":[", to: &out)
    let flags = out.count
    appendFlags(annotation, &out)
    out.append(UInt8(ascii: "]"))
    if wantsTrace { append(annotation.trace, &out) }
    return flags
  }

  private func appendSentiment(_ annotation: borrowing Annotation, _ out: inout [UInt8]) {
    AnnotationText.append(",\"label\":", to: &out)
    if let label = annotation.label {
      AnnotationText.append(json: label.name, to: &out)
      AnnotationText.append(",\"score\":", to: &out)
      AnnotationText.append(thousandths: annotation.score, to: &out)
      AnnotationText.append(",\"positive\":", to: &out)
      AnnotationText.append(thousandths: annotation.positive, to: &out)
      AnnotationText.append(",\"negative\":", to: &out)
      AnnotationText.append(thousandths: annotation.negative, to: &out)
    } else {
      AnnotationText.append("null,\"score\":null,\"positive\":null,\"negative\":null", to: &out)
    }
    append(",\"mixed\":", annotation.mixed, &out)
    append(",\"complaint\":", annotation.complaint, &out)
    AnnotationText.append(",\"complaint_score\":", to: &out)
    AnnotationText.append(thousandths: annotation.complaintScore, to: &out)
    append(",\"praise\":", annotation.praise, &out)
  }

  private func append(_ topic: TopicAnnotation, _ out: inout [UInt8]) {
    AnnotationText.append("{\"topic\":\"", to: &out)
    out.append(contentsOf: topicIDs[topic.topic])
    AnnotationText.append("\",\"label\":", to: &out)
    AnnotationText.append(json: topic.label.name, to: &out)
    AnnotationText.append(",\"score\":", to: &out)
    AnnotationText.append(thousandths: topic.score, to: &out)
    AnnotationText.append(",\"spans\":[", to: &out)
    for (place, span) in topic.spans.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      append(span, &out)
    }
    out.append(UInt8(ascii: "]"))
    if !topic.subtopics.isEmpty {
      AnnotationText.append(",\"subtopics\":[", to: &out)
      for (place, subtopic) in topic.subtopics.enumerated() {
        AnnotationText.append(place > 0 ? ",\"" : "\"", to: &out)
        out.append(contentsOf: topicIDs[subtopic])
        out.append(UInt8(ascii: "\""))
      }
      out.append(UInt8(ascii: "]"))
    }
    out.append(UInt8(ascii: "}"))
  }

  private func appendFlags(_ annotation: borrowing Annotation, _ out: inout [UInt8]) {
    if let id = annotation.duplicateOf {
      AnnotationText.append(json: "duplicate_of:" + id, to: &out)
    }
    if annotation.scoreTextMismatch {
      if annotation.duplicateOf != nil { out.append(UInt8(ascii: ",")) }
      AnnotationText.append("\"score_text_mismatch\"", to: &out)
    }
  }

  private func append(_ trace: [Contribution], _ out: inout [UInt8]) {
    AnnotationText.append(",\"trace\":[", to: &out)
    for (place, step) in trace.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      AnnotationText.append("{\"span\":", to: &out)
      append(step.span, &out)
      AnnotationText.append(",\"entry\":", to: &out)
      AnnotationText.append(json: step.entry, to: &out)
      AnnotationText.append(",\"rule\":", to: &out)
      AnnotationText.append(json: step.rule, to: &out)
      AnnotationText.append(",\"factor\":", to: &out)
      AnnotationText.append(thousandths: step.factor, to: &out)
      AnnotationText.append(",\"value\":", to: &out)
      AnnotationText.append(Int(step.value), to: &out)
      AnnotationText.append(",\"hit\":", to: &out)
      AnnotationText.append(step.hit, to: &out)
      if place < counterfactuals.count, let without = counterfactuals[place] {
        AnnotationText.append(",\"without\":", to: &out)
        if let score = without.score {
          AnnotationText.append(thousandths: score, to: &out)
        } else {
          AnnotationText.append("null", to: &out)
        }
      }
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  private func append(_ span: TextSpan, _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    AnnotationText.append(Int(span.start), to: &out)
    out.append(UInt8(ascii: ","))
    AnnotationText.append(Int(span.end), to: &out)
    out.append(UInt8(ascii: "]"))
  }

  private func append(_ key: StaticString, _ value: Bool, _ out: inout [UInt8]) {
    AnnotationText.append(key, to: &out)
    if value {
      AnnotationText.append("true", to: &out)
    } else {
      AnnotationText.append("false", to: &out)
    }
  }

  private func append(_ value: Int?, _ out: inout [UInt8]) {
    if let value {
      AnnotationText.append(value, to: &out)
    } else {
      AnnotationText.append("null", to: &out)
    }
  }
}
