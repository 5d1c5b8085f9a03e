import FeedbackModel
import KPIModel

extension [DeclaredEvent] {
  /// Returns the names of the events that explain what a series shows in a period, each once.
  func names(covering period: Period, topic: String?) -> [String] {
    var names: [String] = []
    for event in self where event.covers(period, topic: topic) && !names.contains(event.name) {
      names.append(event.name)
    }
    return names
  }
}
