import FeedbackModel

extension KPIValue {
  /// The conditions of the rows that are the value's base, each as `key=value`.
  ///
  /// The rows of the same input that meet all of them are as many as `base`. An operations number has no rows among the
  /// comments, so it has none.
  public var conditions: [String] {
    var conditions: [String] = []
    if let period { conditions.append(RowCondition.text("period", period.description)) }
    conditions += segment.map { RowCondition.text(column: $0.name, $0.value) }
    if let rating {
      return conditions + [RowCondition.text("rated", rating)]
    }
    conditions.append(RowCondition.text("status", RowStatus.scored.name))
    if kpi == "score_text_mismatch" { conditions.append(RowCondition.text("rated", "any")) }
    if kpi.hasPrefix("stated_wait") { conditions.append(RowCondition.text("wait", "yes")) }
    if let topic, kpi != "topic_share" { conditions.append(RowCondition.text("topic", topic)) }
    return conditions
  }
}
