/// Turns the names of predicted topics into those of the gold.
///
/// A `MapFile` whose names are those of predicted topics. A name that the map does not hold has no counterpart in the gold.
package struct TopicMap: Sendable {
  private let targets: [String: [String]]

  /// Creates a map.
  package init(_ targets: [String: [String]]) { self.targets = targets }

  /// Reads a map.
  ///
  /// - Throws: `GoldError` where the file cannot be read or says something else.
  package init(path: String) throws(GoldError) {
    let example = (json: "{\"predicted\": \"gold\"}", table: "predicted TAB gold")
    var targets: [String: [String]] = [:]
    for entry in try MapFile(path, of: "topics", like: example, takesBareNames: true).read() {
      targets[entry.name, default: []] += entry.meanings
    }
    self.targets = targets
  }

  /// Returns whether the map holds a predicted topic.
  package func holds(_ predicted: String) -> Bool { targets[predicted] != nil }

  /// Returns the gold names of predicted topics in their order, each once.
  package func callAsFunction(_ predicted: [String]) -> [String] {
    var names: [String] = []
    for topic in predicted {
      for name in targets[topic] ?? [] where !names.contains(name) { names.append(name) }
    }
    return names
  }
}
