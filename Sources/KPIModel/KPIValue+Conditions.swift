import FeedbackModel

extension KPIValue {
  /// The conditions of the rows that are the value's base, each as `key=value`.
  ///
  /// The rows of the same input that meet all of them are as many as `base`. An operations number has no rows among the
  /// comments, so it has none.
  public var conditions: [String] {
    guard let own = ownConditions else { return [] }
    var conditions: [String] = []
    if let period { conditions.append(RowCondition.text("period", period.description)) }
    conditions += segment.map { RowCondition.text(column: $0.name, $0.value) }
    return conditions + own
  }

  /// The conditions that the KPI itself makes; nil for one whose base no condition tells.
  private var ownConditions: [String]? {
    if let rating {
      let key = kpi == "invalid_answer_rate" ? "answered" : "rated"
      return [RowCondition.text(key, rating)]
    }
    let scored = RowCondition.text("status", RowStatus.scored.name)
    if let topic {
      return kpi == "topic_share" ? [scored] : [scored, RowCondition.text("topic", topic)]
    }
    switch kpi {
    case "net_sentiment", "sentiment_mean": return [scored]
    case "score_text_mismatch": return [scored, RowCondition.text("rated", "any")]
    case "stated_wait_median", "stated_wait_p90": return [scored, RowCondition.text("wait", "yes")]
    case "fcr_contradiction_rate": return [scored, RowCondition.text("resolved", "yes")]
    case "response_age_median", "response_age_p90":
      return [scored, RowCondition.text("awaiting", "yes")]
    case let kpi where KPITable.rates.contains { $0.kpi == kpi }: return [scored]
    default: return nil
    }
  }
}
