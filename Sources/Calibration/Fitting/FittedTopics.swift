import Classification
import Pipeline

/// The topics that people named, beside those of the taxonomy.
struct FittedTopics: Sendable {
  /// The fewest rows of a topic from which it is learned.
  static let fewestRows = 20

  /// The ids, first those of the taxonomy in the order of the catalogue, then new ones by name.
  let ids: [String]

  /// The names that people used.
  let names: [String]

  /// The places in the catalogue; nil for a topic that the taxonomy does not have.
  let places: [Int?]

  /// The topics of each row by their places here.
  let gold: [[Int]]

  /// The top-level topics of the catalogue that no row has by any name: where they held, they would be wrong.
  let silenced: [Int]

  /// The name that stands for each name that people used, where another of the same topic does.
  private let leading: [String: String]

  /// Finds the topics of some rows that have enough of them.
  ///
  /// A name belongs to the first topic of the catalogue that the map turns into it, else to the topic with that id;
  /// a name without either becomes a new topic. Names that come to one id, such as "Billing" and "billing", are one
  /// topic, which goes by the most frequent of them.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - catalogue: The ids of the topics of the engine.
  ///   - parents: The place of the topic that each is a part of.
  ///   - map: Turns these ids into the names that people use; nil where they are the same.
  ///   - silences: Whether topics that no row has are to be silent.
  init(
    _ rows: [FittingRow],
    catalogue: [String],
    parents: [Int?],
    map: TopicMap?,
    silences: Bool
  ) {
    var counts: [String: Int] = [:]
    for row in rows {
      for name in Set(row.gold.topics ?? []) { counts[name, default: 0] += 1 }
    }
    let mapped = map.map { map in catalogue.map { map([$0]) } }
    var named: [NamedTopic] = []
    var numbers: [String: Int] = [:]
    var numbersOfIDs: [String: Int] = [:]
    for name in counts.keys.sorted() {
      let place = catalogue.indices.first { index in
        parents[index] == nil && (mapped?[index].contains(name) == true || catalogue[index] == name)
      }
      let id = place.map { catalogue[$0] } ?? Self.id(of: name)
      if let number = numbersOfIDs[id] {
        named[number].names.append(name)
        numbers[name] = number
      } else {
        numbers[name] = named.count
        if !id.isEmpty { numbersOfIDs[id] = named.count }
        named.append(
          NamedTopic(id: id, place: place ?? catalogue.firstIndex(of: id), names: [name])
        )
      }
    }
    for row in rows {
      for number in Set((row.gold.topics ?? []).compactMap { numbers[$0] }) {
        named[number].rows += 1
      }
    }
    let taken = Set(named.compactMap(\.place))
    silenced = catalogue.indices.filter { index in
      guard silences, parents[index] == nil, !taken.contains(index) else { return false }
      return (mapped?[index] ?? []).allSatisfy { counts[$0] == nil }
    }
    for number in named.indices { named[number].lead(by: counts) }
    var fitted = named.filter { $0.rows >= Self.fewestRows }
    fitted.sort { ($0.place ?? Int.max, $0.names[0]) < ($1.place ?? Int.max, $1.names[0]) }
    Self.number(&fitted, beside: catalogue)
    ids = fitted.map(\.id)
    names = fitted.map { $0.names[0] }
    places = fitted.map(\.place)
    var members: [String: Int] = [:]
    var leading: [String: String] = [:]
    for (number, topic) in fitted.enumerated() {
      for name in topic.names {
        members[name] = number
        // What the map turns a topic into it is judged by.
        if topic.place.map({ mapped?[$0].contains(name) == true }) != true {
          leading[name] = topic.names[0]
        }
      }
    }
    self.leading = leading
    gold = rows.map { row in
      var topics: [Int] = []
      for name in row.gold.topics ?? [] {
        if let number = members[name], !topics.contains(number) { topics.append(number) }
      }
      return topics
    }
  }

  /// A topic by the names that people gave it.
  private struct NamedTopic {
    var id: String
    let place: Int?
    var names: [String]
    /// How many rows have any of the names.
    var rows = 0

    /// Puts the most frequent name first.
    mutating func lead(by counts: [String: Int]) {
      names.sort { (-counts[$0, default: 0], $0) < (-counts[$1, default: 0], $1) }
    }
  }

  /// Numbers the topics whose names have no letter or digit that an id can have.
  private static func number(_ topics: inout [NamedTopic], beside catalogue: [String]) {
    let taken = Set(catalogue + topics.map(\.id))
    var last = 0
    for topic in topics.indices where topics[topic].id.isEmpty {
      repeat {
        last += 1
        topics[topic].id = "topic-\(last)"
      } while taken.contains(topics[topic].id)
    }
  }

  /// Returns the names of a row's topics, those of one topic as the same name.
  func names(of row: FittingRow) -> [String] {
    var names: [String] = []
    for name in (row.gold.topics ?? []).map({ leading[$0] ?? $0 }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// Returns a name as an id: its letters and digits, with hyphens between them.
  static func id(of name: String) -> String {
    var id = ""
    for byte in name.lowercased().utf8 {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      if isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        id.unicodeScalars.append(UnicodeScalar(byte))
      } else if byte != UInt8(ascii: "'"), !id.isEmpty, !id.hasSuffix("-") {
        id += "-"
      }
    }
    while id.hasSuffix("-") { id.removeLast() }
    return id
  }

  /// Returns the name that people used for an id; the id itself for topics that were not learned.
  func name(of id: String) -> String {
    ids.firstIndex(of: id).map { names[$0] } ?? id
  }

  /// Returns the topic that holds where the shipped taxonomy finds no other; nil where it has none.
  func fallback(of engine: Engine) -> Int? {
    engine.model.taxonomy.fallbacks.lazy.compactMap { places.firstIndex(of: $0) }.first
  }
}
