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

  /// Finds the topics of some rows that have enough of them.
  ///
  /// A name belongs to the first topic of the catalogue that the map turns into it, else to the topic with that id;
  /// a name without either becomes a new topic.
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
    let names = counts.filter { $0.value >= Self.fewestRows }.keys.sorted()
    var placed: [(name: String, id: String, place: Int?)] = []
    for name in names {
      let place = catalogue.indices.first { index in
        guard parents[index] == nil else { return false }
        return map.map { $0([catalogue[index]]).contains(name) } ?? false
          || catalogue[index] == name
      }
      let id = place.map { catalogue[$0] } ?? Self.id(of: name)
      // Two names of one topic would be fitted against each other.
      guard !id.isEmpty, !placed.contains(where: { $0.id == id }) else { continue }
      let known = place ?? catalogue.firstIndex(of: id)
      placed.append((name, id, known))
    }
    let taken = Set(placed.compactMap(\.place))
    silenced = catalogue.indices.filter { index in
      guard silences, parents[index] == nil, !taken.contains(index) else { return false }
      let names = (map.map { $0([catalogue[index]]) } ?? []) + [catalogue[index]]
      return names.allSatisfy { counts[$0] == nil }
    }
    placed.sort { ($0.place ?? Int.max, $0.name) < ($1.place ?? Int.max, $1.name) }
    ids = placed.map(\.id)
    self.names = placed.map(\.name)
    places = placed.map(\.place)
    var numbers: [String: Int] = [:]
    for (number, item) in placed.enumerated() { numbers[item.name] = number }
    gold = rows.map { row in (row.gold.topics ?? []).compactMap { numbers[$0] } }
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
