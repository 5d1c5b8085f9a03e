import Ingestion
import LexiconMatching

/// The categories of a dictionary, and what their entries become.
package struct ImportedCategories: Sendable {
  /// One category.
  package struct Category: Sendable {
    /// The names of those around it and its own, outermost first.
    package let path: [String]
    /// What its entries become.
    package internal(set) var target: ImportTarget
    /// How many entries it has.
    package internal(set) var entries = 0

    /// The names with slashes between them.
    package var name: String { path.joined(separator: "/") }
  }

  /// The categories in the order of the dictionary.
  package private(set) var all: [Category] = []

  private var places: [[String]: Int] = [:]

  /// What the user says of a category.
  package struct Wish: Sendable {
    /// The category's own name, or its path with slashes.
    package var name: String
    /// What it is to become.
    package var target: ImportTarget

    /// Creates a wish.
    package init(_ name: String, _ target: ImportTarget) {
      self.name = name
      self.target = target
    }
  }

  /// A category that the user names and the dictionary does not have.
  package struct Unknown: Error {
    /// What the user named.
    package let name: String
    /// What there is.
    package let known: [String]
  }

  /// Finds the categories of a dictionary.
  ///
  /// - Parameters:
  ///   - entries: What the dictionary says.
  ///   - wishes: What the user says of categories; the last one stands.
  ///   - only: The only categories that are wanted, with those inside them; all where it is empty.
  ///   - strength: The valence of a word of a good category, in thousandths.
  /// - Throws: `Unknown` for a name that no category has.
  init(
    _ entries: [DictionaryEntry],
    wishes: [Wish],
    only: [String],
    strength: Int
  ) throws(Unknown) {
    var ids = ImportedTopic()
    var outermost: [String: String] = [:]
    for entry in entries where !entry.category.isEmpty {
      if let place = places[entry.category] {
        all[place].entries += 1
        continue
      }
      let path = entry.category
      let parent = outermost[path[0]] ?? ids.id(of: [path[0]], parent: nil)
      outermost[path[0]] = parent
      let id = path.count > 1 ? ids.id(of: path, parent: parent) : parent
      let name = path[path.count - 1]
      places[path] = all.count
      all.append(
        Category(
          path: path,
          target: ImportTarget.usual(name, id: id, strength: strength),
          entries: 1
        )
      )
    }
    for wish in wishes {
      for place in try named(wish.name) { all[place].target = wish.target }
    }
    guard !only.isEmpty else { return }
    var wanted: Set<Int> = []
    for name in only { wanted.formUnion(try named(name)) }
    for place in all.indices where !wanted.contains(place) { all[place].target = .skip }
  }

  /// Returns the places of the categories of a name, and of those inside them.
  private func named(_ name: String) throws(Unknown) -> [Int] {
    let wanted = name.lowercased()
    let found = all.indices.filter { place in
      let path = all[place].path.map { $0.lowercased() }
      return path.contains(wanted)
        || path.indices.contains { path[...$0].joined(separator: "/") == wanted }
    }
    guard !found.isEmpty else { throw Unknown(name: name, known: all.map(\.name)) }
    return found
  }

  /// What the entries of a category become; nil for entries without one.
  func target(of path: [String]) -> ImportTarget? { places[path].map { all[$0].target } }
}
